package usbmux

import (
	"context"
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// A usbmuxd that hangs accepts nobody any more; saying that it does not run
// would send the person after the wrong thing.
func TestOneThatAcceptsNobodyIsRunning(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "usbmuxd")
	address := &syscall.SockaddrUnix{Name: name}
	listener := socket(t)
	if err := errors.Join(syscall.Bind(listener, address), syscall.Listen(listener, 0)); err != nil {
		t.Fatal(err)
	}
	for { // until the queue is full
		if err := syscall.Connect(socket(t), address); errors.Is(err, syscall.EAGAIN) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := (Client{"unix", name}).Phones(context.Background()); !errors.Is(err, syscall.EAGAIN) || errors.Is(err, ErrNotRunning) {
		t.Errorf("got %v, want that it takes nobody", err)
	}
}

func socket(t *testing.T) int {
	t.Helper()
	fd, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM|syscall.SOCK_NONBLOCK|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Close(fd) })
	return fd
}
