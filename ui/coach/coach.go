// Package coach takes one person through tries into DFU, or into recovery: what
// to press and when, what the phone did, how a try ended and what comes next.
// It knows a plan and the bus; who watches the bus, plays tones and keeps what
// came of a try is told through Hooks.
package coach

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/ui/drawing"
	"relink/ui/kit"
)

// Phase is what the coach's side of the window shows.
type Phase int

// The phases.
const (
	PhaseWait    Phase = iota // for the phone to appear
	PhaseCount                // 3, 2, 1
	PhaseTry                  // a dfu.Run goes on
	PhaseOutcome              // a try ended without DFU
	PhaseReached              // DFU
)

// Coach takes one person through tries into DFU. It belongs to the screen's
// goroutine: it holds a dfu.Run, feeds it the clock and the bus, and shows
// what it says. It has no timer; Step says when to call again.
type Coach struct {
	plan  Plan
	hooks Hooks

	phase  Phase
	bus    device.Snapshot
	now    time.Time // of the last step
	start  dfu.Start
	run    dfu.Run
	tries  int
	failed int
	since  time.Time // when the phase began
	alone  bool      // a try was started without the person once
	counts bool      // the outcome counts down to the next try
	slip   bool      // the person says it was the other slip
	below  bool      // something lies over the coach
	ticked int       // the second of the count that was told last

	border  flash
	refused string // why Relink could not do its part; empty when it did

	cue    dfu.Cue // the last instruction
	lifted []device.Button
	echo   string
	used   []device.Button

	view    *View
	outcome *OutcomeView
	stage   *fyne.Container
}

// New is a coach that shows the get-ready count of the first try once it
// is stepped.
func New(plan Plan, hooks Hooks) *Coach {
	if hooks.Now == nil {
		hooks.Now = time.Now
	}
	c := &Coach{plan: plan, hooks: hooks, start: plan.Start, stage: container.NewStack()}
	c.used = c.buttonsUsed()
	c.view = NewView(State{}, c.Stop)
	c.view.ring.Ask = func() RingState { return c.ring(c.hooks.Now()) }
	c.stage.Add(c.view)
	return c
}

// View is the right side of the window while the coach is at work.
func (c *Coach) View() fyne.CanvasObject { return c.stage }

// Trying reports whether hands are on the phone: keep the computer awake and
// let nothing else speak.
func (c *Coach) Trying() bool { return c.phase == PhaseCount || c.phase == PhaseTry }

// OnStage tells whether the page of a try is shown, which has no surface of its
// own: not how one ended.
func (c *Coach) OnStage() bool { return c.stage.Objects[0] == c.view }

// Standing is where a coach stands, as plain values.
type Standing struct {
	Phase   Phase
	Since   time.Time // when the phase began
	Start   dfu.Start
	Variant dfu.Variant // of the next try
	Run     dfu.Run     // the last try
	Tries   int
	Failed  int
	Counts  bool // the outcome counts down to the next try
	Slip    bool // the person said that it was the other slip
	Try     State
	Outcome OutcomeState
}

// Standing is where the coach stands at a moment, without drawing it.
func (c *Coach) Standing(now time.Time) Standing {
	s := Standing{
		Phase: c.phase, Since: c.since, Start: c.start, Variant: c.variant(), Run: c.run, Tries: c.tries, Failed: c.failed,
		Counts: c.counts, Slip: c.slip, Try: c.state(now),
	}
	if c.phase == PhaseOutcome {
		s.Outcome = c.outcomeState(now)
	}
	return s
}

// Step shows a snapshot, or, when s is nil, the clock's word, and says when
// the clock matters next; false is "only the bus matters".
func (c *Coach) Step(now time.Time, s *device.Snapshot) (time.Time, bool) {
	c.now = now
	if s != nil {
		c.bus = *s
		c.seeAt(s.At)
	}
	switch c.phase {
	case PhaseWait:
		c.wait(now)
	case PhaseCount:
		c.count(now)
	case PhaseTry:
		c.advance(now)
	case PhaseOutcome:
		if c.counts && !now.Before(c.since.Add(dfu.AgainTime)) {
			c.alone = true
			c.begin(now)
		}
	}
	c.show(now)
	return c.next(now)
}

// wait begins the count once the first instruction is known: the phone is
// there, or need not be.
func (c *Coach) wait(now time.Time) {
	if _, ok := c.first(now); !ok || c.below {
		return
	}
	if c.plan.NoCount {
		c.begin(now)
		return
	}
	c.enter(PhaseCount, now)
	c.ticked = 0
	c.tick(now)
}

