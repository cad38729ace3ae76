//go:build !linux && !windows && !darwin

package system

import (
	"relink/usbwatch"
	"relink/usbwatch/libusb"
)

// Relink knows no other way here.
var buses = map[string]func(root string) (usbwatch.Bus, error){
	Auto:   without(libusb.Open),
	Libusb: without(libusb.Open),
}

// Name is the bus that Auto opens here.
const Name = "libusb"
