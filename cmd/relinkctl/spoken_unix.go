//go:build unix

package main

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// outputClosed is true for a program that was started without a standard
// output. Go puts /dev/null in its place, open for reading too (runtime
// fds_unix.go, checkfds), which a shell never does; and a program that wants
// nothing said closes all three.
func outputClosed() bool { return nullForBoth(1) && !(nullForBoth(0) && nullForBoth(2)) }

func nullForBoth(fd int) bool {
	flags, err := unix.FcntlInt(uintptr(fd), syscall.F_GETFL, 0)
	if err != nil || flags&syscall.O_ACCMODE != syscall.O_RDWR {
		return false
	}
	var is syscall.Stat_t
	null, err := os.Stat(os.DevNull)
	if err != nil || syscall.Fstat(fd, &is) != nil {
		return false
	}
	of, ok := null.Sys().(*syscall.Stat_t)
	return ok && of.Rdev == is.Rdev && is.Mode&syscall.S_IFMT == syscall.S_IFCHR
}
