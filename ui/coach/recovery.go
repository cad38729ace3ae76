package coach

import (
	"time"

	"relink/guide/dfu"
)

// The coach can lead into recovery as well: the same tries with another way,
// another end and a few other words. What came of it is the owner's matter.

// arrived tells whether an outcome is what the plan leads to.
func (c *Coach) arrived(o dfu.Outcome) bool {
	return o == dfu.ReachedDFU || o == dfu.ReachedRecovery
}

// throughLogo tells whether the phone went quiet on its way into recovery: then
// what ends the holding is its showing up, not the seconds.
func (c *Coach) throughLogo() bool {
	_, left := c.run.Left()
	return c.plan.Recovery && left
}

// badge names the try.
func (c *Coach) badge(try int) string {
	args := map[string]any{"Try": try}
	if c.plan.Recovery {
		return c.plan.Words.Text("enter.badge", args)
	}
	return c.plan.say("badge", args)
}

// recoveryOutcome tells the end of a try that did not reach recovery.
func (c *Coach) recoveryOutcome(s OutcomeState) OutcomeState {
	o := c.run.Outcome()
	if !c.plan.Recovery {
		return s
	}
	s.Slip, s.Off, s.Broken, s.More = "", "", "", ""
	if o == dfu.Booted || o == dfu.OtherMode {
		s.Title, s.Why = c.plan.Words.Text("enter.out."+string(o), nil), c.plan.text(c.run.Hint())
	}
	if c.failed >= dfu.WayAfter && o != dfu.Stopped {
		s.More = c.plan.say("out.many", nil)
	}
	return s
}

// leaveReached hands a phone in recovery back to the owner at once.
func (c *Coach) leaveReached(now time.Time) {
	c.enter(PhaseReached, now)
	if c.plan.Recovery {
		c.leave(true)
	}
}
