//go:build unix

package restorer

import (
	"os/exec"
	"syscall"
)

// ofItsOwn lets a program end together with all that it started.
func ofItsOwn(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
