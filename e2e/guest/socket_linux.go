package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"relink/internal/virtualphone"
)

// The speeds of vhci's attach file (Linux kernel, include/linux/usb/ch9.h).
const (
	fullSpeed = 2
	highSpeed = 3
)

// socket is one port of a virtual controller, where something may be plugged
// in.
type socket struct {
	port int    // as vhci counts them
	name string // as the kernel names what is plugged in, such as "3-1"

	mu   sync.Mutex
	wire *os.File // our end while something is plugged in
	done chan struct{}
}

// socketOn is the nth port of the nth controller, both from 0.
func socketOn(c, n int) *socket {
	return &socket{port: controllers[c].firstPort + n, name: fmt.Sprintf("%s-%d", controllers[c].bus, n+1)}
}

// plug attaches a gadget; the kernel begins to enumerate it.
func (s *socket) plug(g *virtualphone.Gadget, speed int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.wire != nil {
		return fmt.Errorf("port %s is taken", s.name)
	}
	if !until(20*time.Second, func() bool { return s.free() && !s.known() }) {
		return fmt.Errorf("port %s did not become free", s.name)
	}
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return fmt.Errorf("make a wire: %w", err)
	}
	wire := os.NewFile(uintptr(pair[1]), "wire")
	line := fmt.Sprintf("%d %d %d %d", s.port, pair[0], s.port+1, speed)
	err = os.WriteFile("/sys/devices/platform/vhci_hcd.0/attach", []byte(line), 0)
	unix.Close(pair[0]) // the kernel has its own hold on it now
	if err != nil {
		wire.Close()
		return fmt.Errorf("attach to port %s: %w", s.name, err)
	}
	s.wire, s.done = wire, make(chan struct{})
	go func(done chan struct{}) {
		defer close(done)
		// The end of the stream is the unplugging; there is no one to tell.
		_ = virtualphone.Serve(wire, g)
	}(s.done)
	return nil
}

// pull unplugs what is there.
func (s *socket) pull() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.wire == nil {
		return errors.New("nothing is plugged into port " + s.name)
	}
	// A blocked read holds the file open; shutting down ends it.
	if err := unix.Shutdown(int(s.wire.Fd()), unix.SHUT_RDWR); err != nil {
		return fmt.Errorf("unplug port %s: %w", s.name, err)
	}
	<-s.done
	err := s.wire.Close()
	s.wire = nil
	return err
}

// known tells whether the kernel still lists what was plugged in last. vhci
// leaves a port enabled when it loses its device: were the next one plugged in
// before the hub's worker has looked, it would be taken for the last one.
func (s *socket) known() bool {
	_, err := os.Stat("/sys/bus/usb/devices/" + s.name)
	return err == nil
}

// free tells whether vhci has let go of the port: state 004 in its list.
func (s *socket) free() bool {
	name := "status"
	if n := s.port / 30; n > 0 {
		name = fmt.Sprintf("status.%d", n)
	}
	text, err := os.ReadFile("/sys/devices/platform/vhci_hcd.0/" + name)
	if err != nil {
		return false
	}
	want := fmt.Sprintf("%04d", s.port)
	for _, line := range strings.Split(string(text), "\n") {
		f := strings.Fields(line)
		if len(f) > 2 && f[1] == want {
			return f[2] == "004"
		}
	}
	return false
}

// cable joins a phone that lives on its own to a socket: whenever the phone
// shows up anew it is plugged in, whenever it goes it is pulled.
type cable struct {
	*socket
	*virtualphone.Bus

	tap     func(virtualphone.Setup, []byte) // hears the phone's own requests; may be nil
	stop    chan struct{}
	stopped chan struct{}
	mu      sync.Mutex
	fault   error
}

// connect lets a phone live on a socket until cut is called.
func connect(s *socket, p virtualphone.Phone) *cable { return connectTapped(s, p, nil) }

// connectTapped does the same with somebody who listens.
func connectTapped(s *socket, p virtualphone.Phone, tap func(virtualphone.Setup, []byte)) *cable {
	c := &cable{socket: s, Bus: virtualphone.NewBus(p), tap: tap, stop: make(chan struct{}), stopped: make(chan struct{})}
	go c.live()
	return c
}

// gadget is the phone as it shows now.
func (c *cable) gadget() *virtualphone.Gadget {
	g := c.Gadget()
	if own := g.Own; c.tap != nil {
		g.Own = func(s virtualphone.Setup, data []byte) ([]byte, error) {
			c.tap(s, data)
			return own(s, data)
		}
	}
	return g
}

func (c *cable) live() {
	defer close(c.stopped)
	shown := 0 // the appearance that is plugged in; 0 is none
	for {
		p := c.Phone()
		now := p.Appearance()
		if now != shown {
			var err error
			if shown != 0 {
				err = c.pull()
			}
			if now != 0 && err == nil {
				err = c.plug(c.gadget(), highSpeed)
			}
			if err != nil {
				c.mu.Lock()
				c.fault = errors.Join(c.fault, err)
				c.mu.Unlock()
			}
			shown = now
		}
		select {
		case <-c.Changed():
		case <-c.stop:
			if shown != 0 {
				_ = c.pull() // the scenario is over
			}
			return
		}
	}
}

// cut ends the phone's life and says what went wrong with the cable.
func (c *cable) cut() error {
	close(c.stop)
	<-c.stopped
	c.Close()
	return c.fault
}
