package system

import (
	"relink/usbwatch"
	"relink/usbwatch/libusb"
	"relink/usbwatch/setupapi"
)

var buses = map[string]func(root string) (usbwatch.Bus, error){
	Auto:     without(setupapi.Open),
	SetupAPI: without(setupapi.Open),
	Libusb:   without(libusb.Open),
}

// Name is the bus that Auto opens here.
const Name = "setupapi"
