package checklist

import (
	"slices"
	"time"

	"relink/guide"
	"relink/internal/device"
)

// awayPatience is how long a phone that left is waited for while others, which
// stood beside it, are still there. The coach gives a restart the same time.
const awayPatience = 60 * time.Second

// besideKept bounds how many phones are known to be others: a device that names
// itself anew with every attachment makes more and more of them.
const besideKept = 16

// Follow chooses the phone the way is about, by its pseudonym.
func (c Checklist) Follow(phone string) Checklist {
	if c.seen.Phone != phone {
		c.seen = guide.Seen{Blind: c.seen.Blind, Known: true, Phone: phone}
		c.left, c.beside = time.Time{}, nil
	}
	return c
}

// Renamed tells that the phones on the bus get their names anew, as after a look
// at another bus. What is known of the phone the way is about stays.
func (c Checklist) Renamed() Checklist {
	c.seen.Phone = ""
	c.left, c.beside = time.Time{}, nil
	return c
}

// Beside are the phones that stood on the bus beside the one the way is about,
// by their pseudonyms: whatever they do, it is not the one that does it.
func (c Checklist) Beside() []string { return slices.Clone(c.beside) }

// GivesUp is when the way stops waiting for a phone that left, and takes one
// that is still there; false when it waits for none, or nobody else is there.
// See wants to be called then.
func (c Checklist) GivesUp() (time.Time, bool) {
	others := len(phonesAmong(c.bus)) > 0
	return c.left.Add(awayPatience), others && !c.left.IsZero() && !c.holds()
}

// holds tells whether the page is about a phone that restarts: then it is
// waited for as long as the page lasts.
func (c Checklist) holds() bool { return c.Page().Watches() || c.Page() == PageCoach }

// follow finds the phone the way is about again. While that is away, one that
// stood beside it is not taken in its place before patience has ended; one that
// was not there before is, for it may be the same phone under another name.
func (c Checklist) follow(at time.Time, sightings []device.Sighting) Checklist {
	phones := phonesAmong(sightings)
	mine := func(x device.Sighting) bool { return c.seen.Known && x.Phone == c.seen.Phone }
	i := slices.IndexFunc(phones, mine)
	if i < 0 && c.seen.Known {
		if c.left.IsZero() {
			c.left = at
		}
		waits := c.holds() || at.Sub(c.left) < awayPatience
		i = slices.IndexFunc(phones, func(x device.Sighting) bool { return !waits || !slices.Contains(c.beside, x.Phone) })
	} else if i < 0 && len(phones) > 0 {
		i = 0
	}
	if i < 0 {
		c.seen = c.seen.Away()
		return c
	}
	if !mine(phones[i]) {
		c.beside = nil
	}
	c.left = time.Time{}
	c.seen = c.seen.At(phones[i])
	c.beside = besides(c.beside, phones, phones[i].Phone)
	return c
}

// phonesAmong are the phones on the bus.
func phonesAmong(sightings []device.Sighting) []device.Sighting {
	return slices.DeleteFunc(slices.Clone(sightings), func(x device.Sighting) bool {
		return x.Mode == "" || x.IOSDevice != nil && !*x.IOSDevice
	})
}

// besides are the phones that are others: those that are there now, then those
// known before.
func besides(known []string, phones []device.Sighting, mine string) []string {
	var out []string
	add := func(name string) {
		if name != "" && name != mine && len(out) < besideKept && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, x := range phones {
		add(x.Phone)
	}
	for _, name := range known {
		add(name)
	}
	return out
}
