package sysfs

import (
	"bytes"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// greeter greets a device the moment the kernel tells that it came. The kernel
// tells it right before it takes the device's lock to start the driver, and
// who asks for the strings before that has them at once (device_add in
// drivers/base/core.c). So the greeter has a socket and a thread of its own: it
// waits in the kernel, not in Go's poller, and may wait for a device, while the
// bell goes on ringing.
type greeter struct {
	stop *os.File // closing it ends the wait
}

// startGreeter calls greet for each device that comes, until close.
func startGreeter(greet func(name string)) (*greeter, error) {
	source, err := openEvents()
	if err != nil {
		return nil, err
	}
	return greeterFor(source, greet)
}

// greeterFor is a greeter for the events that can be read from source, which
// is then the greeter's own.
func greeterFor(source int, greet func(name string)) (*greeter, error) {
	var pipe [2]int
	if err := unix.Pipe2(pipe[:], unix.O_CLOEXEC); err != nil {
		unix.Close(source)
		return nil, fmt.Errorf("listen to the kernel: %w", err)
	}
	go greetFrom(source, pipe[0], greet)
	return &greeter{stop: os.NewFile(uintptr(pipe[1]), "stop")}, nil
}

// greetFrom greets until the other end of stopped is closed or source breaks.
func greetFrom(source, stopped int, greet func(name string)) {
	defer unix.Close(source)
	defer unix.Close(stopped)
	buf := make([]byte, maxEvent)
	for {
		n, err := nextEvent(source, stopped, buf)
		switch {
		case err == unix.ENOBUFS: // events were lost; the scan reads who came
			continue
		case err != nil:
			return
		case !matters(buf[:n]):
			continue
		}
		if name := newcomer(buf[:n]); name != "" {
			greet(name)
		}
	}
}

// nextEvent waits for the kernel's next word; ECANCELED when it is stopped.
func nextEvent(source, stopped int, buf []byte) (int, error) {
	for {
		fds := [...]unix.PollFd{{Fd: int32(source), Events: unix.POLLIN}, {Fd: int32(stopped), Events: unix.POLLIN}}
		if _, err := unix.Poll(fds[:], -1); err != nil && err != unix.EINTR {
			return 0, err
		}
		if fds[1].Revents != 0 {
			return 0, unix.ECANCELED
		}
		if n, err := unix.Read(source, buf); err != unix.EAGAIN && err != unix.EINTR {
			return n, err
		}
	}
}

// close stops the greeter; it ends when what it reads just now is read. A nil
// greeter greets nobody.
func (g *greeter) close() error {
	if g == nil {
		return nil
	}
	return g.stop.Close()
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
