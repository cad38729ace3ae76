// Package leave is the tool that has a phone leave recovery by command, and
// tells by the bus what came of it.
package leave

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/story"
	"relink/ui/page"
	"relink/ui/tool"
)

// Job is the kind of this tool's work.
const Job = "leave recovery"

// Needs are what leaving recovery alone is handed of the window.
type Needs struct {
	// Send sends the commands; nil where nothing can be sent.
	Send func(context.Context, device.Device) error
	// How says which buttons start the phone anew.
	How func() string
	// Answer answers the page of the way.
	Answer func(checklist.Answer)
}

// Leave is leaving recovery while it is open or goes on.
type Leave struct {
	window tool.Window
	needs  Needs
	stage  Stage
	leave  dfu.Leave
	why    page.Refusal
}

// New asks whether recovery is to be left now.
func New(w tool.Window, n Needs) *Leave {
	l := &Leave{window: w, needs: n}
	l.stage = l.allowed()
	return l
}

// Name implements tool.Tool.
func (l *Leave) Name() string { return "leave recovery: " + string(l.stage) }

// View implements tool.Tool.
func (l *Leave) View() (fyne.CanvasObject, fyne.Focusable) {
	if l.waits() {
		l.stage = l.allowed()
		l.window.Work(l) // what comes on the bus meanwhile is answered by the page
	}
	v := NewView(State{
		Cat: l.window.Cat(), Stage: l.stage, Outcome: l.leave.Outcome(), Words: l.leave.Words(), Why: l.why, How: l.needs.How(),
		Asked: l.asked(),
	}, Taps{
		Go: l.send, Busy: func() { l.to(Busy) }, Look: func() { l.to(l.allowed()) }, On: l.on, Back: l.window.Close,
	})
	return v.View, v.First
}

// asked tells whether the way itself asks how leaving recovery ended.
func (l *Leave) asked() bool { return l.window.Story().Way.Page() == checklist.PageLeave }

// allowed is what the bus allows.
func (l *Leave) allowed() Stage {
	_, recovery := l.window.Story().Reachable(story.InRecovery)
	_, dfu := l.window.Story().Reachable(story.InDFU)
	switch {
	case l.needs.Send == nil:
		return Cannot
	case recovery:
		return Ask
	case dfu:
		return InDFU
	}
	running := func(x device.Sighting) bool { return x.IsPhone() && x.Mode == device.ModeNormal }
	if slices.ContainsFunc(l.window.Story().Sightings, running) {
		return Running
	}
	return Nobody
}

// waits tells whether the page waits for another phone, or for the phone to be
// in another mode.
func (l *Leave) waits() bool { return l.stage == Nobody || l.stage == Running || l.stage == InDFU }

func (l *Leave) to(s Stage) {
	l.stage = s
	l.window.Redraw(l)
}

// send sends the commands elsewhere; the answer comes back through the one
// crossing to the screen.
func (l *Leave) send() {
	known := l.window.Story()
	phone, ok := known.Reachable(story.InRecovery)
	if !ok || l.needs.Send == nil {
		l.to(l.allowed())
		return
	}
	known.Closed(time.Now())
	l.window.Work(l)
	l.to(Sending)
	l.window.Act("send commands to the phone", l.needs.Send, phone, func(err error) { l.sent(phone, err) })
}

// sent takes the answer of the phone.
func (l *Leave) sent(phone device.Device, err error) {
	if err != nil {
		l.window.Rest(l)
		l.why = page.RefusalOf(err)
		l.to(Refused)
		return
	}
	now := time.Now()
	l.window.Story().Leaves(now)
	l.leave = dfu.BeginLeave(phone, now)
	l.to(Waiting)
	l.window.Wake(now)
}

// on goes on with the way, where it asked how leaving recovery ended.
func (l *Leave) on() {
	l.window.Close()
	if !l.asked() {
		return
	}
	switch l.leave.Outcome() {
	case dfu.LeaveStarted:
		l.needs.Answer(checklist.Answer{Choices: []checklist.Choice{"it-starts"}})
	case dfu.LeaveBack, dfu.LeaveDFU:
		l.needs.Answer(checklist.Answer{Choices: []checklist.Choice{"back-in-recovery"}})
	}
}

// Job implements tool.AtWork.
func (*Leave) Job() string { return Job }

// Step implements tool.AtWork. It follows a phone that was told to leave
// recovery until the bus has told how that ended.
func (l *Leave) Step(now time.Time) (time.Time, bool) {
	switch {
	case l.stage == Sending:
		return time.Time{}, false
	case l.waits() || l.stage == Ask:
		l.lookAgain()
		return time.Time{}, false
	}
	l.leave = l.leave.Advance(now, l.window.Story().Last)
	if l.leave.Outcome() == "" {
		return l.leave.Until(), true
	}
	l.window.Rest(l)
	l.window.Note("left recovery", string(l.leave.Outcome()))
	l.to(Ended)
	return time.Time{}, false
}

// lookAgain shows what the bus allows now, as long as the page is seen.
func (l *Leave) lookAgain() {
	if !l.window.Seen(l) {
		l.window.Rest(l)
		return
	}
	if now := l.allowed(); now != l.stage {
		l.to(now)
	}
}

// Doing implements tool.AtWork.
func (l *Leave) Doing(time.Time) tool.Doing {
	sent := !l.waits() && l.stage != Ask
	return tool.Doing{Busy: sent, Restarts: sent}
}

// End implements tool.AtWork. What was sent cannot be taken back; its answer is
// not waited for.
func (*Leave) End() {}
