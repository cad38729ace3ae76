package coach

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/ui/drawing"
)

// show brings the phase to the screen.
func (c *Coach) show(now time.Time) {
	var on fyne.CanvasObject = c.view
	switch c.phase {
	case PhaseOutcome:
		if c.outcome == nil {
			c.outcome = c.newOutcomeView()
		}
		c.outcome.Set(c.outcomeState(now))
		on = c.outcome
	case PhaseReached:
		if _, ok := c.stage.Objects[0].(*ReachedView); ok || c.plan.Recovery {
			return
		}
		on = NewReachedView(c.reachedState(), func() { c.leave(true) })
	default:
		c.view.Set(c.state(now))
	}
	if c.stage.Objects[0] != on {
		c.stage.Objects[0] = on
		c.stage.Refresh()
		if c.hooks.Focus != nil {
			c.hooks.Focus(c.First())
		}
	}
	c.view.ring.Run(on == c.view && c.phase != PhaseWait)
	if c.outcome != nil {
		c.outcome.ring.Run(on == c.outcome && c.counts)
	}
}

// First is what the keyboard reaches first on what is shown; nil in a try,
// where Space and Escape drive the coach.
func (c *Coach) First() fyne.Focusable {
	switch on := c.stage.Objects[0].(type) {
	case *OutcomeView:
		return on.first()
	case *ReachedView:
		return on.further
	}
	return nil
}

// state is what the try shows at a moment.
func (c *Coach) state(now time.Time) State {
	s := State{
		Badge: c.badge(max(1, c.tries)),
		Ease:  c.plan.say("ease", nil),
		Stop:  c.plan.say("stop", nil),
		Phone: c.phone(now),
		Ring:  c.ring(now),
		Steps: c.steps(),
		Flash: c.border.lit(now),
	}
	switch c.phase {
	case PhaseWait:
		s.Badge = c.badge(c.tries + 1)
		s.Title, s.Echo = c.plan.say("wait.title", map[string]any{"Model": c.plan.Model.Name}), c.plan.say("wait.echo", nil)
		if stuck := c.stuckNow(); stuck != "" {
			s.Echo = stuck
		}
		s.Echo = c.plan.join(s.Echo, c.plan.unlisted())
	case PhaseCount:
		s.Badge = c.badge(c.tries + 1)
		first, _ := c.first(now)
		s.Title, s.Echo = c.plan.say("count.title", nil), c.plan.say("count.echo", map[string]any{"First": c.plan.text(first.Words)})
		s.Echo = c.plan.join(s.Echo, c.plan.unlisted())
	default:
		s.Title, s.Echo = c.plan.text(c.cue.Words), c.echo
		if s.Echo == "" || c.throughLogo() {
			s.Echo = c.patience(now)
		}
		if next, _, ok := c.run.Coming(now); ok {
			s.Coming = c.plan.say("coming", map[string]any{"What": c.plan.text(next.Words)})
		}
	}
	return s
}

// patience is said while only the phone can end what is held.
func (c *Coach) patience(now time.Time) string {
	if !c.run.Begun() {
		return c.plan.say("wait.echo", nil)
	}
	if c.throughLogo() {
		return c.plan.Words.Text("enter.echo.watching", nil)
	}
	if _, _, counted := c.run.Remaining(now); counted {
		return ""
	}
	return c.plan.say("echo."+c.until(), nil)
}

// ring is the ring of a moment.
func (c *Coach) ring(now time.Time) RingState {
	switch c.phase {
	case PhaseWait:
		return RingState{Until: c.plan.say("ring.seen", nil)}
	case PhaseCount:
		return RingState{Counted: true, Left: max(0, c.since.Add(dfu.ReadyTime).Sub(now)), Total: dfu.ReadyTime, Below: c.plan.say("ring.ready", nil)}
	}
	left, total, counted := c.run.Remaining(now)
	if counted && !c.throughLogo() {
		below := "ring.left"
		if left <= time.Second {
			below = "ring.left-one"
		}
		return RingState{Counted: true, Left: left, Total: total, Below: c.plan.say(below, nil)}
	}
	return RingState{Until: c.plan.say("ring."+c.until(), nil)}
}

// until names what the phone has to do.
func (c *Coach) until() string {
	_, left := c.run.Left()
	_, present := c.run.Phone()
	switch {
	case left || len(c.run.Buttons()) == 0:
		return "watching"
	case !present:
		return "seen"
	}
	return "until-quiet"
}

var progressOf = map[dfu.StepState]Progress{
	dfu.StepDone: StepDone, dfu.StepCurrent: StepNow, dfu.StepAhead: StepAhead,
}

// steps are the names of the steps and where they stand.
func (c *Coach) steps() []StepState {
	list := c.run.Steps()
	if c.phase != PhaseTry || len(list) == 0 {
		list = dfu.StepsFor(c.plan.Model, c.start, c.variant())
	}
	out := make([]StepState, len(list))
	for i, s := range list {
		out[i] = StepState{Text: c.plan.text(s.Words), Progress: progressOf[s.State]}
	}
	return out
}

// buttonsUsed is every button some step of the way presses.
func (c *Coach) buttonsUsed() []device.Button {
	var out []device.Button
	for _, s := range dfu.StepsFor(c.plan.Model, c.start, c.variant()) {
		for _, b := range s.Buttons {
			if !drawing.HasButton(out, b) {
				out = append(out, b)
			}
		}
	}
	return out
}

// phone is the drawing of a moment.
func (c *Coach) phone(now time.Time) drawing.PhoneState {
	p := drawing.PhoneState{
		Drawing: c.plan.Model.Drawing, Screen: c.screen(), Used: c.used,
		Touch: map[device.Button]drawing.Touch{}, Tags: map[device.Button]string{},
	}
	put := func(list []device.Button, t drawing.Touch, tag string) {
		for _, b := range list {
			p.Touch[b] = t
			p.Tags[b] = c.plan.say(tag, nil)
		}
	}
	if c.phase != PhaseTry {
		if first, ok := c.first(now); ok {
			put(first.Buttons, drawing.TouchReady, "tag.ready")
		}
		return p
	}
	put(c.lifted, drawing.TouchLifted, "tag.let-go")
	if next, _, ok := c.run.Coming(now); ok {
		for _, b := range c.lifted { // the same hand goes on to the next button
			if drawing.OutlineOf(p.Drawing).OneHand(b, next.Buttons) {
				p.Touch[b] = drawing.TouchNone
			}
		}
		put(next.Buttons, drawing.TouchReady, "tag.ready")
	}
	tag := "tag.hold"
	if c.cue.Kind == dfu.Press {
		tag = "tag.tap"
	}
	put(c.run.Buttons(), drawing.TouchDown, tag)
	return p
}

// screen is what the phone's glass shows, as far as the bus tells.
func (c *Coach) screen() drawing.Screen {
	port, present := c.run.Phone()
	if c.phase == PhaseCount {
		switch c.start {
		case dfu.FromNormal:
			return drawing.ScreenLit
		case dfu.FromRecovery:
			return drawing.ScreenRecovery
		}
		return drawing.ScreenBlack
	}
	if c.phase != PhaseTry || !present {
		return drawing.ScreenBlack
	}
	for _, d := range c.bus.Devices {
		if d.Port == port {
			return drawing.ScreenOf(device.Classify(d).Mode)
		}
	}
	return drawing.ScreenBlack
}
