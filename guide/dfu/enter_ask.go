package dfu

import (
	"slices"
	"strconv"
	"time"

	"relink/internal/device"
)

// When usbmuxd is asked. It opens a connection to the phone, which a restore
// may be using.
const (
	// askQuietFor is how long no restore must have been seen.
	askQuietFor = 30 * time.Minute
	// askSettle is how long a phone has to be there: usbmuxd greets it first, and
	// may switch its USB mode once.
	askSettle = 4 * time.Second
)

// askAgain are the waits after a question that brought nothing; then it is
// given up until the phone comes back.
var askAgain = []time.Duration{15 * time.Second, time.Minute}

// Asking decides when usbmuxd may be asked what the phones in the range that
// normal and restore share are, and run. It is asked when no restore sequence
// was seen in the last 30 minutes, or when the person says that no other
// program is at work; about each phone once it answered.
type Asking struct {
	phones   []askedPhone
	restores []string  // the phones in restore now, by arrival
	restored time.Time // when one was last there
	closed   bool      // the person has said so since the last began
}

// askedPhone is one phone in the range, while it is there.
type askedPhone struct {
	arrival string
	phone   string
	due     time.Time // when it is asked next
	tries   int
	over    bool // it answered, or is given up
}

// See takes what is on the bus.
func (a Asking) See(at time.Time, sightings []device.Sighting) Asking {
	var phones []askedPhone
	var restores []string
	for _, s := range sightings {
		if s.Phone == "" || s.Mode != device.ModeNormal && s.Mode != device.ModeRestore {
			continue
		}
		p := askedPhone{arrival: arrivalOf(s), phone: s.Phone, due: at.Add(askSettle)}
		if i := slices.IndexFunc(a.phones, func(q askedPhone) bool { return q.arrival == p.arrival }); i >= 0 {
			p = a.phones[i]
		}
		phones = append(phones, p)
		if s.Mode == device.ModeRestore {
			restores = append(restores, p.arrival)
			a.closed = a.closed && slices.Contains(a.restores, p.arrival)
		}
	}
	if len(restores) > 0 || len(a.restores) > 0 {
		a.restored = at
	}
	a.phones, a.restores = phones, restores
	return a
}

func arrivalOf(s device.Sighting) string {
	return s.Phone + " " + s.Port + " " + strconv.Itoa(s.Address)
}

// Closed notes that the person says that no other program downloads or
// restores. It counts until the next restore begins, and whoever was given up
// is asked once more.
func (a Asking) Closed(at time.Time) Asking {
	a.closed = true
	a.phones = slices.Clone(a.phones)
	for i := range a.phones {
		if p := &a.phones[i]; !p.over || p.tries > len(askAgain) {
			p.due, p.tries, p.over = at, 0, false
		}
	}
	return a
}

// Next is when a question falls due; false while there is nobody to ask, or
// until the person or the bus says otherwise.
func (a Asking) Next() (time.Time, bool) {
	var next time.Time
	for _, p := range a.phones {
		if !p.over && (next.IsZero() || p.due.Before(next)) {
			next = p.due
		}
	}
	switch {
	case next.IsZero():
		return time.Time{}, false
	case a.closed:
		return next, true
	case len(a.restores) > 0:
		return time.Time{}, false
	case a.restored.IsZero():
		return next, true
	}
	return later(next, a.restored.Add(askQuietFor)), true
}

// Due says whether to ask now.
func (a Asking) Due(now time.Time) bool {
	at, ok := a.Next()
	return ok && !now.Before(at)
}

// Answered takes what came of a question: the phones that answered. The
// others are asked again a few times.
func (a Asking) Answered(at time.Time, phones []string) Asking {
	a.phones = slices.Clone(a.phones)
	for i := range a.phones {
		p := &a.phones[i]
		switch {
		case p.over || at.Before(p.due):
		case slices.Contains(phones, p.phone):
			p.over = true
		case p.tries >= len(askAgain):
			p.over, p.tries = true, p.tries+1
		default:
			p.due = at.Add(askAgain[p.tries])
			p.tries++
		}
	}
	return a
}
