package sysfs

import (
	"os"
	"testing"
	"time"

	"relink/internal/device"
)

// TestALockedDeviceKeepsNobodyWaiting plays a real sysfs with a device whose
// driver holds its lock.
func TestALockedDeviceKeepsNobodyWaiting(t *testing.T) {
	tr := newTree(t)
	tr.add("usb1", 1, "1d6b:0002", "480")
	b := tr.open()
	b.remember = true
	tr.scan(b)
	locked := make(chan struct{})
	b.readDevice = func(dir int, name string, isReal bool) (device.Device, bool, error) {
		if name == "1-4" {
			<-locked
		}
		return readDevice(dir, name, isReal)
	}
	tr.add("1-4", 3, "05ac:12a8", "480")
	for len(b.Changed()) > 0 {
		<-b.Changed()
	}
	if got := tr.scan(b); len(got) != 1 {
		t.Errorf("got %+v, want the phone still arriving", got)
	}
	tr.add("1-5", 4, "05ac:1227", "480")
	start := time.Now()
	if got := tr.scan(b); len(got) != 2 || got[1].Port != "1-5" {
		t.Errorf("got %+v, want the other phone", got)
	}
	if took := time.Since(start); took > patience {
		t.Errorf("got the other phone after %v, want it at once", took)
	}
	for len(b.Changed()) > 0 {
		<-b.Changed()
	}
	close(locked)
	select {
	case <-b.Changed():
	case <-time.After(10 * time.Second):
		t.Fatal("got no ring when the lock was let go")
	}
	if got := tr.scan(b); len(got) != 3 || got[1].Port != "1-4" {
		t.Errorf("got %+v, want both phones", got)
	}
	if len(b.slow) != 0 {
		t.Errorf("got %v still being read, want nothing", b.slow)
	}
}

func TestALockedDeviceMayLeave(t *testing.T) {
	tr := newTree(t)
	tr.add("usb1", 1, "1d6b:0002", "480")
	b := tr.open()
	b.remember = true
	tr.scan(b)
	locked := make(chan struct{})
	b.readDevice = func(dir int, name string, isReal bool) (device.Device, bool, error) {
		<-locked
		return readDevice(dir, name, isReal)
	}
	tr.add("1-4", 3, "05ac:12a8", "480")
	tr.scan(b)
	tr.must(os.RemoveAll(tr.path("1-4")))
	if got := tr.scan(b); len(got) != 1 || len(b.slow) != 0 {
		t.Errorf("got %+v and %d being read, want the hub alone", got, len(b.slow))
	}
	close(locked)
	if got := tr.scan(b); len(got) != 1 {
		t.Errorf("got %+v, want the hub alone", got)
	}
}
