package ui

import (
	"context"

	"relink/guide/finding"
	"relink/internal/device"
)

// Acts are what Relink can do to a phone on a bus, beside looking at it. They
// open the phone, so each is done only when the person asked for it and never
// while a restore runs. A nil one cannot be done on this bus. All of them take
// time and are called elsewhere than on the screen's goroutine.
type Acts struct {
	// Leave sends the three commands that take a phone out of recovery and
	// erase nothing. A nil error says only that the phone took them.
	Leave func(ctx context.Context, d device.Device) error
	// Enter asks a running phone, through usbmuxd, to restart into recovery. A
	// nil error says only that the phone took it. It opens no device.
	Enter func(ctx context.Context, d device.Device) error
	// Ask asks usbmuxd what the phones on USB run and are. It opens no device,
	// but a connection to each phone.
	Ask func(ctx context.Context) ([]device.Told, error)
	// Probe asks a phone in recovery or DFU for its descriptor again and
	// again, until the context ends or the phone is gone.
	Probe func(ctx context.Context, d device.Device, tell func(finding.CableBeat)) error
}
