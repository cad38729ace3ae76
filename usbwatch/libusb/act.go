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
)

// LeaveRecovery sends the three commands that take a phone out of recovery.
// It erases nothing. A nil error means only that the phone took the commands:
// success is what the bus shows afterwards. Never call it while another
// program restores.
func LeaveRecovery(ctx context.Context, d device.Device) error {
	if !leavable(d) {
		return ErrNotRecovery
	}
	return withOpen(d, func(open *gousb.Device) error {
		for _, command := range LeaveCommands {
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
// device. Never call it while a restore runs. The error says that the device
// could not be asked at all.
func Probe(ctx context.Context, d device.Device, every time.Duration, tell func(Beat)) error {
	return withOpen(d, func(open *gousb.Device) error {
		open.ControlTimeout = probeTime
		tick := time.NewTicker(every)
		defer tick.Stop()
		var want []byte // the first answer
		for {
			beat := askOnce(ctx, open, &want)
			if errors.Is(beat.Err, ErrPermission) || errors.Is(beat.Err, ErrDriver) {
				return fmt.Errorf("read the descriptor: %w", beat.Err)
			}
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

// askOnce asks until the answer is right, probeTries times at most. The first
// answer of all is what the others are compared with.
func askOnce(ctx context.Context, open *gousb.Device, want *[]byte) Beat {
	beat := Beat{At: time.Now()}
	for {
		got, err := descriptor(open)
		switch {
		case err != nil:
			err = reason(err)
		case *want == nil:
			*want = got
		case !bytes.Equal(got, *want):
			err = errors.New("the descriptor came back changed")
		}
		beat.Took, beat.Err, beat.Lost = time.Since(beat.At), err, errors.Is(err, ErrGone)
		if err == nil || beat.Lost || beat.Retries == probeTries-1 || ctx.Err() != nil {
			return beat
		}
		beat.Retries++
	}
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

// withOpen opens the one device that is d, hands it to do and closes it. Of
// two that may be d it asks neither.
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
	listed := false
	opened, complaint, err := enumerate(usb, func(desc *gousb.DeviceDesc) bool {
		is := isTarget(deviceOf(desc), d)
		listed = listed || is
		return is
	})
	defer func() {
		for _, o := range opened {
			o.Close()
		}
	}()
	if err != nil {
		return err
	}
	if len(opened) == 0 {
		return unopened(listed, reason(complaint))
	}
	if len(opened) > 1 {
		return fmt.Errorf("%w: libusb lists %d that may be it", ErrDriver, len(opened))
	}
	opened[0].ControlTimeout = answerTime
	return do(opened[0])
}

// reason is libusb's error in our words.
func reason(err error) error {
	switch {
	case errors.Is(err, gousb.ErrorAccess):
		return fmt.Errorf("%w: %w", errAccess, err)
	case errors.Is(err, gousb.ErrorNotSupported), errors.Is(err, gousb.ErrorNotFound):
		return fmt.Errorf("%w: %w", ErrDriver, err)
	case errors.Is(err, gousb.ErrorNoDevice):
		return fmt.Errorf("%w: %w", ErrGone, err)
	}
	return err
}
