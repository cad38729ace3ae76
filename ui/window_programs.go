package ui

import (
	"time"

	"relink/ui/way"
)

// programsHere is what restores on this computer, for the pages that lead to a
// restore; nil on the others, and until it was looked. Each of them looks anew,
// for one may have been installed meanwhile. A practice has a computer of its
// own.
func (w *Window) programsHere() *[]way.Program {
	if w.hands.Programs == nil || w.play.Kind != Real || !way.NeedsProgram(w.story.Way) {
		return nil
	}
	l := &w.programs
	if l.due(len(w.story.Way.Trail())) {
		w.jobs.do(func() func() {
			found := w.hands.Programs()
			return func() { w.foundPrograms(found) }
		})
	}
	return l.found
}

// foundPrograms shows what was found; ticks on the page stay.
func (w *Window) foundPrograms(found []way.Program) {
	first := w.programs.found == nil
	w.programs.take(found)
	if first && way.NeedsProgram(w.story.Way) {
		w.shown = "" // the page says it
		w.show()
	}
}

// openProgram brings a restore program to the front.
func (w *Window) openProgram(p way.Program) {
	if p.Open == nil {
		return
	}
	if err := p.Open(); err != nil {
		w.hands.Log("open the restore program", err)
		w.notice = w.say("page.program.not-opened", nil)
		w.live(time.Now())
	}
}
