package sysfs

import (
	"bytes"
	"fmt"
	"os"
	"sync"

	"golang.org/x/sys/unix"
)

// kernelEvents is the netlink group on which the kernel itself speaks; udevd
// speaks on the next one, later (lib/kobject_uevent.c, libudev-monitor.c).
const kernelEvents = 1

// maxEvent bounds what is read of one event, in bytes: the kernel's own are
// below 4 KiB (UEVENT_BUFFER_SIZE is 2048).
const maxEvent = 8 << 10

// bell rings when there is something to look at.
type bell struct {
	source *os.File
	rings  chan struct{}

	mu    sync.Mutex
	ended bool // rings is closed
}

// ring rings, unless a ring was not heard yet: one says as much as two. A nil
// bell rings for nobody.
func (b *bell) ring() {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ended {
		return
	}
	select {
	case b.rings <- struct{}{}:
	default:
	}
}

// end closes rings, which tells that it broke.
func (b *bell) end() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ended = true
	close(b.rings)
}

// openEvents opens the kernel's socket, which needs no rights.
func openEvents() (fd int, err error) {
	fd, err = unix.Socket(unix.AF_NETLINK, unix.SOCK_RAW|unix.SOCK_CLOEXEC|unix.SOCK_NONBLOCK, unix.NETLINK_KOBJECT_UEVENT)
	if err != nil {
		return -1, fmt.Errorf("listen to the kernel: %w", err)
	}
	// A larger buffer makes overflows rarer; nothing depends on getting it.
	_ = unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_RCVBUF, 1<<20)
	if err := unix.Bind(fd, &unix.SockaddrNetlink{Family: unix.AF_NETLINK, Groups: kernelEvents}); err != nil {
		unix.Close(fd)
		return -1, fmt.Errorf("listen to the kernel: %w", err)
	}
	return fd, nil
}

// listen is the bell of the kernel.
func listen() (*bell, error) {
	fd, err := openEvents()
	if err != nil {
		return nil, err
	}
	return ringFor(os.NewFile(uintptr(fd), "uevents"), matters)
}

// listenToTree is the bell of a directory that is no real sysfs: of the
// devices in it the kernel says nothing.
func listenToTree(dir string) (*bell, error) {
	fd, err := unix.InotifyInit1(unix.IN_CLOEXEC | unix.IN_NONBLOCK)
	if err != nil {
		return nil, fmt.Errorf("listen to %s: %w", dir, err)
	}
	if _, err := unix.InotifyAddWatch(fd, dir, unix.IN_CREATE|unix.IN_DELETE|unix.IN_MOVE|unix.IN_ONLYDIR); err != nil {
		unix.Close(fd)
		return nil, fmt.Errorf("listen to %s: %w", dir, err)
	}
	return ringFor(os.NewFile(uintptr(fd), dir), func([]byte) bool { return true })
}

// ringFor rings for what can be read from source and matters.
func ringFor(source *os.File, matters func([]byte) bool) (*bell, error) {
	conn, err := source.SyscallConn()
	if err != nil {
		source.Close()
		return nil, fmt.Errorf("listen to %s: %w", source.Name(), err)
	}
	b := &bell{source: source, rings: make(chan struct{}, 1)}
	go b.run(matters, func(buf []byte) (n int, err error) {
		waitErr := conn.Read(func(fd uintptr) bool {
			n, err = unix.Read(int(fd), buf)
			return err != unix.EAGAIN
		})
		if waitErr != nil {
			return 0, waitErr
		}
		return n, err
	})
	return b, nil
}

// run rings for every event that matters until the source breaks or is
// closed. It never waits for anybody.
func (b *bell) run(matters func([]byte) bool, receive func([]byte) (int, error)) {
	defer b.end()
	buf := make([]byte, maxEvent)
	for {
		n, err := receive(buf)
		switch {
		case err == unix.EINTR:
			continue
		case err == unix.ENOBUFS: // events were lost; the scan will tell
		case err != nil:
			return
		case !matters(buf[:n]):
			continue
		}
		b.ring()
	}
}

// matters tells whether an event says that a USB device, not only one of its
// interfaces or drivers, came, went or changed. An event looks like
// "add@/devices/...\x00ACTION=add\x00...DEVTYPE=usb_device\x00".
func matters(event []byte) bool {
	action, _, _ := bytes.Cut(event, []byte("@"))
	switch string(action) {
	case "bind", "unbind": // drivers
		return false
	}
	return bytes.Contains(event, []byte("\x00DEVTYPE=usb_device\x00"))
}

func (b *bell) close() error { return b.source.Close() }
