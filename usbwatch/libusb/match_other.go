//go:build cgo && !windows

package libusb

import "relink/internal/device"

// isTarget tells whether libusb's x is d: here the buses and libusb use the same
// numbers.
func isTarget(x, d device.Device) bool {
	return x.Port == d.Port && x.Address == d.Address && x.VendorID == d.VendorID && x.ProductID == d.ProductID
}

// errUnlisted is why libusb does not list a device that the bus showed.
var errUnlisted = ErrGone
