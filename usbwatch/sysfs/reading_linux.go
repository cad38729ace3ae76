package sysfs

import (
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"

	"relink/internal/device"
)

// The kernel gives a device's strings only under the device's lock, which a
// driver that is being started holds: with a bad cable for seconds, until its
// requests time out (usb_string_attr in drivers/usb/core/sysfs.c). Such a
// device is still arriving; the others are not made to wait for it.
const (
	// patience is how long a scan waits for a device that came.
	patience = 100 * time.Millisecond
	// firstPatience is how long the first scan does, for it may be the only
	// one.
	firstPatience = 5 * time.Second
)

// reading is a device being read.
type reading struct {
	inode uint64
	round int // of the scan that last saw it
	done  chan outcome
	late  atomic.Bool // the scan went on; ring when it is done
}

// outcome is what reading a device gave; see readDevice.
type outcome struct {
	device device.Device
	ok     bool
	err    error
}

// read reads the device of that name, or leaves it to arrive later.
func (b *Bus) read(fd int, name string, inode uint64) (device.Device, bool, error) {
	r := b.slow[name]
	if r == nil || r.inode != inode {
		dir, err := openDevice(fd, name)
		if err != nil {
			return device.Device{}, false, fault(err)
		}
		if !b.remember { // a file waits for nobody
			defer unix.Close(dir)
			return b.readDevice(dir, name, false)
		}
		r = &reading{inode: inode, done: make(chan outcome, 1)}
		go func() {
			defer unix.Close(dir)
			d, ok, err := b.readDevice(dir, name, true)
			r.done <- outcome{d, ok, err}
			if r.late.Load() {
				b.bell.ring()
			}
		}()
		wait := time.NewTimer(b.patience())
		defer wait.Stop()
		select {
		case o := <-r.done:
			return o.device, o.ok, o.err
		case <-wait.C:
		}
		r.late.Store(true)
		b.slow[name] = r
	}
	r.round = b.round
	select {
	case o := <-r.done:
		delete(b.slow, name)
		return o.device, o.ok, o.err
	default:
		return device.Device{}, false, nil
	}
}

func (b *Bus) patience() time.Duration {
	if b.round == 1 {
		return firstPatience
	}
	return patience
}

// forgetReadings lets go of those that left before they could be read.
func (b *Bus) forgetReadings() {
	for name, r := range b.slow {
		if r.round != b.round {
			delete(b.slow, name)
		}
	}
}
