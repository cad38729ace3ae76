//go:build cgo && !windows

package libusb

import (
	"fmt"

	"relink/internal/device"
)

// isTarget tells whether libusb's x is d: here the buses and libusb use the same
// numbers.
func isTarget(x, d device.Device) bool {
	return x.Port == d.Port && x.Address == d.Address && x.VendorID == d.VendorID && x.ProductID == d.ProductID
}

// unopened is why libusb opened nothing: it says so itself, or the device is gone.
func unopened(_ bool, complaint error) error {
	if complaint == nil {
		return ErrGone
	}
	return fmt.Errorf("open the device: %w", complaint)
}

// errAccess is what it means that access was denied.
var errAccess = ErrPermission
