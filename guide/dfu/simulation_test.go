package dfu_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/virtualphone"
)

// spread is a timing of a made-up phone or person: from, most often, to.
type spread struct{ from, mode, to time.Duration }

// draw takes a time from the triangle over the spread.
func (s spread) draw(r *rand.Rand) time.Duration {
	from, mode, to := float64(s.from), float64(s.mode), float64(s.to)
	u, cut := r.Float64(), (mode-from)/(to-from)
	if u < cut {
		return time.Duration(from + (mode-from)*math.Sqrt(u/cut))
	}
	return time.Duration(to - (to-mode)*math.Sqrt((1-u)/(1-cut)))
}

func sec(f float64) time.Duration { return time.Duration(f * float64(time.Second)) }

// assumptions is the one table of what is made up. Every line is printed with
// the results.
var assumptions = struct {
	resetNormal, resetRecovery, together, staysBlack, dfuAfter, bootGrace, logo, boot spread
	reaction, hesitation, blackSeen, pace                                             spread
	hesitates, ignores, keepsPower, dropsAll, jiggles                                 float64
	bus                                                                               time.Duration
}{
	resetNormal:   spread{sec(6), sec(9), sec(14)},
	resetRecovery: spread{sec(4), sec(7), sec(12)},
	together:      spread{sec(0.5), sec(1), sec(3)},
	staysBlack:    spread{sec(6.5), sec(8), sec(10)},
	dfuAfter:      spread{sec(1), sec(2), sec(4)},
	bootGrace:     spread{sec(1), sec(1.5), sec(2)},
	logo:          spread{sec(3), sec(4), sec(6)},
	boot:          spread{sec(20), sec(30), sec(60)},
	reaction:      spread{sec(0.15), sec(0.4), sec(0.9)},
	hesitation:    spread{sec(1), sec(1.5), sec(3)},
	blackSeen:     spread{sec(0.2), sec(0.5), sec(1.5)},
	pace:          spread{sec(0.8), sec(1), sec(1.2)},
	hesitates:     0.04,
	ignores:       0.01,
	keepsPower:    0.02,
	dropsAll:      0.01,
	jiggles:       0.02,
	bus:           50 * time.Millisecond,
}

// assumed says the table in words.
func assumed() string {
	a := assumptions
	tri := func(s spread) string {
		return fmt.Sprintf("%.2g-%.2g s, mostly %.2g", s.from.Seconds(), s.to.Seconds(), s.mode.Seconds())
	}
	return strings.Join([]string{
		"forced reset after power was pressed, running phone: " + tri(a.resetNormal) + " (dfu_procedures: about 8-10 s; 6-14 s)",
		"the same in recovery: " + tri(a.resetRecovery) + " (Legacy-iOS-Kit holds 2 s less from recovery)",
		"both must have been down together for: " + tri(a.together) + " (tools let go 0-5 s after black)",
		"power held on a black phone brings the logo after: " + tri(a.staysBlack) + " (> about 8 s)",
		"DFU on USB after power was let go: " + tri(a.dfuAfter) + " (1-4 s)",
		"a black phone with power let go starts after: " + tri(a.bootGrace) + " (made up)",
		"a start takes: " + tri(a.boot) + " (20-60 s); recovery after the logo: " + tri(a.logo) + " (made up)",
		"reaction to a cue, each person's own, +-30 % each time: " + tri(a.reaction),
		fmt.Sprintf("slips, each cue: %.0f %% hesitate (%s), %.0f %% miss it, %.0f %% keep power 2 s too long, %.0f %% let go of everything",
			100*a.hesitates, tri(a.hesitation), 100*a.ignores, 100*a.keepsPower, 100*a.dropsAll),
		fmt.Sprintf("%.0f %% of tries have one loose contact of 100-900 ms while the phone is on USB", 100*a.jiggles),
		"black seen by a reader of the article: " + tri(a.blackSeen) + " late; his own seconds take " + tri(a.pace),
		fmt.Sprintf("Relink hears of the bus %v late; announcements help nobody", a.bus),
		"buttons down at a reboot command count as at a forced reset; classes and starts are drawn evenly",
	}, "\n")
}

// someone is a made-up person with slips.
type someone struct {
	r        *rand.Rand
	reaction time.Duration
	todo     []dfu.Cue // At is when the fingers move
	now      []device.Button
	pressed  time.Time // when they last moved for a cue
}

func newSomeone(r *rand.Rand) *someone {
	return &someone{r: r, reaction: assumptions.reaction.draw(r)}
}

func (s *someone) hear(c dfu.Cue) {
	if c.Kind == dfu.Info {
		return
	}
	a := assumptions
	if c.EndsTap() { // one movement with the press before it
		s.now = nil
		s.todo = append(s.todo, dfu.Cue{At: s.pressed.Add(200 * time.Millisecond)})
		return
	}
	at := c.At.Add(time.Duration(float64(s.reaction) * (0.7 + 0.6*s.r.Float64())))
	held := c.Buttons
	switch p := s.r.Float64(); {
	case p < a.ignores:
		held = s.now
	case p < a.ignores+a.hesitates:
		at = at.Add(a.hesitation.draw(s.r))
	case p < a.ignores+a.hesitates+a.dropsAll:
		held = nil
	case p < a.ignores+a.hesitates+a.dropsAll+a.keepsPower && hasPower(s.now) && !hasPower(held):
		at = at.Add(2 * time.Second)
	}
	if n := len(s.todo); n > 0 && s.todo[n-1].At.After(at) {
		at = s.todo[n-1].At
	}
	s.now, s.pressed = held, at
	s.todo = append(s.todo, dfu.Cue{At: at, Buttons: held})
}

func hasPower(held []device.Button) bool {
	return slices.Contains(held, device.Side) || slices.Contains(held, device.Top)
}

func (s *someone) next() (time.Time, bool) {
	if len(s.todo) == 0 {
		return time.Time{}, false
	}
	return s.todo[0].At, true
}

func (s *someone) act(p virtualphone.Phone, now time.Time) virtualphone.Phone {
	for len(s.todo) > 0 && !s.todo[0].At.After(now) {
		p = p.Press(s.todo[0].At, s.todo[0].Buttons...)
		s.todo = s.todo[1:]
	}
	return p
}