func (c *Coach) count(now time.Time) {
	if _, ok := c.first(now); !ok {
		c.enter(PhaseWait, now)
		return
	}
	if !now.Before(c.since.Add(dfu.ReadyTime)) {
		c.begin(now)
		return
	}
	c.tick(now)
}

// first is the instruction a try that began now would open with.
func (c *Coach) first(now time.Time) (dfu.Cue, bool) {
	run, cues := dfu.BeginVariant(c.plan.Model, c.start, c.variant(), now, c.bus)
	if len(cues) == 0 || c.plan.stuck(run.Procedure().Start) {
		return dfu.Cue{}, false
	}
	return cues[0], true
}

// variant is the way of the next try.
func (c *Coach) variant() dfu.Variant { return c.plan.variantAfter(c.start, c.failed) }

// begin begins a try.
func (c *Coach) begin(now time.Time) {
	c.tries++
	c.cue, c.lifted, c.echo, c.refused = dfu.Cue{}, nil, "", ""
	c.enter(PhaseTry, now)
	run, cues := dfu.BeginVariant(c.plan.Model, c.start, c.variant(), now, c.bus)
	c.run = run
	c.take(cues)
	c.settle(now)
}

func (c *Coach) advance(now time.Time) {
	run, cues := c.run.Advance(now, c.bus)
	c.run = run
	c.take(cues)
	c.settle(now)
}

// seeAt takes what the bus shows at its own time: on a busy computer the
// screen comes later, and what the clock had due meanwhile came after it.
func (c *Coach) seeAt(at time.Time) {
	if c.phase == PhaseTry {
		run, cues := c.run.See(at, c.bus)
		c.run = run
		c.take(cues)
	}
}

// take shows instructions and passes them on.
func (c *Coach) take(cues []dfu.Cue) {
	for _, cue := range cues {
		sentence := c.plan.text(cue.Words)
		if cue.Kind == dfu.Info {
			c.echo = sentence
		} else {
			c.instruct(cue)
		}
		if c.hooks.Cue != nil {
			c.hooks.Cue(cue, sentence)
		}
	}
}

// instruct makes a cue the instruction on the screen.
func (c *Coach) instruct(cue dfu.Cue) {
	c.lifted = c.lifted[:0:0]
	for _, b := range c.cue.Buttons {
		if !drawing.HasButton(cue.Buttons, b) {
			c.lifted = append(c.lifted, b)
		}
	}
	for _, b := range cue.Buttons {
		if !drawing.HasButton(c.used, b) {
			c.used = append(c.used, b)
		}
	}
	c.echo = ""
	if _, left := c.run.Left(); cue.Cause == dfu.CauseUSB && left {
		c.echo = c.plan.say("echo.quiet", nil)
	}
	c.cue = cue
	if c.plan.Flash {
		c.border.begin(cue.At)
	}
}

// settle ends the try when the run has ended.
func (c *Coach) settle(now time.Time) {
	o := c.run.Outcome()
	if o == dfu.Undecided {
		return
	}
	if c.hooks.Ended != nil {
		c.hooks.Ended(now, c.start, o, now.Sub(c.since))
	}
	c.slip = false
	if c.arrived(o) {
		c.leaveReached(now)
		return
	}
	if o != dfu.Stopped {
		c.failed++
	}
	c.counts = dfu.AgainAlone(o, c.plan.Model, c.start, c.failed, c.alone)
	c.start = dfu.StartAfter(o, c.start)
	c.counts = c.counts && !c.plan.stuck(c.start)
	c.enter(PhaseOutcome, now)
	if c.hooks.Said != nil {
		c.hooks.Said(kit.Plain(c.outcomeState(now).Why))
	}
}

func (c *Coach) enter(p Phase, now time.Time) {
	c.phase, c.since = p, now
}

// next is when the clock matters next.
func (c *Coach) next(now time.Time) (time.Time, bool) {
	switch c.phase {
	case PhaseCount:
		return c.nextSecond(now), true
	case PhaseTry:
		at, ok := c.run.Next()
		// The announcement comes a second before the clock's own cue.
		if early := at.Add(-time.Second); ok && early.After(now) {
			at = early
		}
		return c.border.soon(now, at, ok)
	case PhaseOutcome:
		return c.since.Add(dfu.AgainTime), c.counts
	}
	return time.Time{}, false
}
