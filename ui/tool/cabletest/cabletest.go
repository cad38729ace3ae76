// Package cabletest is the tool that asks a phone in recovery or DFU for half a
// minute without a pause, while the plug is left alone and then moved, and tells
// by the answers what the cable is worth.
package cabletest

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/ui/page"
	"relink/ui/tool"
)

// Needs are what the cable test alone is handed of the window.
type Needs struct {
	// Probe asks a phone again and again until the context ends or the phone is
	// gone; nil where nobody can be asked. It is called elsewhere than on the
	// screen's goroutine.
	Probe func(ctx context.Context, d device.Device, tell func(finding.CableBeat)) error
	// Tell has a sentence heard: eyes are on the plug.
	Tell func(sentence string)
	// Keep writes down what became known.
	Keep func(now time.Time)
}

// Test is the cable test while it is open or runs.
type Test struct {
	window tool.Window
	needs  Needs
	stage  Stage
	test   finding.CableTest
	phase  finding.CablePhase // that was told
	why    page.Refusal
	shown  View
	closed bool // the page was left
	ended  bool // the bus was left, or another test has begun

	asked device.Device // to whom requests are sent
	end   func()        // stops the asking; nil while nobody is asked
}

// New asks whether the cable is to be tested.
func New(w tool.Window, n Needs) *Test {
	t := &Test{window: w, needs: n}
	t.stage = t.allowed()
	return t
}

// Name implements tool.Tool.
func (t *Test) Name() string { return "cable test: " + string(t.stage) }

// View implements tool.Tool.
func (t *Test) View() (fyne.CanvasObject, fyne.Focusable) {
	t.shown = NewView(State{Cat: t.window.Cat(), Stage: t.stage, Test: t.test, Now: time.Now(), Why: t.why}, Taps{
		Go: t.begin, Busy: func() { t.to(Busy) }, Stop: t.stop,
		Look: func() { t.to(t.allowed()) }, Back: t.window.Close,
	})
	return t.shown.View, t.shown.First
}

func testable(x device.Sighting) bool { return finding.CanTestCable(x.Device) }

// allowed is what the bus allows.
func (t *Test) allowed() Stage {
	if t.needs.Probe == nil {
		return Cannot
	}
	if _, ok := t.window.Story().Reachable(testable); ok {
		return Ask
	}
	return Nobody
}

func (t *Test) to(s Stage) {
	t.stage = s
	t.window.Redraw(t)
}

// begin begins a test of the phone as it stands.
func (t *Test) begin() {
	story := t.window.Story()
	phone, ok := story.Reachable(testable)
	if !ok || t.needs.Probe == nil || story.Watched() {
		t.to(t.allowed())
		return
	}
	story.Closed(time.Now())
	now := time.Now()
	t.test, t.phase, t.ended = finding.BeginCableTest(phone, finding.CableTestLength, now), finding.CableUntouched, false
	t.window.Work(t)
	t.ask(phone)
	t.to(Runs)
	t.tellPhase(now)
	t.window.Wake(now)
}

// tellPhase speaks what to do.
func (t *Test) tellPhase(now time.Time) {
	w := t.test.PhaseWordsAt(now)
	t.needs.Tell(t.window.Cat().Text(w.ID, w.Args))
}

// stop ends the test before its time.
func (t *Test) stop() {
	now := time.Now()
	t.test = t.test.Stop(now)
	t.follow(now)
}

// follow shows another part of the test, and its end.
func (t *Test) follow(now time.Time) {
	if t.stage == Runs && t.closed {
		t.test = t.test.Stop(now)
	}
	phase := t.test.Phase(now)
	if phase != t.phase {
		t.phase = phase
		t.tellPhase(now)
		if phase != finding.CableOver {
			t.to(Runs)
		}
	}
	if phase == finding.CableOver && t.stage == Runs {
		t.silence()
		t.window.Note("cable test", string(t.test.Result(now)))
		t.window.Story().Tested(now, t.test)
		t.needs.Keep(now)
		t.to(Over)
		return
	}
	if phone, ask := t.test.Ask(now); !ask {
		t.silence()
	} else if t.end == nil || phone.Address != t.asked.Address {
		t.ask(phone)
	}
}

// Close implements tool.Closer. A test whose page was left ends with the next
// look at the clock.
func (t *Test) Close() { t.closed = true }

// Job implements tool.AtWork.
func (t *Test) Job() string { return "cable test" }

// Step implements tool.AtWork.
func (t *Test) Step(now time.Time) (time.Time, bool) {
	if t.stage != Runs {
		return time.Time{}, false
	}
	t.test = t.test.Advance(now, t.window.Story().Last)
	t.shown.Tell(t.test, now)
	t.follow(now)
	return t.test.Next(now)
}

// Doing implements tool.AtWork. The hand may have provoked what the bus shows
// until a little after the end.
func (t *Test) Doing(at time.Time) tool.Doing {
	return tool.Doing{Busy: t.stage == Runs, Shakes: t.test.Provoked(at)}
}

// End implements tool.AtWork.
func (t *Test) End() {
	t.silence()
	t.ended = true
}
