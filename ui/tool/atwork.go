package tool

import "time"

// AtWork is a tool that has something going on with a phone, whether it is open
// or not: it is in the Window's Work until it gives that back or the bus is left.
type AtWork interface {
	Tool
	// Job is the kind of its work, of which one goes on at a time.
	Job() string
	// Step goes on with it on the bus's and the clock's word, and says when the
	// clock matters to it next.
	Step(now time.Time) (next time.Time, ok bool)
	// Doing tells what of it there is at a moment.
	Doing(at time.Time) Doing
	// End ends it, because the bus is left or another of its kind begins.
	End()
}

// Doing is what a tool's work means for everything else that looks at the bus.
type Doing struct {
	// Busy has the phone in somebody's hands: nobody else is asked anything, and
	// the computer stays awake.
	Busy bool
	// Restarts says that the phone was told to restart, so that its going is no
	// surprise.
	Restarts bool
	// Shakes says that a hand may provoke what the bus shows, so that it is marked
	// and counts in no finding.
	Shakes bool
}
