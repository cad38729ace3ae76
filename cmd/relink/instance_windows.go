package main

import (
	"errors"
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"
)

// instance is the claim to be the one window: a mutex of this login session.
type instance struct{ mutex windows.Handle }

// The window is found by its title; see ui.Title.
const windowTitle = "Relink"

const showRestore = 9 // SW_RESTORE

var (
	user32    = windows.NewLazySystemDLL("user32.dll")
	find      = user32.NewProc("FindWindowW")
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
// comes there by itself.
func raiseOther() {
	title, err := windows.UTF16PtrFromString(windowTitle)
	if err != nil || find.Find() != nil {
		return
	}
	if h, _, _ := find.Call(0, uintptr(unsafe.Pointer(title))); h != 0 {
		_, _, _ = showIt.Call(h, showRestore)
		_, _, _ = bringIt.Call(h)
	}
}

// Raise delivers nothing: on Windows the second start raises by itself.
func (i *instance) Raise() <-chan struct{} { return nil }

// Close gives the claim up.
func (i *instance) Close() { _ = windows.CloseHandle(i.mutex) }
