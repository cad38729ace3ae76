package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/ui/choices"
	"relink/ui/coach"
)

// startMode is the state a try begins from, as the bus shows it.
func (w *Window) startMode() dfu.Start {
	seen := w.story.Way.Seen()
	switch {
	case seen.Mode == device.ModeRecovery:
		return dfu.FromRecovery
	case seen.Known:
		return dfu.FromNormal
	case w.story.Way.Number() != nil:
		return dfu.FromRecovery // what an error number usually leaves behind
	}
	return dfu.FromNormal
}

// startCoach hands the right side to the coach.
func (w *Window) startCoach(start dfu.Start) {
	model, ok := w.story.Way.Model()
	if !ok {
		return
	}
	w.newCoach(model, start)
	w.show()
	w.live(time.Now())
	w.panel.Wake(time.Now())
}

func (w *Window) newCoach(model device.Model, start dfu.Start) {
	var c *coach.Coach
	c = coach.New(w.plan(model, start), coach.Hooks{
		Wake:  func(at time.Time) { w.panel.Wake(at) },
		Cue:   w.heard,
		Said:  w.saidEnd,
		Count: w.counted,
		Ended: func(at time.Time, start dfu.Start, o dfu.Outcome, took time.Duration) {
			if w.story.Way.Page() == checklist.PageReached {
				return // looked at again after it was reached
			}
			w.tone(toneOfEnd(o))
			w.story.Ended(at, start, o, took)
			w.hands.Note("try ended", string(o))
			w.keep.dirty = true
			if w.source.Rehearsal != nil {
				w.source.Rehearsal.TryEnded()
			}
		},
		Focus: func(f fyne.Focusable) {
			if w.uncovered(c) {
				w.focus(f)
			}
		},
		Broken: func() { w.coachBroken(c) },
		Left:   func(reached bool) { w.coachLeft(c, reached) },
	})
	w.coach = c
	now := time.Now()
	last := w.ours()
	c.Step(now, &last)
}

// toolCoach is the coach of a tool: its tries are heard, and are not those of
// the way.
func (w *Window) toolCoach(plan coach.Plan, ended func(dfu.Outcome), left func(reached bool)) *coach.Coach {
	var c *coach.Coach
	c = coach.New(plan, coach.Hooks{
		Wake: func(at time.Time) { w.panel.Wake(at) },
		Cue:  w.heard, Said: w.saidEnd, Count: w.counted,
		Ended: func(_ time.Time, _ dfu.Start, o dfu.Outcome, _ time.Duration) {
			w.tone(toneOfEnd(o))
			ended(o)
			if w.source.Rehearsal != nil {
				w.source.Rehearsal.TryEnded()
			}
		},
		Focus: func(f fyne.Focusable) {
			if w.uncovered(c) {
				w.focus(f)
			}
		},
		Left: left,
	})
	return c
}

// coachQuiet ends what a coach that is left was saying, and speaks the language
// that was chosen meanwhile.
func (w *Window) coachQuiet() {
	w.hush()
	w.settleTongue()
}

// plan is a try as the person wants to be told of it.
func (w *Window) plan(model device.Model, start dfu.Start) coach.Plan {
	how := choices.Remembered(w.app.Preferences())
	return coach.Plan{
		Words: w.cat, Model: model, Start: start, System: w.hands.System,
		Broken: w.story.Way.Broken(), NoCount: !how.Count, Flash: how.Flash, Assisted: w.mayAssist(start),
		Unlisted: w.story.Way.ByLooks(),
	}
}

// coachLeft takes the right side back.
func (w *Window) coachLeft(c *coach.Coach, reached bool) {
	if w.coach != c {
		return
	}
	w.coach = nil
	w.coachQuiet()
	if reached {
		w.answer(checklist.Answer{Choices: []checklist.Choice{"pressed-restore"}})
		return
	}
	w.show()
	w.live(time.Now())
	w.keepNow(time.Now())
}

// coachBroken goes from the coach to the page that asks for a broken button.
func (w *Window) coachBroken(c *coach.Coach) {
	if w.coach == c {
		w.hush()
		w.answer(checklist.Answer{Choices: []checklist.Choice{"buttons-broken"}})
	}
}

// reached shows again what to do in DFU, for a person who came back to it.
func (w *Window) reached() *coach.ReachedView {
	model, _ := w.story.Way.Model()
	return coach.Reached(coach.Plan{Words: w.cat, Model: model, System: w.hands.System}, func() {
		w.answer(checklist.Answer{Choices: []checklist.Choice{"pressed-restore"}})
	})
}
