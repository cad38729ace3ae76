package dfu_test

import (
	"math/rand/v2"
	"slices"
	"time"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/virtualphone"
)

// coachOf is a way to be coached: it takes a phone and a person through one
// try and gives the phone as it is then. A nil one has no way for the class.
type coachOf struct {
	name string
	try  func(c casting, p virtualphone.Phone, who *someone) virtualphone.Phone
}

// casting is who tries what.
type casting struct {
	model   device.Model
	start   dfu.Start
	r       *rand.Rand
	jiggle  time.Time // when the cable loses contact; zero: it does not
	jiggles time.Duration
}

// blindStep is a line of a blind clock: hold these for so long.
type blindStep struct {
	lasts  time.Duration
	held   []device.Button
	reboot bool // the tool sends it when the step begins
	black  bool // the reader waits for a black screen, not for the clock
	// tapEnds marks the letting go that belongs to a tap.
	tapEnds bool
}

func (s blindStep) cue(now time.Time) dfu.Cue {
	c := dfu.Cue{At: now, Kind: dfu.Hold, Buttons: s.held}
	if s.tapEnds {
		c.Kind, c.Words.ID = dfu.Release, "cue.tap.release"
	}
	return c
}

var simulated = []coachOf{
	{"Relink, as the window begins", asTheWindowBegins},
	{"Relink, standard rows", relink(dfu.Standard)},
	{"Relink, other way", relink(dfu.PressAgain)},
	{"Relink, until quiet", relink(dfu.KeepBoth)},
	{"Relink, assisted", inRecovery(relink(dfu.Assisted))},
	{"Legacy-iOS-Kit's seconds", blind(legacySeconds, false)},
	{"palera1n's seconds", inRecovery(blind(paleraSeconds, false))},
	{"the article's seconds", blind(articleSeconds, true)},
}

func relink(v dfu.Variant) func(casting, virtualphone.Phone, *someone) virtualphone.Phone {
	return func(c casting, p virtualphone.Phone, who *someone) virtualphone.Phone {
		if !slices.Contains(dfu.Variants(c.model, c.start), v) {
			return virtualphone.Phone{}
		}
		h := &jiggled{someone: who, casting: c}
		return follow(p, h, c.model, c.start, v, assumptions.bus).phone
	}
}

// asTheWindowBegins takes the first way the window offers.
func asTheWindowBegins(c casting, p virtualphone.Phone, who *someone) virtualphone.Phone {
	return relink(dfu.Variants(c.model, c.start)[0])(c, p, who)
}

// inRecovery is for tools that put the phone into recovery first.
func inRecovery(try func(casting, virtualphone.Phone, *someone) virtualphone.Phone) func(casting, virtualphone.Phone, *someone) virtualphone.Phone {
	return func(c casting, p virtualphone.Phone, who *someone) virtualphone.Phone {
		c.start = dfu.FromRecovery
		return try(c, p.SetMode(begin.Add(-time.Second), virtualphone.Recovery), who)
	}
}

// jiggled is a person whose cable may lose contact once.
type jiggled struct {
	*someone
	casting
}

func (j *jiggled) next() (time.Time, bool) {
	at, ok := j.someone.next()
	if !j.jiggle.IsZero() && (!ok || j.jiggle.Before(at)) {
		return j.jiggle, true
	}
	return at, ok
}

func (j *jiggled) act(p virtualphone.Phone, now time.Time) virtualphone.Phone {
	p = j.someone.act(p, now)
	if !j.jiggle.IsZero() && !j.jiggle.After(now) {
		j.jiggle = time.Time{}
		if p.Visible() {
			p = p.Drop(now, j.jiggles)
		}
	}
	return p
}

// legacySeconds are Legacy-iOS-Kit's fixed seconds.
func legacySeconds(c casting) []blindStep {
	second, power := secondOf(c.model), c.model.Power
	if c.model.Class == device.VolUpVolDownSide {
		return append(blindTaps(time.Second),
			blindStep{lasts: 10 * time.Second, held: []device.Button{power}},
			blindStep{lasts: 5 * time.Second, held: []device.Button{power, second}},
			blindStep{lasts: 8 * time.Second, held: []device.Button{second}})
	}
	both := 10 * time.Second
	if c.start == dfu.FromRecovery {
		both = 8 * time.Second
	}
	return []blindStep{{lasts: both, held: []device.Button{power, second}}, {lasts: 8 * time.Second, held: []device.Button{second}}}
}

