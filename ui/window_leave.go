package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/story"
	"relink/ui/page"
	"relink/ui/way"
)

// leaveDesk is leaving recovery while it is open.
type leaveDesk struct {
	window *Window
	stage  LeaveStage
	leave  dfu.Leave
	why    page.Refusal
}

func (d *leaveDesk) Name() string { return "leave recovery: " + string(d.stage) }

func (d *leaveDesk) View() (fyne.CanvasObject, fyne.Focusable) {
	w := d.window
	v := NewLeaveView(LeaveState{
		Cat: w.cat, Stage: d.stage, Outcome: d.leave.Outcome(), Words: d.leave.Words(), Why: d.why, How: w.howByButtons(),
		Asked: w.story.Way.Page() == checklist.PageLeave,
	}, LeaveHands{
		Go: d.send, Busy: func() { d.to(LeaveBusy) }, Look: func() { d.to(w.leaveStage()) }, On: d.on, Back: w.closeTool,
	})
	return v.View, v.First
}

// openLeave asks whether recovery is to be left now.
func (w *Window) openLeave() {
	switch {
	case !w.mayAct():
	case w.leaving != nil:
		w.openTool(w.leaving)
	default:
		w.openTool(&leaveDesk{window: w, stage: w.leaveStage()})
	}
}

// mayAct tells whether anything may be done to a phone now, and says why not.
// While a restore may run the bus is only read, and a phone that is wet, hot or
// swollen is left alone.
func (w *Window) mayAct() bool {
	switch {
	case w.story.Watched():
		w.tellNotice("act.not-now")
	case w.story.Way.Unsafe():
		w.tellNotice("act.unsafe")
	default:
		return true
	}
	return false
}

// leaveHand is what the way offers; nil where nothing can be sent.
func (w *Window) leaveHand() func() {
	if w.source.Act.Leave == nil {
		return nil
	}
	return w.openLeave
}

// leaveStage is what the bus allows.
func (w *Window) leaveStage() LeaveStage {
	_, recovery := w.story.Reachable(story.InRecovery)
	_, dfu := w.story.Reachable(story.InDFU)
	switch {
	case w.source.Act.Leave == nil:
		return LeaveCannot
	case recovery:
		return LeaveAsk
	case dfu:
		return LeaveInDFU
	}
	return LeaveNobody
}

// tellNotice shows a sentence on the left side.
func (w *Window) tellNotice(id string) {
	w.notice = w.say(id, nil)
	w.live(time.Now())
}

// howByButtons says which buttons start the phone anew.
func (w *Window) howByButtons() string {
	return way.HowByButtons(w.story.Way, w.cat)
}

func (d *leaveDesk) to(s LeaveStage) {
	d.stage = s
	d.window.redraw(d)
}

// send sends the commands elsewhere; the answer comes back through the one
// crossing to the screen.
func (d *leaveDesk) send() {
	w := d.window
	phone, ok := w.story.Reachable(story.InRecovery)
	if !ok || w.source.Act.Leave == nil {
		d.to(w.leaveStage())
		return
	}
	w.story.Closed(time.Now())
	w.leaving = d
	d.to(LeaveSending)
	w.act("send commands to the phone", w.source.Act.Leave, phone, func(err error) {
		if err != nil {
			w.leaving = nil
			d.why = page.RefusalOf(err)
			d.to(LeaveRefused)
			return
		}
		now := time.Now()
		w.story.Leaves(now)
		d.leave = dfu.BeginLeave(phone, now)
		d.to(LeaveWaiting)
		w.panel.Wake(now)
	})
}

// act sends something to a phone and tells on the screen's goroutine what came
// of it, unless another bus is looked at by then.
func (w *Window) act(doing string, send func(context.Context, device.Device) error, phone device.Device, told func(error)) {
	panel := w.panel
	w.jobs.do(func() func() {
		ctx, cancel := context.WithTimeout(context.Background(), actTime)
		defer cancel()
		err := send(ctx, phone)
		return func() {
			if err != nil {
				w.hands.Log(doing, err)
			}
			if w.panel == panel {
				told(err)
			}
		}
	})
}

// actTime bounds what is sent at a time. The three commands that leave recovery
// have three seconds each.
const actTime = 10 * time.Second

// leaveOn follows a phone that was told to leave recovery, and says when it
// has to be looked at by the clock.
func (w *Window) leaveOn(now time.Time) (time.Time, bool) {
	d := w.leaving
	if d == nil || d.stage == LeaveSending {
		return time.Time{}, false
	}
	d.leave = d.leave.Advance(now, w.story.Last)
	if d.leave.Outcome() == "" {
		return d.leave.Until(), true
	}
	w.leaving = nil
	w.hands.Note("left recovery", string(d.leave.Outcome()))
	d.to(LeaveEnded)
	return time.Time{}, false
}

// on goes on with the way, where it asked how leaving recovery ended.
func (d *leaveDesk) on() {
	w := d.window
	w.closeTool()
	if w.story.Way.Page() != checklist.PageLeave {
		return
	}
	switch d.leave.Outcome() {
	case dfu.LeaveStarted:
		w.answer(checklist.Answer{Choices: []checklist.Choice{"it-starts"}})
	case dfu.LeaveBack, dfu.LeaveDFU:
		w.answer(checklist.Answer{Choices: []checklist.Choice{"back-in-recovery"}})
	}
}
