package ui

import (
	"time"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/ui/kit"
)

// slips has an outcome whose usual cause has a twin: each has its own advice
// for the next try.
var slips = map[dfu.Outcome]bool{
	dfu.RecoveryInstead: true,
	dfu.Booted:          true,
	dfu.NeverLeft:       true,
}

// outcomeState is how a try that did not reach DFU is told.
func (c *Coach) outcomeState(now time.Time) OutcomeState {
	o := c.run.Outcome()
	args := c.names()
	args["Try"] = c.tries
	key := "out." + string(o)
	s := OutcomeState{
		Tone:  kit.ToneMind,
		Pill:  c.say(key+".pill", args),
		Title: c.say(key+".title", args),
		Why:   c.why(o, args),
		Leave: c.say("leave", nil),
		Start: c.say("again", nil),
	}
	if o == dfu.Stopped {
		s.Tone = kit.ToneQuiet
	}
	if slips[o] {
		s.Slip = c.say(c.otherKey(key+".other"), args)
		if c.slip {
			s.Slip = c.say("out.not-other", args)
		}
	}
	if o == dfu.NeverReturned && c.start != dfu.FromOff {
		s.Off = c.say("from-off", nil)
	}
	if c.mayBeBroken(o) {
		s.Broken = c.say("broken", nil)
	}
	if c.failed >= dfu.WayAfter && o != dfu.Stopped {
		s.More = c.say("out.many", nil)
		if c.variant() != c.variantAfter(c.failed-1) {
			s.More = c.say("out.many-other", nil)
		}
	}
	if c.stuck(c.start) {
		s.Start, s.Off, s.More = "", "", c.plan.Words.Text("broken.nowhere", nil)
	}
	if c.counts {
		s.Start, s.Wait = c.say("now", nil), c.say("wait", nil)
		s.Counting = true
		s.Ring = RingState{
			Counted: true, Left: max(0, c.since.Add(dfu.AgainTime).Sub(now)), Total: dfu.AgainTime,
			Below: c.say("ring.next", nil),
		}
	}
	return c.unassisted(c.recoveryOutcome(s))
}

// why is what usually causes an outcome and what to do this time: the coach's
// own words where it knows both slips, the guide's otherwise.
func (c *Coach) why(o dfu.Outcome, args map[string]any) string {
	switch {
	case o == dfu.NeverReturned && c.start != dfu.FromOff:
		return c.say("out.never-returned.why", args)
	case o == dfu.Stopped: // the title says that it was
		return c.say("out.stopped.why", nil)
	case !slips[o]:
		return c.text(c.run.Hint())
	}
	key := "out." + string(o) + ".why"
	if c.slip {
		key = "out." + string(o) + ".other-why"
	}
	return c.say(c.otherKey(key), args)
}

// otherKey is the sentence for models with taps, where there is one.
func (c *Coach) otherKey(key string) string {
	if c.run.Outcome() == dfu.NeverLeft && c.plan.Model.Class == device.VolUpVolDownSide {
		return key + "-taps"
	}
	return key
}

// names are the model's two buttons in words: the power button, and the one
// that is held to the end.
func (c *Coach) names() map[string]any {
	second := device.VolumeDown
	if c.plan.Model.Class == device.HomePower || c.run.Procedure().Variant == dfu.OtherButton {
		second = device.Home
	}
	p := c.plan.Model.Power
	if p == "" {
		p = device.Side
	}
	return map[string]any{
		"Power":  c.say("button."+string(p), nil),
		"Second": c.say("button."+string(second), nil),
	}
}

func (c *Coach) newOutcomeView() *OutcomeView {
	v := NewOutcomeView(OutcomeState{}, OutcomeTaps{
		Start: c.again, Wait: c.hold, Slip: c.otherSlip, Off: c.fromOff, Broken: c.broken,
		Leave: func() { c.leave(false) },
	})
	v.ring.Ask = func() RingState { return c.outcomeState(c.hooks.Now()).Ring }
	return v
}

// wayOut is the sentence that tells how to leave DFU by the buttons.
func (c *Coach) wayOut() string {
	if c.plan.Model.NamesVolumeByPlace() {
		return "ui.coach.reached.out.pad"
	}
	return "ui.coach.reached.out." + string(c.plan.Model.Class)
}

// reachedState is what is said once the phone is in DFU.
func (c *Coach) reachedState() ReachedState {
	cat := c.plan.Words
	system := c.plan.System
	if system != "windows" && system != "darwin" {
		system = "linux"
	}
	s := ReachedState{
		Drawing: c.plan.Model.Drawing,
		Pill:    c.say("reached.pill", nil),
		Title:   c.say("reached.title", nil),
		Lead:    c.say("reached.lead", nil),
		Head:    c.say("reached.head."+system, nil),
		Erases:  c.say("reached.erases", nil),
		OutHead: c.say("reached.out", nil),
		Out:     cat.Text(c.wayOut(), c.names()),
		Go:      c.say("reached.go", nil),
	}
	for _, n := range []string{"1", "2", "3"} {
		s.Lines = append(s.Lines, c.say("reached."+system+"."+n, nil))
	}
	return s
}
