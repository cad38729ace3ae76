package motion

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// spiGetClientAreaAnimation asks for "Animation effects" of Settings,
// Accessibility, Visual effects (winuser.h, SystemParametersInfo).
const spiGetClientAreaAnimation = 0x1042

var systemParametersInfo = windows.NewLazySystemDLL("user32.dll").NewProc("SystemParametersInfoW")

func reduced() bool {
	if systemParametersInfo.Find() != nil {
		return false
	}
	animated := int32(1) // a BOOL
	ok, _, _ := systemParametersInfo.Call(spiGetClientAreaAnimation, 0, uintptr(unsafe.Pointer(&animated)), 0)
	return ok != 0 && animated == 0
}
