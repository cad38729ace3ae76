// Wine 8 lacks bcryptprimitives.dll, from which Go takes its random numbers.
// The tests put this in its place; no package holds it.
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL ProcessPrng(PBYTE data, SIZE_T length)
{
	return RtlGenRandom(data, (ULONG)length);
}
