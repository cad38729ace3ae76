package system

import (
	"relink/usbwatch"
	"relink/usbwatch/ioreg"
	"relink/usbwatch/libusb"
)

var buses = map[string]func(root string) (usbwatch.Bus, error){
	Auto:   without(openRegistry),
	Libusb: without(libusb.Open),
}

// openRegistry reads the registry when libusb tells that something changed; in
// a program without libusb, again and again.
func openRegistry() (*ioreg.Bus, error) {
	tell, err := libusb.Open()
	if err != nil {
		return ioreg.Open(nil)
	}
	return ioreg.Open(tell)
}

// Name is the bus that Auto opens here.
const Name = "ioreg, woken by libusb"
