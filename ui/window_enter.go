package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/internal/device"
)

// The further reasons why a phone does not enter recovery.
const (
	RefusedUsbmuxd  Refusal = "usbmuxd"  // it does not run here
	RefusedUnlisted Refusal = "unlisted" // it does not list the phone
	RefusedTrust    Refusal = "trust"    // the phone does not trust this computer
	RefusedLocked   Refusal = "locked"   // the phone wants its passcode
)

// enterDesk is taking a running phone into recovery while it is open.
type enterDesk struct {
	window *Window
	stage  EnterStage
	enter  guide.Enter
	why    Refusal
	// coach leads the buttons; nil while it does not.
	coach *Coach
}

func (d *enterDesk) name() string { return "enter recovery: " + string(d.stage) }

func (d *enterDesk) view() (fyne.CanvasObject, fyne.Focusable) {
	w := d.window
	if d.coach != nil && d.coach.plan.Words != w.cat {
		d.endCoach() // another language: its words were chosen when it began
		d.stage = EnterPress
	}
	if d.coach != nil {
		return d.coach.View(), nil
	}
	steps, siren := w.recoverySteps()
	v := NewEnterView(EnterState{
		Cat: w.cat, Stage: d.stage, Outcome: d.enter.Outcome(), Words: d.enter.Words(), Why: d.why, Steps: steps, Siren: siren,
	}, EnterHands{
		Safe: func() { d.to(EnterAsk) }, Matters: func() { d.to(EnterBackup) },
		Go: d.send, Busy: func() { d.to(EnterBusy) }, Buttons: d.buttons, Start: d.startCoach, Back: w.closeDesk,
	})
	return v.View, v.First
}

// openEnter asks whether recovery is to be entered now, the data first. While
// a restore may run the bus is only read, and a phone that is wet, hot or
// swollen is left alone.
func (w *Window) openEnter() {
	switch {
	case w.story.watched():
		w.tellNotice("act.not-now")
		return
	case w.story.way.Unsafe():
		w.tellNotice("act.unsafe")
		return
	}
	if w.entering != nil {
		w.openDesk(w.entering)
		return
	}
	w.openDesk(&enterDesk{window: w, stage: w.enterStage()})
}

// enterStage is what the bus allows, and what has to be asked first.
func (w *Window) enterStage() EnterStage {
	_, running := w.story.reachable(isRunning)
	switch {
	case w.source.Act.Enter == nil:
		return EnterCannot
	case !running:
		return EnterNobody
	case w.story.way.DataMatters():
		return EnterData
	}
	return EnterAsk
}

func isRunning(x device.Sighting) bool { return x.Mode == device.ModeNormal }

// runningModel is the model of the phone the desk is about, as far as it is
// known.
func (w *Window) runningModel() (device.Model, bool) {
	d, ok := w.story.reachable(isRunning)
	for _, x := range w.story.sightings {
		if ok && x.Port == d.Port && x.Address == d.Address && x.Model != nil {
			return *x.Model, x.Model.Class != ""
		}
	}
	m, known := w.story.way.Model()
	return m, known && m.Class != ""
}

// recoverySteps are the buttons in words, and whether they can set off
// Emergency SOS. Without a model there are none.
func (w *Window) recoverySteps() (steps []string, siren bool) {
	m, ok := w.runningModel()
	if !ok {
		return nil, false
	}
	for _, s := range guide.StepsFor(m, guide.FromNormal, guide.IntoRecovery) {
		steps = append(steps, w.say(s.Words.ID, s.Words.Args))
	}
	return steps, m.Class == device.VolUpVolDownSide
}

func (d *enterDesk) to(s EnterStage) {
	d.stage = s
	if d.window.desks.top() == d {
		d.window.turnDesk()
	}
}

