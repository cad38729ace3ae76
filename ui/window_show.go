package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/report"
	"relink/internal/story"
	"relink/ui/way"
)

// show brings the page of the moment to the right side, unless it is there
// already.
func (w *Window) show() {
	if sign := w.sign(); sign != w.shown {
		w.turn(sign)
	}
}

// turn builds the right side that has this sign.
func (w *Window) turn(sign string) {
	w.shown = sign
	w.hands.Note("page", w.name())
	view, first := w.page()
	w.stage.Objects = []fyne.CanvasObject{view}
	w.stage.Refresh()
	w.focus(first)
}

// follow is show for what the bus or the clock changed. A page of the way that
// stays is not built anew more often than anybody can read; follow then says
// when it will be.
func (w *Window) follow(now time.Time) (time.Time, bool) {
	sign := w.sign()
	if sign == w.shown {
		return time.Time{}, false
	}
	if soon := w.built.Add(liveEvery); w.stays() && now.Before(soon) && !now.Before(w.built) {
		return soon, true
	}
	w.turn(sign)
	w.built = now
	return time.Time{}, false
}

// stays tells whether the right side shows a page of the way, and will go on
// showing that one.
func (w *Window) stays() bool {
	return w.opened.top() == nil && w.report == nil && !w.coaching() && w.visit == w.visiting()
}

// visiting names the visit of a page of the way.
func (w *Window) visiting() string {
	return fmt.Sprint(w.story.Way.Page(), len(w.story.Way.Trail()))
}

// focus gives the keyboard to something; to nothing for nil.
func (w *Window) focus(first fyne.Focusable) {
	if c := w.win.Canvas(); first != nil {
		c.Focus(first)
	} else {
		c.Unfocus()
	}
}

// sign tells pages apart: it changes when the right side has to be built
// anew.
func (w *Window) sign() string {
	way := w.story.Way
	switch {
	case w.opened.top() != nil:
		return fmt.Sprintf("desk %d", w.opened.turn)
	case w.report != nil:
		return fmt.Sprintf("report %d", w.opened.turn)
	case w.coaching():
		return fmt.Sprintf("coach %p", w.coach)
	}
	_, known := way.Model()
	seen := way.Seen()
	return fmt.Sprint(way.Page(), len(way.Trail()), seen.ThroughHub, known, seen.Known, seen.Present, seen.Mode, way.Rows(), w.finding(), w.watch().Title, w.assistable())
}

// name is what the log calls the page that is shown.
func (w *Window) name() string {
	switch {
	case w.opened.top() != nil:
		return w.opened.top().Name()
	case w.report != nil:
		return w.report.Name()
	case w.coaching():
		return "coach at work"
	}
	return string(w.story.Way.Page())
}

// coaching tells whether the coach has the right side.
func (w *Window) coaching() bool {
	p := w.story.Way.Page()
	return w.coach != nil && (p == checklist.PageCoach || p == checklist.PageReached)
}

// page builds the right side.
func (w *Window) page() (fyne.CanvasObject, fyne.Focusable) {
	switch p := w.story.Way.Page(); {
	case w.opened.top() != nil:
		return w.opened.top().View()
	case w.report != nil:
		return w.report.View()
	case w.coaching():
		return w.coach.View(), w.coach.First()
	case p == checklist.PageReached:
		v := w.reached()
		return v, v.First()
	case p == checklist.PageReport:
		w.openReport()
		w.shown = w.sign() // it is being shown
		return w.report.View()
	case p == checklist.PageFound:
		w.view = w.found()
	default:
		s := w.wayState()
		if visit := w.visiting(); visit == w.visit {
			s.Begun = w.view.Begun(w.win.Canvas().Focused())
		} else {
			w.visit = visit
		}
		w.view = way.NewWayView(s, w.wayHands())
	}
	return w.view.View, w.view.First
}

// wayHands are what a page of the way does.
func (w *Window) wayHands() way.WayHands {
	return way.WayHands{
		Answer: w.answer, Back: w.back, Start: w.startCoach, Assist: w.assist,
		Explain: w.explain, ReadLog: func() { w.readLog("") },
		Leave: w.offered("act.leave.menu"), Enter: w.offered("enter.menu"),
		Book: w.openBook, Practice: w.practiceHand(), Open: w.openProgram, Export: w.exportSession,
	}
}

// wayState is what a page of the way shows.
func (w *Window) wayState() way.WayState {
	s := way.WayState{Way: w.story.Way, Cat: w.cat, System: w.hands.System, Watch: w.watch(), Finding: w.finding()}
	if m, ok := s.Way.Model(); ok {
		start := w.startMode()
		s.Siren = m.Class == device.VolUpVolDownSide && start == dfu.FromNormal
		first, ok := w.firstWay(m, start)
		s.Nowhere = !ok
		for _, step := range dfu.StepsFor(m, start, first) {
			if ok {
				s.Steps = append(s.Steps, w.say(step.Words.ID, step.Words.Args))
			}
		}
	}
	if w.play.Kind == Practice {
		s.Note = w.practiceNote(s.Way.Page())
	}
	if s.Way.Page() == checklist.PageComputer {
		s.Software = w.software()
	}
	s.Backups = w.backupsState()
	s.Programs = w.programsHere()
	w.offerAssist(&s)
	return s
}

