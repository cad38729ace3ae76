package coach

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
		Pill:  c.plan.say(key+".pill", args),
		Title: c.plan.say(key+".title", args),
		Why:   c.why(o, args),
		Leave: c.plan.say("leave", nil),
		Start: c.plan.say("again", nil),
	}
	if o == dfu.Stopped {
		s.Tone = kit.ToneQuiet
	}
	if slips[o] {
		s.Slip = c.plan.say(c.otherKey(key+".other"), args)
		if c.slip {
			s.Slip = c.plan.say("out.not-other", args)
		}
	}
	if o == dfu.NeverReturned && c.start != dfu.FromOff {
		s.Off = c.plan.say("from-off", nil)
	}
	if c.mayBeBroken(o) {
		s.Broken = c.plan.say("broken", nil)
	}
	if c.failed >= dfu.WayAfter && o != dfu.Stopped {
		s.More = c.plan.say("out.many", nil)
		if c.variant() != c.plan.variantAfter(c.start, c.failed-1) {
			s.More = c.plan.say("out.many-other", nil)
		}
	}
	if dfu.SuggestsUSBA(o, c.plan.Model, c.failed) {
		s.More = c.plan.join(s.More, c.plan.say("out.usb-a", nil))
	}
	s.More = c.plan.join(s.More, c.plan.unlisted())
	if c.plan.stuck(c.start) {
		s.Start, s.Off, s.More = "", "", c.plan.Words.Text("broken.nowhere", nil)
	}
	if c.counts {
		s.Start, s.Wait = c.plan.say("now", nil), c.plan.say("wait", nil)
		s.Counting = true
		s.Ring = RingState{
			Counted: true, Left: max(0, c.since.Add(dfu.AgainTime).Sub(now)), Total: dfu.AgainTime,
			Below: c.plan.say("ring.next", nil),
		}
	}
	return c.unassisted(c.recoveryOutcome(s))
}

// why is what usually causes an outcome and what to do this time: the coach's
// own words where it knows both slips, the guide's otherwise.
func (c *Coach) why(o dfu.Outcome, args map[string]any) string {
	switch {
	case o == dfu.NeverReturned && c.start != dfu.FromOff:
		return c.plan.say("out.never-returned.why", args)
	case o == dfu.Stopped: // the title says that it was
		return c.plan.say("out.stopped.why", nil)
	case !slips[o]:
		return c.plan.text(c.run.Hint())
	}
	key := "out." + string(o) + ".why"
	if c.slip {
		key = "out." + string(o) + ".other-why"
	}
	return c.plan.say(c.otherKey(key), args)
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
		"Power":  c.plan.say("button."+string(p), nil),
		"Second": c.plan.say("button."+string(second), nil),
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

// Reached shows again what to do in DFU, to a person who came back to it.
func Reached(p Plan, further func()) *ReachedView {
	c := New(p, Hooks{})
	defer c.Close()
	return NewReachedView(c.reachedState(), further)
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
		Pill:    c.plan.say("reached.pill", nil),
		Title:   c.plan.say("reached.title", nil),
		Lead:    c.plan.say("reached.lead", nil),
		Head:    c.plan.say("reached.head."+system, nil),
		Erases:  c.plan.say("reached.erases", nil),
		OutHead: c.plan.say("reached.out", nil),
		Out:     cat.Text(c.wayOut(), c.names()),
		Go:      c.plan.say("reached.go", nil),
	}
	for _, n := range []string{"1", "2", "3"} {
		s.Lines = append(s.Lines, c.plan.say("reached."+system+"."+n, nil))
	}
	return s
}
