package virtualphone

import (
	"slices"
	"time"

	"relink/internal/device"
)

// Slip is a way in which a person does not quite do what was asked.
type Slip string

// The slips.
const (
	NoSlip Slip = ""
	// KeepsPower holds on to the power button when asked to let go of it
	// alone, and is slow to let go of everything; that ends in recovery.
	KeepsPower Slip = "keeps-power"
	// LetsGoEarly lets go of everything when asked to let go of power; the
	// phone starts up.
	LetsGoEarly Slip = "lets-go-early"
	// LooksAway presses nothing; the phone never leaves.
	LooksAway Slip = "looks-away"
)

// Person does what a coach asks, a moment later. A value: what it hears gives
// a new one.
type Person struct {
	// Reaction is the time from hearing to pressing.
	Reaction time.Duration
	Slip     Slip

	todo []press
	now  []device.Button // held once the last of todo is done
}

// slowHand is how much later than others a person who keeps power lets go of
// everything: the phone is through its logo by then.
const slowHand = 5 * time.Second

type press struct {
	at   time.Time
	held []device.Button
}

// Hear takes a cue: the buttons to hold from now on.
func (q Person) Hear(now time.Time, held []device.Button) Person {
	want, at := slices.Clone(held), now.Add(q.Reaction)
	switch q.Slip {
	case LooksAway:
		want = nil
	case KeepsPower:
		i := slices.IndexFunc(q.now, isPower)
		switch {
		case i < 0 || slices.ContainsFunc(want, isPower):
		case len(want) > 0:
			want = append(want, q.now[i])
		case len(q.now) > 1:
			at = at.Add(slowHand)
		}
	case LetsGoEarly:
		if len(q.now) > 1 && len(want) == 1 && !isPower(want[0]) {
			want = nil
		}
	}
	if n := len(q.todo); n > 0 {
		at = latest(at, q.todo[n-1].at)
	}
	q.now = want
	q.todo = append(slices.Clip(q.todo), press{at, want})
	return q
}

func isPower(b device.Button) bool { return b == device.Side || b == device.Top }

// Next is when the person next moves a finger; false means not by itself.
func (q Person) Next() (time.Time, bool) {
	if len(q.todo) == 0 {
		return time.Time{}, false
	}
	return q.todo[0].at, true
}

// Act does to the phone what has fallen due up to now.
func (q Person) Act(p Phone, now time.Time) (Person, Phone) {
	for len(q.todo) > 0 && !q.todo[0].at.After(now) {
		p = p.Press(q.todo[0].at, q.todo[0].held...)
		q.todo = q.todo[1:]
	}
	return q, p
}
