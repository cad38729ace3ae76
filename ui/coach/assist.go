package coach

import "relink/guide/dfu"

// Unassisted ends a try in which the phone could not be restarted by Relink,
// says why, and goes on by the buttons alone. It is no failure of the person.
func (c *Coach) Unassisted(why string) {
	if !c.plan.Assisted {
		return
	}
	c.plan.Assisted = false
	if c.phase != PhaseTry {
		return
	}
	c.refused = why
	c.Stop()
}

// unassisted tells the end of such a try.
func (c *Coach) unassisted(s OutcomeState) OutcomeState {
	if c.refused == "" || c.run.Outcome() != dfu.Stopped {
		return s
	}
	s.Pill = c.plan.Words.Text("act.assist.failed.pill", nil)
	s.Title = c.plan.Words.Text("act.assist.failed.title", nil)
	s.Why = c.refused
	return s
}
