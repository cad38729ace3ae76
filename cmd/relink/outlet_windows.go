package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/sys/windows"
)

// outlet is where the program says what it says outside its window. Windows gives
// a program with windows no terminal, even when it was started in one. Unless its
// output was redirected, what it said is kept and shown by end: in that terminal,
// or in a box.
func outlet() (stdout, stderr io.Writer, end func(code int)) {
	if redirected(windows.STD_OUTPUT_HANDLE) || redirected(windows.STD_ERROR_HANDLE) {
		return os.Stdout, os.Stderr, func(int) {}
	}
	var out, errs strings.Builder
	return &out, &errs, func(code int) {
		all := out.String() + errs.String()
		if all == "" || inTerminal(all) {
			return
		}
		// A double-click that only raised the window needs no box.
		if out.Len() > 0 || code != exitDone {
			inBox(all, code)
		}
	}
}

// redirected tells whether a stream leads somewhere.
func redirected(stream uint32) bool {
	h, err := windows.GetStdHandle(stream)
	if err != nil || h == 0 || h == windows.InvalidHandle {
		return false
	}
	kind, err := windows.GetFileType(h)
	return err == nil && kind != windows.FILE_TYPE_UNKNOWN
}

var (
	kernel32      = windows.NewLazySystemDLL("kernel32.dll")
	attachConsole = kernel32.NewProc("AttachConsole")
	freeConsole   = kernel32.NewProc("FreeConsole")
)

// parentsConsole is ATTACH_PARENT_PROCESS.
const parentsConsole = 1<<32 - 1

// inTerminal writes to the terminal that the program was started in, and says
// whether there is one. It holds it no longer than that: whoever closes a terminal
// ends all that hold it.
func inTerminal(text string) bool {
	if attachConsole.Find() != nil {
		return false
	}
	if ok, _, _ := attachConsole.Call(parentsConsole); ok == 0 {
		return false
	}
	defer func() { _, _, _ = freeConsole.Call() }()
	terminal, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer terminal.Close()
	_, err = io.WriteString(terminal, "\r\n"+strings.ReplaceAll(text, "\n", "\r\n"))
	return err == nil
}

func inBox(text string, code int) {
	message, err := windows.UTF16PtrFromString(strings.ReplaceAll(text, "\x00", " "))
	if err != nil {
		return
	}
	icon := uint32(windows.MB_ICONINFORMATION)
	if code != exitDone {
		icon = windows.MB_ICONERROR
	}
	_, _ = windows.MessageBox(0, message, windows.StringToUTF16Ptr(windowTitle), windows.MB_OK|windows.MB_SETFOREGROUND|icon)
}
