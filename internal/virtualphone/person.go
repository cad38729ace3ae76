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
	// alone; that ends in recovery.
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

type press struct {
	at   time.Time
	held []device.Button
}

// Hear takes a cue: the buttons to hold from now on.
func (q Person) Hear(now time.Time, held []device.Button) Person {
	power := func(b device.Button) bool { return b == device.Side || b == device.Top }
	want := slices.Clone(held)
	switch q.Slip {
	case LooksAway:
		want = nil
	case KeepsPower:
		if i := slices.IndexFunc(q.now, power); i >= 0 && len(want) > 0 && !slices.ContainsFunc(want, power) {
			want = append(want, q.now[i])
		}
	case LetsGoEarly:
		if len(q.now) > 1 && len(want) == 1 && !power(want[0]) {
			want = nil
		}
	}
	q.now = want
	q.todo = append(slices.Clip(q.todo), press{now.Add(q.Reaction), want})
	return q
}

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
