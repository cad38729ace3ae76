package system

import (
	"cmp"

	"relink/usbwatch"
	"relink/usbwatch/libusb"
	"relink/usbwatch/sysfs"
)

var buses = map[string]func(root string) (usbwatch.Bus, error){
	Auto:   openSysfs,
	Sysfs:  openSysfs,
	Libusb: without(libusb.Open),
}

func openSysfs(root string) (usbwatch.Bus, error) {
	bus, err := sysfs.Open(cmp.Or(root, "/sys"))
	if err != nil {
		return nil, err
	}
	return bus, nil
}

// Name is the bus that Auto opens here.
const Name = "sysfs"