// paleraSeconds are palera1n's: both 2 s, reboot, both 2 s more, 10 s.
func paleraSeconds(c casting) []blindStep {
	both := []device.Button{c.model.Power, secondOf(c.model)}
	return []blindStep{
		{lasts: 2 * time.Second, held: both},
		{lasts: 2 * time.Second, held: both, reboot: true},
		{lasts: 10 * time.Second, held: both[1:]},
	}
}

// articleSeconds are the repair-shop article's, read and counted by oneself.
func articleSeconds(c casting) []blindStep {
	if c.model.Class != device.VolUpVolDownSide {
		return nil
	}
	second, power := secondOf(c.model), c.model.Power
	return append(blindTaps(500*time.Millisecond),
		blindStep{lasts: 30 * time.Second, held: []device.Button{power}, black: true},
		blindStep{lasts: 5 * time.Second, held: []device.Button{power, second}},
		blindStep{lasts: 10 * time.Second, held: []device.Button{second}})
}

func blindTaps(gap time.Duration) []blindStep {
	const tap = 300 * time.Millisecond
	return []blindStep{
		{lasts: tap, held: []device.Button{device.VolumeUp}},
		{lasts: gap - tap, tapEnds: true},
		{lasts: tap, held: []device.Button{device.VolumeDown}},
		{lasts: gap - tap, tapEnds: true},
	}
}

func secondOf(m device.Model) device.Button {
	if m.Class == device.HomePower {
		return device.Home
	}
	return device.VolumeDown
}

// blind goes through steps by the clock, whatever the phone does. With own the
// person counts the seconds.
func blind(steps func(casting) []blindStep, own bool) func(casting, virtualphone.Phone, *someone) virtualphone.Phone {
	return func(c casting, p virtualphone.Phone, who *someone) virtualphone.Phone {
		h, now := &jiggled{someone: who, casting: c}, begin
		all := steps(c)
		if all == nil {
			return virtualphone.Phone{}
		}
		for _, s := range all {
			h.hear(s.cue(now))
			if s.reboot {
				for _, line := range []string{"setenv auto-boot true", "saveenv", "reboot"} {
					p, _, _ = p.Command(now, line)
				}
			}
			lasts := s.lasts
			if own {
				lasts = time.Duration(float64(lasts) * float64(assumptions.pace.draw(c.r)) / float64(time.Second))
			}
			p, now = pass(p, h, now, now.Add(lasts), s.black)
			if s.black {
				seen := now.Add(assumptions.blackSeen.draw(c.r))
				p, now = pass(p, h, now, seen, false)
			}
		}
		h.hear(dfu.Cue{At: now, Kind: dfu.Release})
		p, _ = pass(p, h, now, now.Add(5*time.Second), false)
		return p
	}
}

// pass lets time go by until then, or until the screen is black.
func pass(p virtualphone.Phone, h hands, now, then time.Time, black bool) (virtualphone.Phone, time.Time) {
	for {
		if black && p.State() == virtualphone.Black {
			return p, now
		}
		next, ok := p.Next()
		if at, some := h.next(); some && (!ok || at.Before(next)) {
			next, ok = at, true
		}
		if !ok || next.After(then) {
			return h.act(p, then).Advance(then), then
		}
		now = next
		p = h.act(p, now).Advance(now)
	}
}

// phoneOf is a made-up phone.
func phoneOf(m device.Model, start dfu.Start, r *rand.Rand) virtualphone.Phone {
	a, reset, state := assumptions, assumptions.resetNormal, virtualphone.Normal
	if start == dfu.FromRecovery {
		reset, state = a.resetRecovery, virtualphone.Recovery
	}
	return virtualphone.New(virtualphone.Spec{Model: m, Timing: virtualphone.Timing{
		ForcedReset: reset.draw(r), TapGap: 2 * time.Second, Together: a.together.draw(r),
		StaysBlack: a.staysBlack.draw(r), DFUAfter: a.dfuAfter.draw(r), BootGrace: a.bootGrace.draw(r),
		ThroughLogo: a.logo.draw(r), Boot: a.boot.draw(r), PowerOn: 2 * time.Second, Alarm: 2 * time.Second,
	}}, state, begin.Add(-time.Minute))
}
