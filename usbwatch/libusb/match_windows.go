//go:build cgo

package libusb

import (
	"fmt"

	"relink/internal/device"
)

// isTarget tells whether libusb's x is d. The bus of Windows counts controllers
// and arrivals in its own way, so the ports below the controller must do.
func isTarget(x, d device.Device) bool { return sameWay(x, d) }

// errUnlisted is why libusb does not list a device that the bus showed: it has
// no driver that libusb knows.
var errUnlisted = fmt.Errorf("%w: libusb does not list it", ErrDriver)
