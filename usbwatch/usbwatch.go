// Package usbwatch looks at a USB bus again and again and tells what changed.
// It records what it saw and replays it.
//
// It knows neither procedures nor windows nor any USB library: those who read
// a real bus are below it, in sysfs, setupapi and libusb.
package usbwatch

import (
	"context"

	"relink/internal/device"
)

// Bus is something that can be looked at.
type Bus interface {
	// Scan reads the whole bus. An error means the bus could not be read at
	// all; a device that cannot be read is left out, or, when it vanished in
	// mid-scan, counts as gone.
	Scan(ctx context.Context) (device.Snapshot, error)
	// Changed delivers a value when it is time to look again. It means "look",
	// never "this happened"; a nil channel means there is no bell, so poll.
	Changed() <-chan struct{}
	// Close releases what the bus holds.
	Close() error
}
