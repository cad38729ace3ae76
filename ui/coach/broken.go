package coach

import (
	"relink/guide"
	"relink/guide/dfu"
)

// stuckNow is what a try that cannot begin waits for, in words; empty when it
// waits for something else.
func (c *Coach) stuckNow() string {
	run, _ := dfu.BeginVariant(c.plan.Model, c.start, c.variant(), c.now, c.bus)
	if !c.plan.stuck(run.Procedure().Start) {
		return ""
	}
	return c.plan.text(dfu.WithoutButtons(c.plan.Model, c.plan.Broken, guide.Seen{Present: true}).Next)
}

// mayBeBroken tells whether it is time to ask for a button that does not
// work: when the phone never went quiet, or after a second failure.
func (c *Coach) mayBeBroken(o dfu.Outcome) bool {
	return c.hooks.Broken != nil && o != dfu.Stopped && (o == dfu.NeverLeft || c.failed > 1)
}

// broken leaves for the page that asks which button does not work.
func (c *Coach) broken() {
	c.Close()
	c.hooks.Broken()
}
