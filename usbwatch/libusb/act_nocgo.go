//go:build !cgo

package libusb

import (
	"context"
	"time"

	"relink/internal/device"
)

// LeaveRecovery fails with ErrNotBuiltIn.
func LeaveRecovery(context.Context, device.Device) error { return ErrNotBuiltIn }

// Probe fails with ErrNotBuiltIn.
func Probe(context.Context, device.Device, time.Duration, func(Beat)) error { return ErrNotBuiltIn }