// software is what is wrong with Apple's software on this computer, in words. A
// practice has a computer of its own.
func (w *Window) software() string {
	if w.play.Kind != Real || w.hands.Software == nil {
		return ""
	}
	state := w.hands.Software()
	if state == "" {
		return ""
	}
	return w.say("bus.software."+state, nil)
}

// practiceNote says what the made-up phone and computer show.
func (w *Window) practiceNote(p checklist.Page) string {
	if _, ended := w.story.Way.Watch().Ended(); ended && p.Watches() {
		return "" // what it says to wait for has come
	}
	switch p {
	case checklist.PageStart, checklist.PageShows, checklist.PageNumber, checklist.PageData, checklist.PageUpdate, checklist.PageUpdateWatch,
		checklist.PageUpdateResult, checklist.PageBefore, checklist.PageCoach, checklist.PageErasing, checklist.PageEraseResult:
		return w.say("page.practice."+string(p), nil)
	}
	return ""
}

// finding is the worst thing about the link, in words; empty for none.
func (w *Window) finding() string {
	f, ok := w.story.Finding(time.Now())
	if !ok {
		return ""
	}
	return w.say(f.Words.ID, f.Words.Args)
}

// found is what the tries so far come down to: the report says the same.
func (w *Window) found() way.WayView {
	path := w.story.Way
	started, _ := path.StartedUp()
	return way.NewFoundView(way.FoundState{
		Verdict: verdict.Decide(story.FactsOf(w.story.Kept)), Rows: path.Rows(), Cat: w.cat, CanBack: path.CanBack(), Number: path.Number(), Leads: path.Leads,
		Known:    report.Known(w.story.Kept, w.cat),
		Attempts: path.Attempts(), Started: started, BackedUp: path.BackedUp(),
	}, way.FoundHands{
		Explain: w.explain,
		ReadLog: func() { w.readLog("") },
		Toward:  func(a verdict.Advice) { w.move(func() { w.story.Toward(a) }) },
		Report:  func() { w.answer(checklist.Answer{Choices: []checklist.Choice{"report"}}) },
		Back:    w.back,
		BackUp:  func() { w.move(w.story.ToBackup) },
	})
}

// answer takes an answer and shows where it leads.
func (w *Window) answer(a checklist.Answer) {
	from := w.story.Way.Page()
	w.notice = ""
	w.move(func() {
		w.story.Answer(time.Now(), a)
		if from.AsksBusy() && a.Has("nothing-runs") {
			w.story.Closed(time.Now())
		}
		if model, ok := w.story.Way.Model(); ok && from.StartsTries() && w.story.Way.Page() == checklist.PageCoach {
			w.newCoach(model, w.startMode())
		}
	})
	to := w.story.Way.Page()
	if r := w.source.Rehearsal; r != nil && from != to && to.Watches() {
		r.Restore(to == checklist.PageErasing)
	}
}

func (w *Window) back() {
	w.move(w.story.Back)
}

// move changes the way, and shows and keeps what came of it.
func (w *Window) move(change func()) {
	change()
	if w.coach != nil && !w.coaching() {
		w.coach.Close()
		w.coach = nil
		w.settleTongue()
	}
	now := time.Now()
	w.story.Moved(now)
	w.keepNow(now)
	w.show()
	w.live(now)
	w.panel.Wake(now)
}

// watch is what is shown of a restore while one is watched.
func (w *Window) watch() way.WatchState {
	if !w.story.Watched() {
		return way.WatchState{}
	}
	return way.ShowWatch(w.cat, w.story.Way.Watch())
}

// stripEvery is how often the strip grows while nothing happens.
const stripEvery = 10 * time.Second

// retell keeps the sentence of the watch right; a silence is counted in
// seconds.
func (w *Window) retell(now time.Time) (time.Time, bool) {
	if !w.story.Watched() {
		return time.Time{}, false
	}
	w.story.SeeAgain(now)
	var next soonest
	next.add(w.follow(now)) // it may have ended just now
	w.view.Retell(w.watch())
	if _, ended := w.story.Way.Watch().Ended(); ended {
		return next.at, next.ok
	}
	next.add(now.Add(stripEvery), true)
	next.add(w.story.Way.Watch().Next())
	if gone := w.story.Gone; !gone.IsZero() {
		next.add(gone.Add(now.Sub(gone).Truncate(time.Second)+time.Second), true)
	}
	return next.at, next.ok
}
