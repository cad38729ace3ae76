package sysfs

import (
	"sync"
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
	inode  uint64
	round  int  // of the scan that last saw it
	waited bool // a scan waited for it already
	done   chan outcome
	late   atomic.Bool // the scan went on; ring when it is done
}

// outcome is what reading a device gave; see readDevice.
type outcome struct {
	device device.Device
	ok     bool
	err    error
}

// begin reads a device and closes its directory. It waits as long as the
// device is locked.
func (b *Bus) begin(r *reading, dir int, name string) {
	defer unix.Close(dir)
	d, ok, err := b.readDevice(dir, name, true)
	r.done <- outcome{d, ok, err}
	if r.late.Load() {
		b.bell.ring()
	}
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
		b.slow[name] = r
		go b.begin(r, dir, name)
	}
	r.round = b.round
	o, ready := b.wait(r)
	if !ready {
		return device.Device{}, false, nil
	}
	delete(b.slow, name)
	return o.device, o.ok, o.err
}

// wait waits for what a reading gives, with patience the first time.
func (b *Bus) wait(r *reading) (outcome, bool) {
	if !r.waited {
		r.waited = true
		limit := time.NewTimer(b.patience())
		defer limit.Stop()
		select {
		case o := <-r.done:
			return o, true
		case <-limit.C:
		}
		r.late.Store(true)
	}
	select {
	case o := <-r.done:
		return o, true
	default:
		return outcome{}, false
	}
}

func (b *Bus) patience() time.Duration {
	if b.round == 1 {
		return firstPatience
	}
	return patience
}

// forgetReadings lets go of those that left before they could be read, and of
// those that were read otherwise.
func (b *Bus) forgetReadings() {
	for name, r := range b.slow {
		if r.round != b.round {
			delete(b.slow, name)
		}
	}
}

// maxGreeted bounds the devices that are read before a scan asks for them. A
// scan reads the rest.
const maxGreeted = 32

// greetings are devices whose reading began when the kernel told of them.
type greetings struct {
	mu       sync.Mutex
	readings map[string]*reading
}

// add keeps a reading for the next scan, if there is room for it.
func (g *greetings) add(name string, r *reading) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.readings) >= maxGreeted {
		return false
	}
	if g.readings == nil {
		g.readings = map[string]*reading{}
	}
	g.readings[name] = r
	return true
}

// take hands them all over.
func (g *greetings) take() map[string]*reading {
	g.mu.Lock()
	defer g.mu.Unlock()
	readings := g.readings
	g.readings = nil
	return readings
}

// greet reads a device that the kernel has just told of. It leaves everything
// that is odd to the scan.
func (b *Bus) greet(name string) {
	path := b.dir + "/" + name
	// First the inode, then what is behind it: when the device is replaced in
	// between, the scan finds another inode and reads anew.
	var link unix.Stat_t
	if unix.Lstat(path, &link) != nil {
		return
	}
	dir, err := openDevice(unix.AT_FDCWD, path)
	if err != nil {
		return
	}
	r := &reading{inode: link.Ino, done: make(chan outcome, 1)}
	if !b.greeted.add(name, r) {
		unix.Close(dir)
		return
	}
	b.begin(r, dir, name)
}
