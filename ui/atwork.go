package ui

import (
	"slices"
	"time"

	"relink/ui/tool"
)

// atWork are the tools that have something going on with a phone, one of a kind.
type atWork struct{ tools []tool.AtWork }

// add takes a tool in, in place of another of its kind.
func (a *atWork) add(t tool.AtWork) {
	if old := a.of(t.Job()); old != nil && old != t {
		old.End()
		a.rest(old)
	}
	if !slices.Contains(a.tools, t) {
		a.tools = append(a.tools, t)
	}
}

// rest takes a tool out.
func (a *atWork) rest(t tool.AtWork) {
	a.tools = slices.DeleteFunc(slices.Clone(a.tools), func(x tool.AtWork) bool { return x == t })
}

// of is the tool that does a job; nil for none.
func (a *atWork) of(job string) tool.AtWork {
	for _, t := range a.tools {
		if t.Job() == job {
			return t
		}
	}
	return nil
}

// or is the tool that does a job, or one made anew where none does.
func (a *atWork) or(job string, make func() tool.Tool) tool.Tool {
	if t := a.of(job); t != nil {
		return t
	}
	return make()
}

// end ends the work of all of them: the bus is left.
func (a *atWork) end() {
	for _, t := range a.tools {
		t.End()
	}
	a.tools = nil
}

// step has all of them go on, and says when the clock matters to one next.
func (a *atWork) step(now time.Time) (time.Time, bool) {
	next := soonest{}
	for _, t := range a.tools {
		next.add(t.Step(now))
	}
	return next.at, next.ok
}

// doing is what all of them do at a moment.
func (a *atWork) doing(at time.Time) tool.Doing {
	var sum tool.Doing
	for _, t := range a.tools {
		d := t.Doing(at)
		sum.Busy, sum.Restarts, sum.Shakes = sum.Busy || d.Busy, sum.Restarts || d.Restarts, sum.Shakes || d.Shakes
	}
	return sum
}