// send asks the phone elsewhere; the answer comes back through the one
// crossing to the screen.
func (d *enterDesk) send() {
	w := d.window
	phone, ok := w.story.reachable(isRunning)
	if !ok || w.source.Act.Enter == nil || w.story.watched() || d.stage == EnterSending {
		d.to(w.enterStage())
		return
	}
	w.closed()
	d.to(EnterSending)
	send, panel := w.source.Act.Enter, w.panel
	w.jobs.do(func() func() {
		ctx, cancel := context.WithTimeout(context.Background(), muxTime)
		defer cancel()
		err := send(ctx, phone)
		return func() {
			if err != nil {
				w.hands.Log("ask the phone to enter recovery", err)
			}
			if w.panel == panel {
				d.sent(phone, err)
			}
		}
	})
}

// sent takes the phone's answer.
func (d *enterDesk) sent(phone device.Device, err error) {
	w, now := d.window, time.Now()
	if err != nil {
		d.why = refusalOf(err)
		d.to(EnterRefused)
		return
	}
	w.story.tell(happening{at: now, tone: ToneQuiet, id: "enter.event"})
	d.enter = guide.BeginEnter(phone, now)
	w.entering = d
	d.to(EnterWaiting)
	w.panel.Wake(now)
}

// enterOn follows a phone that was asked to enter recovery, and says when it
// has to be looked at by the clock.
func (w *Window) enterOn(now time.Time) (time.Time, bool) {
	d := w.entering
	if d == nil {
		return time.Time{}, false
	}
	d.enter = d.enter.Advance(now, w.story.last)
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
	d.window.closed()
	d.to(EnterPress)
}

// startCoach hands the right side to the coach.
func (d *enterDesk) startCoach() {
	w := d.window
	m, ok := w.runningModel()
	if !ok || w.story.watched() {
		d.to(w.enterStage())
		return
	}
	how := w.choices()
	d.coach = NewCoach(CoachPlan{
		Words: w.cat, Model: m, Start: guide.FromNormal, Recovery: true, System: w.hands.System, NoCount: !how.Count, Flash: how.Flash,
	}, CoachHooks{
		Wake: func(at time.Time) { w.panel.Wake(at) },
		Cue:  w.heard, Said: w.saidEnd, Count: w.counted,
		Ended: func(_ time.Time, _ guide.Start, o guide.Outcome, _ time.Duration) {
			w.tone(toneOfEnd(o))
			w.hands.Note("try into recovery ended", string(o))
			if w.source.Rehearsal != nil {
				w.source.Rehearsal.TryEnded()
			}
		},
		Left: d.coachLeft,
	})
	now, last := time.Now(), w.story.last
	d.coach.Step(now, &last)
	d.to(EnterPress)
	w.panel.Wake(now)
}

// coachLeft takes the right side back: recovery was seen, or the person has
// had enough.
func (d *enterDesk) coachLeft(reached bool) {
	w := d.window
	d.endCoach()
	w.hush()
	if reached {
		d.enter = guide.EnteredByButtons()
		d.to(EnterEnded)
		return
	}
	d.to(EnterPress)
}

// endCoach ends the coach where one is at work.
func (d *enterDesk) endCoach() {
	if d.coach != nil {
		d.coach.Close()
		d.coach = nil
	}
}

// enterCoach is the coach of the desk that is seen; nil without one.
func (w *Window) enterCoach() *Coach {
	if d, ok := w.desks.top().(*enterDesk); ok {
		return d.coach
	}
	return nil
}

// stepEnterCoach shows it a snapshot or the clock's word.
func (w *Window) stepEnterCoach(now time.Time, s *device.Snapshot) (time.Time, bool) {
	c := w.enterCoach()
	if c == nil {
		return time.Time{}, false
	}
	return c.Step(now, s)
}

// trying tells whether hands are on the phone for one of the coaches.
func (w *Window) trying() bool {
	c := w.enterCoach()
	return w.coach != nil && w.coach.Trying() || c != nil && c.Trying()
}
