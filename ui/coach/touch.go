package coach

import (
	"fyne.io/fyne/v2"

	"relink/guide/dfu"
)

// Key drives the coach from the keyboard: Space starts what waits to be
// started, Escape stops. It reports whether the key meant something.
func (c *Coach) Key(k fyne.KeyName) bool {
	switch {
	case k == fyne.KeyEscape && c.phase <= PhaseTry:
		c.Stop()
	case k == fyne.KeyEscape && c.phase == PhaseOutcome && c.counts:
		c.hold()
	case k == fyne.KeySpace && c.phase == PhaseOutcome && !c.plan.stuck(c.start):
		c.again()
	default:
		return false
	}
	return true
}

// Stop ends the try. Before the first press it leaves the coach.
func (c *Coach) Stop() {
	switch c.phase {
	case PhaseWait, PhaseCount:
		c.leave(false)
	case PhaseTry:
		now := c.hooks.Now()
		run, cues := c.run.Stop(now)
		c.run = run
		c.take(cues)
		c.settle(now)
		c.touched()
	}
}

// Close stops every frame; the coach is not shown again.
func (c *Coach) Close() {
	c.view.ring.Run(false)
	if c.outcome != nil {
		c.outcome.ring.Run(false)
	}
}

// Cover tells whether something lies over the coach. Then it begins no try: its
// cues would come from nowhere. A countdown is not taken up again.
func (c *Coach) Cover(on bool) {
	c.below = on
	c.counts = c.counts && !on
}

// again starts the next try, with its get-ready count.
func (c *Coach) again() {
	c.counts = false
	c.enter(PhaseWait, c.hooks.Now())
	c.wait(c.hooks.Now())
	c.touched()
}

// hold stops the countdown: the person starts when ready.
func (c *Coach) hold() {
	c.counts = false
	c.touched()
}

// otherSlip says that it was the other mistake: the next try minds that one.
// The person is reading, so the countdown stops.
func (c *Coach) otherSlip() {
	c.slip, c.counts = !c.slip, false
	c.touched()
}

// fromOff goes on with a phone that does not show itself.
func (c *Coach) fromOff() {
	c.start = dfu.FromOff
	c.again()
}

// touched shows what a touch changed and has the clock set anew.
func (c *Coach) touched() {
	now := c.hooks.Now()
	c.show(now)
	if at, ok := c.next(now); ok && c.hooks.Wake != nil {
		c.hooks.Wake(at)
	}
}

func (c *Coach) leave(reached bool) {
	c.Close()
	if c.hooks.Left != nil {
		c.hooks.Left(reached)
	}
}
