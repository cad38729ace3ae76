package sysfs

import (
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func TestMatters(t *testing.T) {
	tests := []struct {
		name, event string
		want        bool
	}{
		{"a device came", "add@/devices/pci0/usb1/1-4\x00ACTION=add\x00SUBSYSTEM=usb\x00DEVTYPE=usb_device\x00PRODUCT=5ac/12a8/1006\x00", true},
		{"a device went", "remove@/devices/pci0/usb1/1-4\x00ACTION=remove\x00SUBSYSTEM=usb\x00DEVTYPE=usb_device\x00SEQNUM=1\x00", true},
		{"its interface came", "add@/devices/pci0/usb1/1-4/1-4:1.0\x00ACTION=add\x00SUBSYSTEM=usb\x00DEVTYPE=usb_interface\x00", false},
		{"its driver came", "bind@/devices/pci0/usb1/1-4\x00ACTION=bind\x00SUBSYSTEM=usb\x00DEVTYPE=usb_device\x00", false},
		{"a disk came", "add@/devices/virtual/block/loop0\x00ACTION=add\x00SUBSYSTEM=block\x00DEVTYPE=disk\x00", false},
		{"a network came", "add@/devices/virtual/net/usb_device\x00ACTION=add\x00SUBSYSTEM=net\x00", false},
		{"nothing", "", false},
		{"nonsense", "\xff@\x00", false},
	}
	for _, tt := range tests {
		if got := matters([]byte(tt.event)); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// answers is a socket that gives what a test says.
type answers []struct {
	event string
	err   error
}

func (a *answers) receive(buf []byte) (int, error) {
	if len(*a) == 0 {
		return 0, unix.EBADF
	}
	next := (*a)[0]
	*a = (*a)[1:]
	return copy(buf, next.event), next.err
}

func TestBellRings(t *testing.T) {
	const came = "add@/devices/usb1/1-4\x00DEVTYPE=usb_device\x00"
	tests := []struct {
		name    string
		answers answers
		want    int // rings before the end
	}{
		{"never for other events", answers{{event: "add@/devices/net\x00SUBSYSTEM=net\x00"}}, 0},
		{"for a device", answers{{event: came}}, 1},
		{"once for many that nobody heard", answers{{event: came}, {event: came}, {event: came}}, 1},
		{"when events were lost", answers{{err: unix.ENOBUFS}}, 1},
		{"after a signal", answers{{err: unix.EINTR}, {event: came}}, 1},
		{"never after it broke", answers{{err: unix.EIO}, {event: came}}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := &bell{rings: make(chan struct{}, 1)}
			b.run(matters, tt.answers.receive)
			got := 0
			for range b.rings { // run closes it when the socket breaks
				got++
			}
			if got != tt.want {
				t.Errorf("got %d rings, want %d", got, tt.want)
			}
		})
	}
}

// TestListenAndClose opens the real socket, where there is one to be had, and
// closes it while it waits.
func TestListenAndClose(t *testing.T) {
	b, err := listen()
	if err != nil {
		t.Logf("no netlink here, so the bus is polled: %v", err)
		return
	}
	if err := b.close(); err != nil {
		t.Errorf("got %v, want it closed", err)
	}
	deadline := time.After(5 * time.Second)
	for {
		select {
		case _, open := <-b.rings:
			if !open {
				return
			}
		case <-deadline:
			t.Fatal("got a bell that still listens after close, want it ended")
		}
	}
}
