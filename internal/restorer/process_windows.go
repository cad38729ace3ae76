package restorer

import (
	"errors"
	"unsafe"

	"golang.org/x/sys/windows"
)

// processes takes Windows' own list, which needs no rights.
func processes() ([]Process, error) {
	list, err := windows.CreateToolhelp32Snapshot(windows.TH32CS_SNAPPROCESS, 0)
	if err != nil {
		return nil, errors.Join(ErrCannotSee, err)
	}
	defer windows.CloseHandle(list)
	var all []Process
	p := windows.ProcessEntry32{Size: uint32(unsafe.Sizeof(windows.ProcessEntry32{}))}
	for err = windows.Process32First(list, &p); err == nil; err = windows.Process32Next(list, &p) {
		all = append(all, Process{PID: int(p.ProcessID), Name: windows.UTF16ToString(p.ExeFile[:])})
	}
	if !errors.Is(err, windows.ERROR_NO_MORE_FILES) {
		return all, errors.Join(ErrCannotSee, err)
	}
	return all, nil
}
