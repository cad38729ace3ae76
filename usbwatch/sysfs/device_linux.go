package sysfs

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"relink/internal/device"
	"relink/usbwatch"
)

// maxAttribute is what one attribute may take, in bytes. The kernel never
// gives more than a page (sysfs_emit).
const maxAttribute = 4096

// isDevice tells a device, such as "usb1" or "1-4.2", from an interface, such
// as "1-4.2:1.0", and from anything else.
func isDevice(name []byte) bool {
	digits, isBus := bytes.CutPrefix(name, []byte("usb"))
	if !isBus {
		var path []byte
		var cut bool
		digits, path, cut = bytes.Cut(name, []byte("-"))
		if !cut || !isPath(path) {
			return false
		}
	}
	return isNumber(digits)
}

// isPath tells whether text is port numbers joined by dots.
func isPath(text []byte) bool {
	for {
		port, rest, more := bytes.Cut(text, []byte("."))
		if !isNumber(port) {
			return false
		}
		if !more {
			return true
		}
		text = rest
	}
}

func isNumber(text []byte) bool {
	for _, c := range text {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(text) > 0
}

// openDevice opens a device's own directory. Everything is read through it:
// when the device leaves and another comes to its port in the middle, the
// reads fail, rather than mix the two.
func openDevice(fd int, name string) (dir int, err error) {
	return retry(func() (int, error) {
		return unix.Openat(fd, name, unix.O_PATH|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	})
}

// readDevice reads the device of a directory. It is not ok when the device is
// leaving, or shows nothing that could be understood. An error means that
// nothing can be read at present, whichever device it is. On a real sysfs the
// name is the port; elsewhere it is only what the attributes do not say.
func readDevice(dir int, name string, isReal bool) (d device.Device, ok bool, err error) {
	a := attributes{dir: dir}
	// What a device may lack comes first. What every device has comes last:
	// while that can still be read, the rest was truly not there.
	d.Serial, d.Product, d.Manufacturer = a.names()
	d.SpeedMbps, _ = strconv.ParseFloat(a.text("speed"), 64)
	if !(d.SpeedMbps > 0 && d.SpeedMbps < 1e6) { // "unknown", or nonsense
		d.SpeedMbps = 0
	}
	d.Port = name
	if !isReal {
		d.Port = portOf(name, a.text("busnum"), a.text("devpath"))
	}
	d.Hubs = usbwatch.HubsOf(d.Port)
	d.ProductID = uint16(a.number("idProduct", 16, 16))
	d.VendorID = uint16(a.number("idVendor", 16, 16))
	d.Address = int(a.number("devnum", 10, 31))
	if a.lacking {
		return d, false, a.fault
	}
	return d, true, a.fault
}

// attributes reads the attributes of one device.
type attributes struct {
	dir     int
	buf     [maxAttribute]byte
	lacking bool  // a number was not there
	fault   error // see the function fault
}

// names are what a device calls itself. They can be read only under its lock,
// which is free for a moment when it comes: so they are opened first, and then
// read one right after the other.
func (a *attributes) names() (serial, product, manufacturer string) {
	s, p, m := a.open("serial"), a.open("product"), a.open("manufacturer")
	return a.read(s), a.read(p), a.read(m)
}

// text is one attribute without its line end; empty when it is not there.
func (a *attributes) text(name string) string { return a.read(a.open(name)) }

// open opens an attribute; -1 when it is not there.
func (a *attributes) open(name string) (fd int) {
	fd, err := retry(func() (int, error) {
		// Not blocking, in case somebody's tree has a pipe here.
		return unix.Openat(a.dir, name, unix.O_RDONLY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	})
	if err != nil {
		a.note(err)
		return -1
	}
	return fd
}

// read reads an attribute that was opened, and closes it.
func (a *attributes) read(fd int) string {
	if fd < 0 {
		return ""
	}
	defer unix.Close(fd)
	// The kernel answers EINTR when a signal comes while it waits for the
	// device's lock, and Go's scheduler sends signals.
	n, err := retry(func() (int, error) { return unix.Read(fd, a.buf[:]) })
	if err != nil {
		a.note(err)
		return ""
	}
	return strings.TrimSuffix(string(a.buf[:n]), "\n")
}

// number is one attribute that every device has.
func (a *attributes) number(name string, base, bits int) uint64 {
	v, err := strconv.ParseUint(strings.TrimSpace(a.text(name)), base, bits)
	if err != nil {
		a.lacking = true
	}
	return v
}

func (a *attributes) note(err error) {
	if err := fault(err); err != nil && a.fault == nil {
		a.fault = err
	}
}

// retry calls f again as long as a signal got in its way.
func retry(f func() (int, error)) (int, error) {
	for {
		n, err := f()
		if err != unix.EINTR {
			return n, err
		}
	}
}

// fault is err when it is this program's trouble, such as too many open
// files, and nil when it only says that the device is leaving or cannot be
// read. Taking the first for the second would invent a detach.
func fault(err error) error {
	switch err {
	case unix.EMFILE, unix.ENFILE, unix.ENOMEM:
		return fmt.Errorf("read a device: %w", err)
	}
	return nil
}

// portOf is the port as the kernel names it: the attributes say it, and so
// does the name of the directory.
func portOf(name, busnum, devpath string) string {
	switch {
	case !isNumber([]byte(busnum)):
		return name
	case devpath == "0":
		return "usb" + busnum
	case isPath([]byte(devpath)):
		return busnum + "-" + devpath
	default:
		return name
	}
}
