package usbmux

import (
	"context"
	"errors"
	"fmt"
	"regexp"

	"relink/internal/device"
)

// ErrNotListed means that usbmuxd does not see the device that was meant.
var ErrNotListed = errors.New("usbmuxd does not list this iPhone")

// version is an iOS version: two to four numbers of at most three digits.
var version = regexp.MustCompile(`^\d{1,3}(?:\.\d{1,3}){1,3}$`)

// Told is what Look sees, in the words of the bus.
func (c Client) Told(ctx context.Context) ([]device.Told, error) {
	seen, err := c.Look(ctx)
	told := make([]device.Told, 0, len(seen))
	for _, s := range seen {
		told = append(told, s.Told())
	}
	return told, err
}

// Told is what was seen, in the words of the bus. A version that is none is
// left out: a person reads it, and anything may answer in a phone's name.
func (s Seen) Told() device.Told {
	t := s.told()
	t.ProductType = device.Clean(s.ProductType)
	if version.MatchString(s.Version) {
		t.Version = s.Version
	}
	switch s.Kind {
	case Running:
		t.Mode = device.ModeNormal
	case Restoring:
		t.Mode = device.ModeRestore
	}
	return t
}

// told is how the bus knows the phone again. What Windows and macOS put into
// the location has no bus and device number in it.
func (p Phone) told() device.Told {
	t := device.Told{UDID: p.UDID}
	if locationIsLinux {
		t.Bus, t.Address = p.Address()
	}
	return t
}

// EnterRecoveryOf asks the running phone that this device is to restart into
// recovery; see EnterRecovery. ErrNotListed when usbmuxd does not see it.
func (c Client) EnterRecoveryOf(ctx context.Context, d device.Device) error {
	phones, err := c.Phones(ctx)
	if err != nil {
		return err
	}
	for _, p := range phones {
		if p.told().Of(d) {
			return c.EnterRecovery(ctx, p)
		}
	}
	return fmt.Errorf("ask the phone on port %s to enter recovery: %w", d.Port, ErrNotListed)
}
