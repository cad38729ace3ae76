//go:build unix

package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"
)

// instance is the claim to be the one window. The lock says who is first; the
// socket beside it, a file of this user, lets a second start raise the first.
type instance struct {
	lock   *os.File
	socket net.Listener
	raise  chan struct{}
}

// claim takes the lock in dir. When another window has it, that one is raised
// and first is false.
func claim(dir string) (inst *instance, first bool, err error) {
	path := filepath.Join(socketFolder(dir), "relink.sock")
	lock, err := os.OpenFile(filepath.Join(dir, "relink.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, false, fmt.Errorf("%w: %w", errLock, err)
	}
	err = unix.Flock(int(lock.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		lock.Close()
		return nil, false, raiseOther(path)
	}
	if err != nil {
		lock.Close()
		return nil, false, fmt.Errorf("take the lock: %w", err)
	}
	inst = &instance{lock: lock, raise: make(chan struct{}, 1)}
	// Whoever holds the lock owns the name; what lies there is left over.
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return inst, true, nil // a window that cannot be raised is still a window
	}
	if inst.socket, err = net.Listen("unix", path); err == nil {
		go inst.listen()
	}
	return inst, true, nil
}

// socketFolder is the user's own run-time folder, else the state folder.
func socketFolder(dir string) string {
	if run := os.Getenv("XDG_RUNTIME_DIR"); run != "" {
		if info, err := os.Stat(run); err == nil && info.IsDir() {
			return run
		}
	}
	return dir
}

// raiseOther asks the first window to come to the front. It may still be
// starting, so a few tries are made.
func raiseOther(path string) error {
	var err error
	for range 20 {
		var c net.Conn
		if c, err = net.DialTimeout("unix", path, time.Second); err == nil {
			return c.Close()
		}
		time.Sleep(100 * time.Millisecond)
	}
	return fmt.Errorf("raise the window that is open already: %w", err)
}

// listen turns every connection into one wish to be raised; nothing is read.
func (i *instance) listen() {
	for {
		c, err := i.socket.Accept()
		if err != nil {
			return
		}
		c.Close()
		select {
		case i.raise <- struct{}{}:
		default:
		}
	}
}

// Raise delivers a value when a second start wants the window in front.
func (i *instance) Raise() <-chan struct{} { return i.raise }

// Close gives the claim up.
func (i *instance) Close() {
	if i.socket != nil {
		i.socket.Close()
	}
	i.lock.Close()
}
