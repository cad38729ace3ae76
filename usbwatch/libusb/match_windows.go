//go:build cgo

package libusb

import "relink/internal/device"

// isTarget tells whether libusb's x is d. The bus of Windows counts controllers
// and arrivals in its own way, so the ports below the controller must do.
func isTarget(x, d device.Device) bool { return sameWay(x, d) }

// unopened is why libusb opened nothing. Listed says whether it listed the device.
func unopened(listed bool, complaint error) error { return keptByDriver(listed, complaint) }

// errAccess is what it means that access was denied: a driver or another program
// has the device.
var errAccess = ErrDriver
