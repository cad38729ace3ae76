package sysfs

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func TestNewcomer(t *testing.T) {
	tests := []struct{ name, event, want string }{
		{"a device came", "add@/devices/pci0/usb1/1-4\x00ACTION=add\x00DEVTYPE=usb_device\x00", "1-4"},
		{"behind hubs", "add@/devices/pci0/usb1/1-4/1-4.2/1-4.2.10\x00ACTION=add\x00", "1-4.2.10"},
		{"a controller came", "add@/devices/pci0/usb12\x00ACTION=add\x00", "usb12"},
		{"a device went", "remove@/devices/pci0/usb1/1-4\x00ACTION=remove\x00", ""},
		{"a device changed", "change@/devices/pci0/usb1/1-4\x00ACTION=change\x00", ""},
		{"an interface", "add@/devices/pci0/usb1/1-4/1-4:1.0\x00", ""},
		{"somebody else's path", "add@/devices/../../etc\x00", ""},
		{"a name without end", "add@/devices/1-" + strings.Repeat("1.", 100) + "1\x00", ""},
		{"cut", "add@/devices/usb1/1-4", "1-4"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		if got := newcomer([]byte(tt.event)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestGreeterGreetsWhoCame gives a greeter events through a pair of sockets:
// it greets who came, one after the other, and ends when it is closed.
func TestGreeterGreetsWhoCame(t *testing.T) {
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_SEQPACKET|unix.SOCK_CLOEXEC|unix.SOCK_NONBLOCK, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(pair[1])
	greeted := make(chan string)
	g, err := greeterFor(pair[0], func(name string) { greeted <- name })
	if err != nil {
		t.Fatal(err)
	}
	for _, event := range []string{
		"add@/devices/pci0/usb1/1-4\x00DEVTYPE=usb_device\x00",
		"add@/devices/pci0/usb1/1-4/1-4:1.0\x00DEVTYPE=usb_interface\x00",
		"add@/devices/virtual/net/1-5\x00SUBSYSTEM=net\x00",
		"remove@/devices/pci0/usb1/1-4\x00DEVTYPE=usb_device\x00",
		"bind@/devices/pci0/usb1/1-4\x00DEVTYPE=usb_device\x00",
		"\xff",
		"add@/devices/pci0/usb1/1-4/1-4.2\x00DEVTYPE=usb_device\x00",
	} {
		if _, err := unix.Write(pair[1], []byte(event)); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"1-4", "1-4.2"} {
		select {
		case got := <-greeted:
			if got != want {
				t.Errorf("got %q greeted, want %q", got, want)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("got nobody greeted in 10 s, want %q", want)
		}
	}
	if err := g.close(); err != nil {
		t.Errorf("got %v, want it closed", err)
	}
	// It closes its own end of the pair when it has ended.
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if _, err := unix.Write(pair[1], []byte("x")); err == unix.EPIPE {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("got a greeter that still listens 10 s after close, want it ended")
		}
	}
}

// TestNobodyGreetsWithoutNetlink: a bus that could not listen closes as well.
func TestNobodyGreetsWithoutNetlink(t *testing.T) {
	var g *greeter
	if err := g.close(); err != nil {
		t.Errorf("got %v, want nothing to close", err)
	}
}
