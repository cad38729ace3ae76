// Package libusb is the USB bus as libusb lists it, through gousb: the bus on
// macOS, a second opinion elsewhere.
//
// It opens no device to look at it, so it has no serial strings, names or
// problems: those come from the operating system. Where Relink is built
// without cgo, the package says that it is not built in.
package libusb

import (
	"errors"
	"strconv"
	"strings"
)

// ErrNotBuiltIn is what Open returns in a program built without cgo.
var ErrNotBuiltIn = errors.New("libusb is not built into this program")

// portOf is the port in the words of the Linux kernel: "1-4.2", or "usb1" for
// the root hub, whose path is empty.
func portOf(bus int, path []int) string {
	if len(path) == 0 {
		return "usb" + strconv.Itoa(bus)
	}
	var b strings.Builder
	b.WriteString(strconv.Itoa(bus))
	for i, p := range path {
		if i == 0 {
			b.WriteByte('-')
		} else {
			b.WriteByte('.')
		}
		b.WriteString(strconv.Itoa(p))
	}
	return b.String()
}

// hubsOf is the chain of hubs above a path, the root hub first.
func hubsOf(bus int, path []int) []string {
	if len(path) == 0 {
		return nil
	}
	hubs := make([]string, 0, len(path))
	for i := range path {
		hubs = append(hubs, portOf(bus, path[:i]))
	}
	return hubs
}

// speeds are the speeds of enum libusb_speed in megabits a second (libusb.h;
// gousb's own names end at 4).
var speeds = map[int]float64{1: 1.5, 2: 12, 3: 480, 4: 5000, 5: 10000, 6: 20000}
