// Package enter is the tool that takes a running phone into recovery: by a request
// through usbmuxd, or by its buttons with the coach. It tells by the bus what came
// of it.
package enter

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/ui/coach"
	"relink/ui/page"
	"relink/ui/tool"
)

// Job is the kind of this tool's work.
const Job = "enter recovery"

// Needs are what entering recovery alone is handed of the window.
type Needs struct {
	// Send asks the phone; nil where nothing can be asked.
	Send func(context.Context, device.Device) error
	// Plan is a try as the person wants to be told of it.
	Plan func(device.Model, dfu.Start) coach.Plan
	// Coach is a coach whose cues are heard, with the keyboard as long as that
	// one has the right side; ended and left are its hooks of these names.
	Coach func(plan coach.Plan, ended func(dfu.Outcome), left func(reached bool)) *coach.Coach
	// Bus is what a try looks at.
	Bus func() device.Snapshot
	// Quiet ends what is being said, when the coach is left.
	Quiet func()
}

// Enter is entering recovery while it is open or goes on.
type Enter struct {
	window tool.Window
	needs  Needs
	stage  Stage
	enter  dfu.Enter
	why    page.Refusal
	// coach leads the buttons; nil while it does not.
	coach *coach.Coach
}

// New asks whether recovery is to be entered now, the data first.
func New(w tool.Window, n Needs) *Enter {
	e := &Enter{window: w, needs: n}
	e.stage = e.allowed()
	return e
}

// Name implements tool.Tool.
func (e *Enter) Name() string { return "enter recovery: " + string(e.stage) }

// Coach is the coach at work; nil while there is none.
func (e *Enter) Coach() *coach.Coach { return e.coach }

// View implements tool.Tool.
func (e *Enter) View() (fyne.CanvasObject, fyne.Focusable) {
	if e.coach != nil {
		return e.coach.View(), e.coach.First()
	}
	s := State{Cat: e.window.Cat(), Stage: e.stage, Outcome: e.enter.Outcome(), Words: e.enter.Words(), Why: e.why}
	e.byButtons(&s)
	v := NewView(s, Taps{
		Safe: func() { e.to(Ask) }, Matters: func() { e.to(Backup) },
		Go: e.send, Busy: func() { e.to(Busy) }, Buttons: e.buttons, Start: e.start,
		Look: func() { e.to(e.allowed()) }, Back: e.window.Close,
	})
	return v.View, v.First
}

// allowed is what the bus allows, and what has to be asked first.
func (e *Enter) allowed() Stage {
	known := e.window.Story()
	_, running := known.Reachable(isRunning)
	switch {
	case e.needs.Send == nil:
		return Cannot
	case !running:
		return Nobody
	case known.Way.DataMatters():
		return Data
	}
	return Ask
}

func isRunning(x device.Sighting) bool { return x.Mode == device.ModeNormal }

// model is the model of the phone this is about, as far as it is known.
func (e *Enter) model() (device.Model, bool) {
	known := e.window.Story()
	d, ok := known.Reachable(isRunning)
	for _, x := range known.Sightings {
		if ok && x.Port == d.Port && x.Address == d.Address && x.Model != nil {
			return *x.Model, x.Model.Class != ""
		}
	}
	m, told := known.Way.Model()
	return m, told && m.Class != ""
}

// byButtons puts in the buttons in words, whether one of them is broken, and
// whether they can set off Emergency SOS. Without a model there are none.
func (e *Enter) byButtons(s *State) {
	m, ok := e.model()
	if !ok {
		return
	}
	for _, step := range dfu.StepsFor(m, dfu.FromNormal, dfu.IntoRecovery) {
		s.Steps = append(s.Steps, s.Cat.Text(step.Words.ID, step.Words.Args))
	}
	s.Broken = e.needsBroken(m)
	s.Siren = m.Class == device.VolUpVolDownSide
}

// needsBroken tells whether a broken button is needed on the way into recovery.
func (e *Enter) needsBroken(m device.Model) bool {
	return dfu.Presses(m, dfu.FromNormal, dfu.IntoRecovery, e.window.Story().Way.Broken()...)
}

func (e *Enter) to(s Stage) {
	e.stage = s
	e.window.Redraw(e)
}

// send asks the phone elsewhere; the answer comes back through the one
// crossing to the screen.
func (e *Enter) send() {
	known := e.window.Story()
	phone, ok := known.Reachable(isRunning)
	if !ok || e.needs.Send == nil || known.Watched() {
		e.to(e.allowed())
		return
	}
	known.Closed(time.Now())
	e.window.Work(e)
	e.to(Sending)
	e.window.Act("ask the phone to enter recovery", e.needs.Send, phone, func(err error) { e.sent(phone, err) })
}

// sent takes the phone's answer.
func (e *Enter) sent(phone device.Device, err error) {
	if err != nil {
		e.window.Rest(e)
		e.why = page.RefusalOf(err)
		e.to(Refused)
		return
	}
	now := time.Now()
	e.window.Story().Enters(now)
	e.enter = dfu.BeginEnter(phone, now)
	e.to(Waiting)
	e.window.Wake(now)
}

// Job implements tool.AtWork.
func (*Enter) Job() string { return Job }

// Step implements tool.AtWork. It follows a phone that was asked to enter
// recovery until the bus has told how that ended.
func (e *Enter) Step(now time.Time) (time.Time, bool) {
	if e.stage == Sending {
		return time.Time{}, false
	}
	e.enter = e.enter.Advance(now, e.window.Story().Last)
	if e.enter.Outcome() == "" {
		return e.enter.Until(), true
	}
	e.window.Rest(e)
	e.window.Note("entered recovery", string(e.enter.Outcome()))
	e.to(Ended)
	return time.Time{}, false
}

// Doing implements tool.AtWork.
func (*Enter) Doing(time.Time) tool.Doing { return tool.Doing{Busy: true, Restarts: true} }

// End implements tool.AtWork. What was asked cannot be taken back; its answer is
// not waited for.
func (*Enter) End() {}

// buttons shows what to press. The person has said that no other program is at
// work, or the phone was asked and refused.
func (e *Enter) buttons() {
	e.window.Story().Closed(time.Now())
	e.to(Press)
}

// start hands the right side to the coach.
func (e *Enter) start() {
	m, ok := e.model()
	if !ok || e.window.Story().Watched() || e.needsBroken(m) {
		e.to(e.allowed())
		return
	}
	plan := e.needs.Plan(m, dfu.FromNormal)
	plan.Recovery, plan.Broken = true, nil // this page has looked at those
	e.coach = e.needs.Coach(plan, func(o dfu.Outcome) { e.window.Note("try into recovery ended", string(o)) }, e.left)
	now, bus := time.Now(), e.needs.Bus()
	e.stage = Press
	e.coach.Step(now, &bus) // which may see recovery already
	e.window.Redraw(e)
	e.window.Wake(now)
}

// left takes the right side back: recovery was seen, or the person has had
// enough.
func (e *Enter) left(reached bool) {
	e.Close()
	if reached {
		e.enter = dfu.EnteredByButtons()
		e.to(Ended)
		return
	}
	e.to(Press)
}

// Close ends the coach where one is at work.
func (e *Enter) Close() {
	if e.coach == nil {
		return
	}
	e.coach.Close()
	e.coach = nil
	e.needs.Quiet()
}
