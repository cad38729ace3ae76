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

// listen opens the kernel's socket, which needs no rights. Came is called with
// the name of each device that came, after the ring for it; it must not wait.
func listen(came func(name string)) (*bell, error) {
	fd, err := unix.Socket(unix.AF_NETLINK, unix.SOCK_RAW|unix.SOCK_CLOEXEC|unix.SOCK_NONBLOCK, unix.NETLINK_KOBJECT_UEVENT)
	if err != nil {
		return nil, fmt.Errorf("listen to the kernel: %w", err)
	}
	// A larger buffer makes overflows rarer; nothing depends on getting it.
	_ = unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_RCVBUF, 1<<20)
	if err := unix.Bind(fd, &unix.SockaddrNetlink{Family: unix.AF_NETLINK, Groups: kernelEvents}); err != nil {
		unix.Close(fd)
		return nil, fmt.Errorf("listen to the kernel: %w", err)
	}
	return ringFor(os.NewFile(uintptr(fd), "uevents"), matters, came)
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
	return ringFor(os.NewFile(uintptr(fd), dir), func([]byte) bool { return true }, func(string) {})
}

// ringFor rings for what can be read from source and matters.
func ringFor(source *os.File, matters func([]byte) bool, came func(string)) (*bell, error) {
	conn, err := source.SyscallConn()
	if err != nil {
		source.Close()
		return nil, fmt.Errorf("listen to %s: %w", source.Name(), err)
	}
	b := &bell{source: source, rings: make(chan struct{}, 1)}
	go b.run(matters, came, func(buf []byte) (n int, err error) {
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
func (b *bell) run(matters func([]byte) bool, came func(string), receive func([]byte) (int, error)) {
	defer b.end()
	buf := make([]byte, 8<<10) // the kernel's own are below 4 KiB (UEVENT_BUFFER_SIZE is 2048)
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
		if name := newcomer(buf[:max(n, 0)]); name != "" {
			came(name)
		}
	}
}

// newcomer is the name of the device that an event says came, such as
// "1-4.2", and empty when it says something else: the event begins with
// "add@", then the device's place below /sys, whose last part is its name.
func newcomer(event []byte) string {
	place, isAdd := bytes.CutPrefix(event, []byte("add@"))
	if !isAdd {
		return ""
	}
	place, _, _ = bytes.Cut(place, []byte{0})
	name := place[bytes.LastIndexByte(place, '/')+1:]
	if len(name) > maxName || !isDevice(name) {
		return ""
	}
	return string(name)
}

// maxName bounds a device's name: six tiers of ports below 256 on a bus below
// a million take 31 bytes.
const maxName = 32

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
