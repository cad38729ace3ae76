package cue

import (
	"os/exec"
	"syscall"
)

// createNoWindow is CREATE_NO_WINDOW (winbase.h).
const createNoWindow = 0x08000000

// unseen keeps Windows from opening a terminal for the program, which would come
// up over the coach at every word: Relink has none to share with it.
func unseen(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: createNoWindow}
}
