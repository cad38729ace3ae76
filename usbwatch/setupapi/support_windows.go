package setupapi

import (
	"errors"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

// AppleSupport looks for Apple's software. It needs no rights.
func AppleSupport() Support {
	return supportFrom(supportCalls{service: serviceState, running: isRunning, app: hasApp, installed: isInstalled})
}

func serviceState(name string) ServiceState {
	manager, err := windows.OpenSCManager(nil, nil, windows.SC_MANAGER_CONNECT)
	if err != nil {
		return ServiceUnknown
	}
	defer windows.CloseServiceHandle(manager)
	wide, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return ServiceUnknown
	}
	service, err := windows.OpenService(manager, wide, windows.SERVICE_QUERY_STATUS)
	if errors.Is(err, windows.ERROR_SERVICE_DOES_NOT_EXIST) {
		return ServiceMissing
	}
	if err != nil {
		return ServiceUnknown
	}
	defer windows.CloseServiceHandle(service)
	var status windows.SERVICE_STATUS
	if err := windows.QueryServiceStatus(service, &status); err != nil {
		return ServiceUnknown
	}
	return stateOf(status.CurrentState)
}

// maxProcesses bounds the list of processes.
const maxProcesses = 100000

func isRunning(program string) bool {
	list, err := windows.CreateToolhelp32Snapshot(windows.TH32CS_SNAPPROCESS, 0)
	if err != nil {
		return false
	}
	defer windows.CloseHandle(list)
	entry := windows.ProcessEntry32{}
	entry.Size = uint32(unsafe.Sizeof(entry))
	err = windows.Process32First(list, &entry)
	for range maxProcesses {
		if err != nil {
			return false
		}
		if strings.EqualFold(windows.UTF16ToString(entry.ExeFile[:]), program) {
			return true
		}
		err = windows.Process32Next(list, &entry)
	}
	return false
}

var getPackages = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetPackagesByPackageFamily")

// hasApp asks for the packages of a family that this person has. Windows 8.1 and
// later know.
func hasApp(family string) (installed, known bool) {
	name, err := windows.UTF16PtrFromString(family)
	if err != nil || getPackages.Find() != nil {
		return false, false
	}
	var count, length uint32
	ret, _, _ := getPackages.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&count)), 0, uintptr(unsafe.Pointer(&length)), 0)
	switch windows.Errno(uint32(ret)) {
	case windows.ERROR_INSUFFICIENT_BUFFER: // for names, which nobody wants here
		return true, true
	case windows.ERROR_SUCCESS:
		return count > 0, true
	}
	return false, false
}

func isInstalled(driver string) bool {
	key, err := registry.OpenKey(registry.LOCAL_MACHINE, `SYSTEM\CurrentControlSet\Services\`+driver, registry.QUERY_VALUE)
	if err != nil {
		return false
	}
	key.Close()
	return true
}
