package sysfs

import (
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"relink/internal/device"
	"relink/usbwatch"
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
	var got []device.Device
	for len(got) < 3 { // the tree's own bell may still ring for what was added
		select {
		case <-b.Changed():
			got = tr.scan(b)
		case <-time.After(10 * time.Second):
			t.Fatalf("got no ring when the lock was let go, and %+v", got)
		}
	}
	if got[1].Port != "1-4" {
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

// TestAGreetedDeviceIsReadOnce plays the kernel's word that a device came: it
// is read at once, and the scan takes what was read.
func TestAGreetedDeviceIsReadOnce(t *testing.T) {
	tests := []struct {
		name  string
		story func(tr tree, b *Bus)
		want  uint16 // the product id that the scan tells
		reads int32  // of the phone
	}{
		{"and still there", func(tree, *Bus) {}, 0x12a8, 1},
		{"and replaced since", func(tr tree, _ *Bus) {
			tr.must(os.Rename(tr.path("1-4"), tr.path("aside"))) // keeps its inode from being used again
			tr.add("1-4", 4, "05ac:1227", "480")
		}, 0x1227, 2},
		{"and gone since", func(tr tree, _ *Bus) { tr.must(os.RemoveAll(tr.path("1-4"))) }, 0, 1},
		{"and greeted twice", func(_ tree, b *Bus) { b.greet("1-4") }, 0x12a8, 2},
		{"beside one that is not there", func(_ tree, b *Bus) { b.greet("1-9") }, 0x12a8, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTree(t)
			tr.add("usb1", 1, "1d6b:0002", "480")
			b := tr.open()
			b.remember = true
			tr.scan(b)
			var reads atomic.Int32
			b.readDevice = func(dir int, name string, isReal bool) (device.Device, bool, error) {
				reads.Add(1)
				return readDevice(dir, name, isReal)
			}
			tr.add("1-4", 3, "05ac:12a8", "480")
			b.greet("1-4")
			tt.story(tr, b)
			var id uint16
			for _, d := range tr.scan(b) {
				if d.Port == "1-4" {
					id = d.ProductID
				}
			}
			if id != tt.want {
				t.Errorf("got %04x on 1-4, want %04x", id, tt.want)
			}
			if len(b.slow) != 0 {
				t.Errorf("got %d still being read, want none", len(b.slow))
			}
			for range 100 { // who left may still be read
				if reads.Load() == tt.reads {
					break
				}
				time.Sleep(10 * time.Millisecond)
			}
			if got := reads.Load(); got != tt.reads {
				t.Errorf("got it read %d times, want %d", got, tt.reads)
			}
		})
	}
}

// A storm of words that devices came, with nobody scanning, holds no more than
// so many files open.
func TestGreetingsAreBounded(t *testing.T) {
	tr := newTree(t)
	tr.add("usb1", 1, "1d6b:0002", "480")
	b := tr.open()
	b.remember = true
	locked := make(chan struct{})
	var reads atomic.Int32
	var greeting sync.WaitGroup
	b.readDevice = func(int, string, bool) (device.Device, bool, error) {
		reads.Add(1)
		<-locked
		return device.Device{}, false, nil
	}
	for i := range 10 * maxGreeted {
		name := usbwatch.PortOf(1, i+1)
		tr.add(name, i+2, "05ac:12a8", "480")
		greeting.Go(func() { b.greet(name) })
	}
	for deadline := time.Now().Add(10 * time.Second); reads.Load() < maxGreeted && time.Now().Before(deadline); {
		time.Sleep(10 * time.Millisecond)
	}
	close(locked)
	greeting.Wait()
	if n := len(b.greeted.readings); n != maxGreeted {
		t.Errorf("got %d readings, want %d", n, maxGreeted)
	}
	if n := reads.Load(); n != maxGreeted {
		t.Errorf("got %d devices read, want %d", n, maxGreeted)
	}
}
