//go:build !cgo

package libusb

import (
	"context"

	"relink/internal/device"
)

// Bus does not exist in a program built without cgo.
type Bus struct{}

// Open fails with ErrNotBuiltIn.
func Open() (*Bus, error) { return nil, ErrNotBuiltIn }

// Scan fails with ErrNotBuiltIn.
func (*Bus) Scan(context.Context) (device.Snapshot, error) {
	return device.Snapshot{}, ErrNotBuiltIn
}

// Warning is nil.
func (*Bus) Warning() error { return nil }

// Changed is nil.
func (*Bus) Changed() <-chan struct{} { return nil }

// Close does nothing.
func (*Bus) Close() error { return nil }
