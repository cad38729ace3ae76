package ui

import (
	"slices"
	"time"

	"relink/internal/device"
	"relink/ui/coach"
)

// coached is a tool that takes the person through tries; its Coach is nil while
// it does not.
type coached interface{ Coach() *coach.Coach }

// coaches are those at work: the one of the way, and that of each open tool.
func (w *Window) coaches() []*coach.Coach {
	var list []*coach.Coach
	if w.coach != nil {
		list = append(list, w.coach)
	}
	for _, d := range w.opened.open {
		if d, ok := d.(coached); ok && d.Coach() != nil {
			list = append(list, d.Coach())
		}
	}
	return list
}

// uncovered tells whether a coach has the right side now.
func (w *Window) uncovered(c *coach.Coach) bool {
	if top := w.opened.top(); top != nil {
		d, ok := top.(coached)
		return ok && d.Coach() == c
	}
	return c == w.coach && w.report == nil && w.coaching()
}

// stepCoaches shows the coaches a snapshot or the clock's word.
func (w *Window) stepCoaches(now time.Time, s *device.Snapshot) (time.Time, bool) {
	next := soonest{}
	if s != nil {
		ours := w.ours()
		s = &ours
	}
	for _, c := range w.coaches() {
		c.Cover(!w.uncovered(c))
		next.add(c.Step(now, s))
	}
	return next.at, next.ok
}

// trying tells whether hands are on the phone for one of the coaches.
func (w *Window) trying() bool { return slices.ContainsFunc(w.coaches(), (*coach.Coach).Trying) }

// busy tells whether the phone is in somebody's hands: a restore is watched, a
// try goes on, the phone was told to restart, or a tool is at work on it. Then
// nobody else is asked anything, and the computer stays awake.
func (w *Window) busy() bool {
	return w.story.Watched() || w.trying() || w.working.doing(time.Now()).Busy
}
