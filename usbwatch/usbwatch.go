// Package usbwatch looks at a USB bus again and again and tells what changed.
// It records what it saw and replays it.
//
// It knows neither procedures nor windows nor any USB library: those who read
// a real bus are below it, in sysfs, setupapi, ioreg and libusb.
package usbwatch

import (
	"context"
	"errors"

	"relink/internal/device"
)

// ErrEnded is what Scan returns, alone or wrapped, when the bus has ended for
// good, as a replayed trace does.
var ErrEnded = errors.New("the bus has ended")

// ErrNoBus means that this computer shows no USB bus at all, which is not the
// same as a bus without devices.
var ErrNoBus = errors.New("no USB bus")

// Bus is something that can be looked at.
type Bus interface {
	// Scan reads the whole bus. An error means the bus could not be read at
	// all; a device that cannot be read is left out, or, when it vanished in
	// mid-scan, counts as gone.
	//
	// Devices come in the same order as long as nothing changes. The caller
	// must not write to them, for the next scan may share them.
	Scan(ctx context.Context) (device.Snapshot, error)
	// Changed delivers a value when it is time to look again. It means "look",
	// never "this happened"; a nil channel means there is no bell, so poll. A
	// closed one means that the bell broke.
	Changed() <-chan struct{}
	// Close releases what the bus holds.
	Close() error
}
