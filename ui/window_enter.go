package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/ui/coach"
	"relink/ui/page"
)

// The further reasons why a phone does not enter recovery.
const (
	RefusedUsbmuxd  page.Refusal = "usbmuxd"  // it does not run here
	RefusedUnlisted page.Refusal = "unlisted" // it does not list the phone
	RefusedTrust    page.Refusal = "trust"    // the phone does not trust this computer
	RefusedLocked   page.Refusal = "locked"   // the phone wants its passcode
)

// enterDesk is taking a running phone into recovery while it is open.
type enterDesk struct {
	window *Window
	stage  EnterStage
	enter  dfu.Enter
	why    page.Refusal
	// coach leads the buttons; nil while it does not.
	coach *coach.Coach
}

func (d *enterDesk) Name() string { return "enter recovery: " + string(d.stage) }

func (d *enterDesk) View() (fyne.CanvasObject, fyne.Focusable) {
	w := d.window
	if d.coach != nil {
		return d.coach.View(), d.coach.First()
	}
	s := EnterState{Cat: w.cat, Stage: d.stage, Outcome: d.enter.Outcome(), Words: d.enter.Words(), Why: d.why}
	w.recoveryByButtons(&s)
	v := NewEnterView(s, EnterHands{
		Safe: func() { d.to(EnterAsk) }, Matters: func() { d.to(EnterBackup) },
		Go: d.send, Busy: func() { d.to(EnterBusy) }, Buttons: d.buttons, Start: d.startCoach,
		Look: func() { d.to(w.enterStage()) }, Back: w.closeTool,
	})
	return v.View, v.First
}

// openEnter asks whether recovery is to be entered now, the data first.
func (w *Window) openEnter() {
	switch {
	case !w.mayAct():
	case w.entering != nil:
		w.openTool(w.entering)
	default:
		w.openTool(&enterDesk{window: w, stage: w.enterStage()})
	}
}

// enterHand is what the way offers a running phone; nil where nothing can be
// asked.
func (w *Window) enterHand() func() {
	if w.source.Act.Enter == nil {
		return nil
	}
	return w.openEnter
}

// enterStage is what the bus allows, and what has to be asked first.
func (w *Window) enterStage() EnterStage {
	_, running := w.story.Reachable(isRunning)
	switch {
	case w.source.Act.Enter == nil:
		return EnterCannot
	case !running:
		return EnterNobody
	case w.story.Way.DataMatters():
		return EnterData
	}
	return EnterAsk
}

func isRunning(x device.Sighting) bool { return x.Mode == device.ModeNormal }

// runningModel is the model of the phone the desk is about, as far as it is
// known.
func (w *Window) runningModel() (device.Model, bool) {
	d, ok := w.story.Reachable(isRunning)
	for _, x := range w.story.Sightings {
		if ok && x.Port == d.Port && x.Address == d.Address && x.Model != nil {
			return *x.Model, x.Model.Class != ""
		}
	}
	m, known := w.story.Way.Model()
	return m, known && m.Class != ""
}

// recoveryByButtons puts in the buttons in words, whether one of them is broken,
// and whether they can set off Emergency SOS. Without a model there are none.
func (w *Window) recoveryByButtons(s *EnterState) {
	m, ok := w.runningModel()
	if !ok {
		return
	}
	for _, step := range dfu.StepsFor(m, dfu.FromNormal, dfu.IntoRecovery) {
		s.Steps = append(s.Steps, w.say(step.Words.ID, step.Words.Args))
	}
	s.Broken = w.needsBroken(m)
	s.Siren = m.Class == device.VolUpVolDownSide
}

// needsBroken tells whether a broken button is needed on the way into recovery.
func (w *Window) needsBroken(m device.Model) bool {
	return dfu.Presses(m, dfu.FromNormal, dfu.IntoRecovery, w.story.Way.Broken()...)
}

func (d *enterDesk) to(s EnterStage) {
	d.stage = s
	d.window.redraw(d)
}

// send asks the phone elsewhere; the answer comes back through the one
// crossing to the screen.
func (d *enterDesk) send() {
	w := d.window
	phone, ok := w.story.Reachable(isRunning)
	if !ok || w.source.Act.Enter == nil || w.story.Watched() {
		d.to(w.enterStage())
		return
	}
	w.story.Closed(time.Now())
	w.entering = d
	d.to(EnterSending)
	w.act("ask the phone to enter recovery", w.source.Act.Enter, phone, func(err error) { d.sent(phone, err) })
}

// sent takes the phone's answer.
func (d *enterDesk) sent(phone device.Device, err error) {
	w, now := d.window, time.Now()
	if err != nil {
		w.entering = nil
		d.why = page.RefusalOf(err)
		d.to(EnterRefused)
		return
	}
	w.story.Enters(now)
	d.enter = dfu.BeginEnter(phone, now)
	d.to(EnterWaiting)
	w.panel.Wake(now)
}

// enterOn follows a phone that was asked to enter recovery, and says when it
// has to be looked at by the clock.
func (w *Window) enterOn(now time.Time) (time.Time, bool) {
	d := w.entering
	if d == nil || d.stage == EnterSending {
		return time.Time{}, false
	}
	d.enter = d.enter.Advance(now, w.story.Last)
	if d.enter.Outcome() == "" {
		return d.enter.Until(), true
	}
	w.entering = nil
	w.hands.Note("entered recovery", string(d.enter.Outcome()))
	d.to(EnterEnded)
	return time.Time{}, false
}

// buttons shows what to press. The person has said that no other program is at
// work, or the phone was asked and refused.
func (d *enterDesk) buttons() {
	d.window.story.Closed(time.Now())
	d.to(EnterPress)
}

// startCoach hands the right side to the coach.
func (d *enterDesk) startCoach() {
	w := d.window
	m, ok := w.runningModel()
	if !ok || w.story.Watched() || w.needsBroken(m) {
		d.to(w.enterStage())
		return
	}
	plan := w.plan(m, dfu.FromNormal)
	plan.Recovery, plan.Broken = true, nil // the desk has looked at those
	d.coach = coach.New(plan, coach.Hooks{
		Wake: func(at time.Time) { w.panel.Wake(at) },
		Cue:  w.heard, Said: w.saidEnd, Count: w.counted,
		Ended: func(_ time.Time, _ dfu.Start, o dfu.Outcome, _ time.Duration) {
			w.tone(toneOfEnd(o))
			w.hands.Note("try into recovery ended", string(o))
			if w.source.Rehearsal != nil {
				w.source.Rehearsal.TryEnded()
			}
		},
		Focus: func(f fyne.Focusable) {
			if d.coach != nil && w.uncovered(d.coach) {
				w.focus(f)
			}
		},
		Left: d.coachLeft,
	})
	now, last := time.Now(), w.ours()
	d.stage = EnterPress
	d.coach.Step(now, &last) // which may see recovery already
	w.redraw(d)
	w.panel.Wake(now)
}

// coachLeft takes the right side back: recovery was seen, or the person has
// had enough.
func (d *enterDesk) coachLeft(reached bool) {
	d.Close()
	if reached {
		d.enter = dfu.EnteredByButtons()
		d.to(EnterEnded)
		return
	}
	d.to(EnterPress)
}

// close ends the coach where one is at work.
func (d *enterDesk) Close() {
	if d.coach == nil {
		return
	}
	d.coach.Close()
	d.coach = nil
	d.window.hush()
	d.window.settleTongue()
}
