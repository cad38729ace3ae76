package dfu_test

import (
	"testing"
	"time"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/virtualphone"
)

// try is one try of a person with a phone, coached along: three things with a
// clock of their own, and the bus between them.
type try struct {
	run    dfu.Run
	phone  virtualphone.Phone
	hands  hands
	cues   []dfu.Cue
	seen   device.Snapshot // the latest look
	latent time.Duration   // from the phone to the look
	look   time.Time       // when the bus is looked at next; zero: nothing changed
	shows  int             // the phone's appearance at the last look ordered
}

// hands are a person who hears cues and moves fingers.
type hands interface {
	hear(c dfu.Cue)
	next() (time.Time, bool)
	act(p virtualphone.Phone, now time.Time) virtualphone.Phone
}

var begin = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// follow plays a try to its end and returns the phone as it is then.
func follow(p virtualphone.Phone, h hands, m device.Model, start dfu.Start, v dfu.Variant, latent time.Duration) *try {
	t := &try{phone: p, hands: h, latent: latent, shows: p.Appearance(), seen: lookAt(p, begin)}
	var cues []dfu.Cue
	t.run, cues = dfu.BeginVariant(m, start, v, begin, t.seen)
	t.say(cues)
	for t.run.Outcome() == dfu.Undecided {
		now, ok := t.next()
		if !ok {
			break
		}
		t.step(now)
	}
	return t
}

func lookAt(p virtualphone.Phone, now time.Time) device.Snapshot {
	s := device.Snapshot{At: now}
	if d, ok := p.Device(); ok {
		s.Devices = []device.Device{d}
	}
	return s
}

func (t *try) say(cues []dfu.Cue) {
	for _, c := range cues {
		t.cues = append(t.cues, c)
		t.hands.hear(c)
		if c.Action == dfu.ActionReboot {
			for _, line := range []string{"setenv auto-boot true", "saveenv", "reboot"} {
				t.phone, _, _ = t.phone.Command(c.At, line)
			}
			t.order(c.At)
		}
	}
}

// next is the earliest thing to happen.
func (t *try) next() (now time.Time, ok bool) {
	soonest := func(at time.Time, some bool) {
		if some && (!ok || at.Before(now)) {
			now, ok = at, true
		}
	}
	soonest(t.phone.Next())
	soonest(t.hands.next())
	soonest(t.run.Next())
	soonest(t.look, !t.look.IsZero())
	return now, ok
}

func (t *try) step(now time.Time) {
	t.phone = t.hands.act(t.phone, now).Advance(now)
	t.order(now)
	if !t.look.IsZero() && !t.look.After(now) {
		t.look = time.Time{}
		t.seen = lookAt(t.phone, now)
	}
	var cues []dfu.Cue
	t.run, cues = t.run.Advance(now, t.seen)
	t.say(cues)
}

// order has the bus looked at when the phone came or went.
func (t *try) order(now time.Time) {
	if a := t.phone.Appearance(); a != t.shows {
		t.shows, t.look = a, now.Add(t.latent)
	}
}

// steady is a person without slips.
type steady struct{ virtualphone.Person }

func (s *steady) hear(c dfu.Cue)          { s.Person = s.Hear(c.At, c.Buttons) }
func (s *steady) next() (time.Time, bool) { return s.Next() }
func (s *steady) act(p virtualphone.Phone, now time.Time) virtualphone.Phone {
	s.Person, p = s.Act(p, now)
	return p
}

// A steady person gets every kind of phone there, from every start, and never
// near Emergency SOS.
func TestASteadyPersonGetsThere(t *testing.T) {
	for _, name := range []string{"iPhone6,1", "iPhone8,1", "iPhone9,1", "iPod9,1", "iPhone10,3", "iPhone13,2", "iPad13,1"} {
		m, _ := device.ByProductType(name)
		for start, state := range map[dfu.Start]virtualphone.State{
			dfu.FromNormal: virtualphone.Normal, dfu.FromRecovery: virtualphone.Recovery, dfu.FromOff: virtualphone.Off,
		} {
			if start == dfu.FromOff && m.Class == device.VolUpVolDownSide {
				continue // it has to be plugged in on the way: below
			}
			for _, v := range dfu.Variants(m, start) {
				if v == dfu.OtherButton {
					continue // this phone listens to volume down
				}
				for _, reaction := range []time.Duration{150 * time.Millisecond, 500 * time.Millisecond, 900 * time.Millisecond} {
					p := virtualphone.New(virtualphone.Spec{Model: m}, state, begin.Add(-time.Minute))
					got := follow(p, &steady{virtualphone.Person{Reaction: reaction}}, m, start, v, 50*time.Millisecond)
					if got.run.Outcome() != dfu.ReachedDFU || got.phone.Alarm() {
						t.Errorf("%s from %s %q, reaction %v: got %q (alarm %v)\n%v",
							name, start, v, reaction, got.run.Outcome(), got.phone.Alarm(), spoken(got.cues))
					}
				}
			}
		}
	}
}

// plugging is a steady person who puts the cable in when told to.
type plugging struct {
	steady
	when time.Time
}

func (p *plugging) hear(c dfu.Cue) {
	p.steady.hear(c)
	if c.Words.ID == "cue.plug.side" || c.Words.ID == "cue.plug.top" {
		p.when = c.At.Add(time.Second)
	}
}

func (p *plugging) next() (time.Time, bool) {
	at, ok := p.steady.next()
	if !p.when.IsZero() && (!ok || p.when.Before(at)) {
		return p.when, true
	}
	return at, ok
}

func (p *plugging) act(phone virtualphone.Phone, now time.Time) virtualphone.Phone {
	phone = p.steady.act(phone, now)
	if !p.when.IsZero() && !p.when.After(now) {
		p.when = time.Time{}
		phone = phone.Plug(now)
	}
	return phone
}

// From off the newest class goes through recovery.
func TestFromOffThroughRecovery(t *testing.T) {
	m, _ := device.ByProductType("iPhone13,2")
	p := virtualphone.New(virtualphone.Spec{Model: m}, virtualphone.Off, begin.Add(-time.Minute)).Unplug(begin.Add(-time.Second))
	hands := &plugging{steady: steady{virtualphone.Person{Reaction: 400 * time.Millisecond}}}
	got := follow(p, hands, m, dfu.FromOff, dfu.Standard, 50*time.Millisecond)
	if got.run.Outcome() != dfu.ReachedDFU || got.phone.Alarm() {
		t.Errorf("got %q (alarm %v)\n%v", got.run.Outcome(), got.phone.Alarm(), spoken(got.cues))
	}
}

func spoken(cues []dfu.Cue) (out []string) {
	for _, c := range cues {
		out = append(out, c.At.Sub(begin).String()+" "+c.Words.ID)
	}
	return out
}
