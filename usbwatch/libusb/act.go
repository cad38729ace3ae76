//go:build cgo

package libusb

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/gousb"

	"relink/internal/device"
	"relink/usbwatch"
)

// LeaveRecovery sends the three commands that take a phone out of recovery.
// It erases nothing. A nil error means only that the phone took the commands:
// success is what the bus shows afterwards. Never call it while another
// program restores.
func LeaveRecovery(ctx context.Context, d device.Device) error {
	if d.VendorID != device.AppleVendorID || device.Classify(d).Mode != device.ModeRecovery {
		return ErrNotRecovery
	}
	return withOpen(d, func(open *gousb.Device) error {
		for _, command := range leaveCommands {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := send(open, command); err != nil {
				return err
			}
		}
		return nil
	})
}

// send sends one iBoot command. The device dies in the middle of reboot's
// transfer, so an error there is success.
func send(open *gousb.Device, command string) error {
	_, err := open.Control(commandType, commandRequest, 0, 0, append([]byte(command), 0))
	if err == nil || command == "reboot" {
		return nil
	}
	return fmt.Errorf("send %q: %w", command, reason(err))
}

// Probe reads the device descriptor again and again until the context ends or
// the device is gone, and tells of each answer. It changes nothing on the
// device. Never call it while a restore runs.
func Probe(ctx context.Context, d device.Device, every time.Duration, tell func(Beat)) error {
	return withOpen(d, func(open *gousb.Device) error {
		tick := time.NewTicker(every)
		defer tick.Stop()
		want, err := descriptor(open)
		if err != nil {
			return fmt.Errorf("read the descriptor: %w", reason(err))
		}
		for {
			begin := time.Now()
			got, err := descriptor(open)
			if err == nil && !bytes.Equal(got, want) {
				err = errors.New("the descriptor came back changed")
			}
			beat := Beat{At: begin, Took: time.Since(begin), Err: err, Lost: errors.Is(reason(err), ErrGone)}
			tell(beat)
			if beat.Lost {
				return nil
			}
			select {
			case <-ctx.Done():
				return nil
			case <-tick.C:
			}
		}
	})
}

// descriptor is the 18-byte device descriptor (USB 2.0, 9.4.3), asked of the
// device itself.
func descriptor(open *gousb.Device) ([]byte, error) {
	data := make([]byte, 18)
	n, err := open.Control(0x80, 6, 1<<8, 0, data)
	if err != nil {
		return nil, err
	}
	return data[:n], nil
}

// withOpen opens the one device that stands at d's port and address with d's
// ids, hands it to do and closes it.
func withOpen(d device.Device, do func(*gousb.Device) error) (err error) {
	usb, err := start(gousb.NewContext)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := usb.Close(); err == nil {
			err = closeErr
		}
	}()
	opened, openErr := usb.OpenDevices(func(desc *gousb.DeviceDesc) bool {
		return usbwatch.PortOf(desc.Bus, desc.Path...) == d.Port && desc.Address == d.Address &&
			uint16(desc.Vendor) == d.VendorID && uint16(desc.Product) == d.ProductID
	})
	defer func() {
		for _, o := range opened {
			o.Close()
		}
	}()
	if len(opened) == 0 {
		if openErr == nil {
			return ErrGone
		}
		return fmt.Errorf("open the device: %w", reason(openErr))
	}
	opened[0].ControlTimeout = answerTime
	return do(opened[0])
}

// reason is libusb's error in our words.
func reason(err error) error {
	switch {
	case errors.Is(err, gousb.ErrorAccess):
		return fmt.Errorf("%w: %w", ErrPermission, err)
	case errors.Is(err, gousb.ErrorNotSupported), errors.Is(err, gousb.ErrorNotFound):
		return fmt.Errorf("%w: %w", ErrDriver, err)
	case errors.Is(err, gousb.ErrorNoDevice):
		return fmt.Errorf("%w: %w", ErrGone, err)
	}
	return err
}
