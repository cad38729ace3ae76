// Package offline runs other people's programs so that nothing leaves this
// machine, whatever they try: they get no socket of the internet's families.
// It needs no right that an ordinary user does not have.
//
// It works in any program that imports it: the program starts itself once more
// under another name, gives the rights away and becomes the other program.
package offline

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// name is the name under which a program that imports this package turns into
// the one that it is to run.
const name = "relink-offline"

func init() {
	if os.Args[0] != name {
		return
	}
	if err := become(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, name+":", err)
		os.Exit(127)
	}
}

// Command is exec.CommandContext for a program without a network.
func Command(ctx context.Context, program string, args ...string) (*exec.Cmd, error) {
	path, err := exec.LookPath(program)
	if err != nil {
		return nil, fmt.Errorf("find a program to run: %w", err)
	}
	cmd := exec.CommandContext(ctx, "/proc/self/exe")
	cmd.Args = append([]string{name, path}, args...)
	return cmd, nil
}

// become is the program from here on.
func become(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("no program to run")
	}
	runtime.LockOSThread() // the filter is the thread's, and what it becomes keeps it
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("give up new rights: %w", err)
	}
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	if err := unix.Prctl(unix.PR_SET_SECCOMP, unix.SECCOMP_MODE_FILTER, uintptr(unsafe.Pointer(&program)), 0, 0); err != nil {
		return fmt.Errorf("give up the network: %w", err)
	}
	return fmt.Errorf("run %s: %w", args[0], syscall.Exec(args[0], args, os.Environ()))
}

// Where the kernel puts what a filter reads (Linux, struct seccomp_data).
const (
	numberAt   = 0
	argumentAt = 16 // the first argument's lower half, on little-endian machines
)

// filter answers socket() for the internet and for raw packets as a kernel
// without them does. io_uring, which could open one unseen, is not there
// either.
var filter = []unix.SockFilter{
	load(numberAt),
	jump(unix.SYS_IO_URING_SETUP, 0, 1),
	refuse(unix.ENOSYS),
	jump(unix.SYS_SOCKET, 0, 5),
	load(argumentAt),
	jump(unix.AF_INET, 2, 0),
	jump(unix.AF_INET6, 1, 0),
	jump(unix.AF_PACKET, 0, 1),
	refuse(unix.EAFNOSUPPORT),
	{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW},
}

func load(at uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: at}
}

// jump goes that many rows further if what was loaded is k, and if it is not.
func jump(k uint32, is, isNot uint8) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: k, Jt: is, Jf: isNot}
}

func refuse(with syscall.Errno) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ERRNO | uint32(with)}
}
