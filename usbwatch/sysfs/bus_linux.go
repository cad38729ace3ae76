package sysfs

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"relink/internal/device"
	"relink/usbwatch"
)

// Bus is the USB bus of a Linux kernel.
type Bus struct {
	dir  string // .../bus/usb/devices
	bell *bell  // nil when there is no netlink

	// remember is true on a real sysfs. There every kernel object has an inode
	// of its own, so an entry with the same name and inode is the same
	// enumeration of the same device, whose attributes never change: it need
	// not be read again.
	remember bool

	mu      sync.Mutex
	text    []byte // the directory, then each attribute, is read into it
	known   map[string]*entry
	round   int // of the scan, to tell who was seen in it
	devices []device.Device
	stale   bool                // devices no longer says what known does
	slow    map[string]*reading // devices that are still arriving

	greeter *greeter  // nil when there is no netlink
	greeted greetings // devices that came since the last scan

	// readDevice is the function of that name; a test takes its place.
	readDevice func(dir int, name string, isReal bool) (device.Device, bool, error)
}

// entry is a device that was read.
type entry struct {
	inode  uint64
	round  int
	device device.Device
}

// Open is the bus under root, which is /sys on a real system. A directory
// tree of the same shape is a bus too, whose bell is the directory's own. The
// error wraps usbwatch.ErrNoBus where there is no such directory or no root
// hub in it: a kernel without a USB controller shows an empty one.
func Open(root string) (*Bus, error) {
	b := &Bus{
		dir:   filepath.Join(root, "bus", "usb", "devices"),
		text:  make([]byte, 32<<10),
		known: map[string]*entry{},
		slow:  map[string]*reading{},

		readDevice: readDevice,
	}
	var fs unix.Statfs_t
	err := unix.Statfs(b.dir, &fs)
	switch {
	case errors.Is(err, os.ErrNotExist), errors.Is(err, unix.ENOTDIR):
		return nil, fmt.Errorf("%w: there is no %s", usbwatch.ErrNoBus, b.dir)
	case err != nil:
		return nil, fmt.Errorf("look at %s: %w", b.dir, err)
	}
	b.remember = fs.Type == unix.SYSFS_MAGIC
	hubs, err := filepath.Glob(filepath.Join(b.dir, "usb[0-9]*"))
	if err != nil || len(hubs) == 0 {
		return nil, fmt.Errorf("%w: there is no root hub in %s", usbwatch.ErrNoBus, b.dir)
	}
	// Before the first scan, so that nothing falls in between. Without it the
	// bus is polled.
	if b.remember {
		b.bell, _ = listen()
		b.greeter, _ = startGreeter(b.greet)
	} else {
		b.bell, _ = listenToTree(b.dir)
	}
	return b, nil
}

// Changed rings when the kernel said that a USB device came or went. It is nil
// where the kernel cannot be listened to.
func (b *Bus) Changed() <-chan struct{} {
	if b.bell == nil {
		return nil
	}
	return b.bell.rings
}

// Close stops listening.
func (b *Bus) Close() error {
	err := b.greeter.close()
	if b.bell != nil {
		err = errors.Join(err, b.bell.close())
	}
	return err
}

// Scan reads the directory, and the attributes of those devices that it has
// not seen yet. A device that is leaving is left out, and so is what hangs on
// a hub that is leaving. One that the kernel keeps locked arrives when it is
// let go.
func (b *Bus) Scan(ctx context.Context) (device.Snapshot, error) {
	if err := ctx.Err(); err != nil {
		return device.Snapshot{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.round++
	fd, err := unix.Open(b.dir, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err != nil {
		if errors.Is(err, unix.ENOENT) {
			err = fmt.Errorf("%w: %s is gone", usbwatch.ErrNoBus, b.dir)
		}
		return device.Snapshot{}, fmt.Errorf("scan the bus: %w", err)
	}
	defer unix.Close(fd)
	for name, r := range b.greeted.take() {
		b.slow[name] = r
	}
	seen, err := b.look(fd)
	if err != nil {
		return device.Snapshot{}, fmt.Errorf("scan the bus: %w", err)
	}
	if b.stale || seen != len(b.known) {
		b.rebuild()
		b.stale = false
	}
	return device.Snapshot{At: time.Now(), Devices: b.devices}, nil
}

// look goes through the directory, reads who is new and counts who is there.
func (b *Bus) look(fd int) (seen int, err error) {
	list, err := listDir(fd, b.text[:0])
	if err != nil {
		return 0, err
	}
	b.text = list.text // it may have grown
	for name, inode := range list.entries() {
		if !isDevice(name) {
			continue
		}
		e := b.known[string(name)]
		if e != nil && b.remember && e.inode == inode {
			e.round = b.round
			seen++
			continue
		}
		d, ok, err := b.read(fd, string(name), inode)
		if err != nil {
			return 0, err
		}
		if !ok {
			continue
		}
		b.stale = true
		seen++
		b.known[string(name)] = &entry{inode: inode, round: b.round, device: d}
	}
	b.forgetReadings()
	return seen, nil
}

// rebuild makes the list of devices anew, in the order of their ports.
func (b *Bus) rebuild() {
	here := make([]device.Device, 0, len(b.known))
	ports := make(map[string]bool, len(b.known))
	for name, e := range b.known {
		if e.round != b.round {
			delete(b.known, name)
			continue
		}
		here = append(here, e.device)
		ports[e.device.Port] = true
	}
	here = slices.DeleteFunc(here, func(d device.Device) bool {
		return slices.ContainsFunc(d.Hubs, func(hub string) bool { return !ports[hub] })
	})
	usbwatch.SortDevices(here)
	b.devices = here
}
