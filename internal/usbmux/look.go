package usbmux

import (
	"context"
	"errors"
)

// mostPhones bounds how many phones one Look asks.
const mostPhones = 32

// Seen is a phone and what it told of itself. Its texts come from a device.
type Seen struct {
	Phone
	Kind Kind // empty when it did not answer
	// ProductType ("iPhone13,2") and Version ("17.5.1") are empty when the phone
	// does not tell them: it does not trust this computer, or restores.
	ProductType, Version string
	// Err is why something is missing; ErrNeedsTrust and ErrLocked are the usual
	// ones.
	Err error
}

// Look asks every phone on USB what runs in it, and a running one for its
// product type and iOS version. Call it only while nobody restores, or to
// confirm that somebody does. ErrNotRunning when there is no usbmuxd. One phone
// that does not answer holds up the others for 3 s at most a question.
func (c Client) Look(ctx context.Context) ([]Seen, error) {
	phones, err := c.Phones(ctx)
	if err != nil {
		return nil, err
	}
	if len(phones) > mostPhones {
		phones = phones[:mostPhones]
	}
	seen := make([]Seen, len(phones))
	for i, p := range phones {
		seen[i] = c.look(ctx, p)
	}
	return seen, nil
}

func (c Client) look(ctx context.Context, p Phone) Seen {
	s := Seen{Phone: p}
	if s.Kind, s.Err = c.Kind(ctx, p.ID); s.Err != nil || s.Kind != Running {
		return s
	}
	for _, v := range []struct {
		key  string
		into *string
	}{{"ProductType", &s.ProductType}, {"ProductVersion", &s.Version}} {
		value, err := c.Value(ctx, p.ID, v.key)
		*v.into, s.Err = value, errors.Join(s.Err, err)
	}
	return s
}
