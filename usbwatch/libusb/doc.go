// Package libusb is the USB bus as libusb lists it, through gousb: the bus on
// macOS, a second opinion elsewhere.
//
// It opens no device to look at it, so it has no serial strings, names or
// problems: those come from the operating system. Where Relink is built
// without cgo, the package says that it is not built in.
package libusb

import "errors"

// ErrNotBuiltIn is what Open returns in a program built without cgo.
var ErrNotBuiltIn = errors.New("libusb is not built into this program")

// speeds are the speeds of enum libusb_speed in megabits a second (libusb.h;
// gousb's own names end at 4).
var speeds = map[int]float64{1: 1.5, 2: 12, 3: 480, 4: 5000, 5: 10000, 6: 20000}
