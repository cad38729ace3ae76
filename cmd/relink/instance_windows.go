package main

import (
	"errors"
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"
)

// instance is the claim to be the one window: a mutex of this login session.
type instance struct{ mutex windows.Handle }

// The window is found by its title, see ui.Title, and by the class that GLFW gives
// (win32_window.c): a folder of that name has the title as well.
const (
	windowTitle = "Relink"
	windowClass = "GLFW30"
)

const showRestore = 9 // SW_RESTORE

var (
	user32    = windows.NewLazySystemDLL("user32.dll")
	find      = user32.NewProc("FindWindowW")
	isIcon    = user32.NewProc("IsIconic")
	showIt    = user32.NewProc("ShowWindow")
	bringIt   = user32.NewProc("SetForegroundWindow")
	nameMutex = windows.StringToUTF16Ptr(`Local\app.relink.Relink`)
)

// claim takes the mutex. When another window has it, that one is raised and
// first is false.
func claim(string) (inst *instance, first bool, err error) {
	h, err := windows.CreateMutex(nil, false, nameMutex)
	if errors.Is(err, windows.ERROR_ALREADY_EXISTS) {
		if h != 0 {
			_ = windows.CloseHandle(h)
		}
		raiseOther()
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("take the lock: %w", err)
	}
	return &instance{mutex: h}, true, nil
}

// raiseOther brings the first window to the front; one that is still starting
// comes there by itself. One that fills the screen stays as large as it is.
func raiseOther() {
	class, title := windows.StringToUTF16Ptr(windowClass), windows.StringToUTF16Ptr(windowTitle)
	if find.Find() != nil {
		return
	}
	h, _, _ := find.Call(uintptr(unsafe.Pointer(class)), uintptr(unsafe.Pointer(title)))
	if h == 0 {
		return
	}
	if minimised, _, _ := isIcon.Call(h); minimised != 0 {
		_, _, _ = showIt.Call(h, showRestore)
	}
	_, _, _ = bringIt.Call(h)
}

// Raise delivers nothing: on Windows the second start raises by itself.
func (i *instance) Raise() <-chan struct{} { return nil }

// Close gives the claim up.
func (i *instance) Close() { _ = windows.CloseHandle(i.mutex) }
