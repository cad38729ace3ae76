package ui

import (
	"context"
	"slices"
	"time"

	"relink/ui/tool"

	"fyne.io/fyne/v2"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/ui/page"
)

// cableDesk is the cable test while it is open.
type cableDesk struct {
	window *Window
	stage  CableStage
	test   finding.CableTest
	phase  finding.CablePhase // that was told
	why    page.Refusal
	shown  CableView

	asked device.Device // to whom requests are sent
	end   func()        // stops the asking; nil while nobody is asked
}

func (d *cableDesk) Name() string { return "cable test: " + string(d.stage) }

func (d *cableDesk) View() (fyne.CanvasObject, fyne.Focusable) {
	d.shown = NewCableView(CableState{Cat: d.window.cat, Stage: d.stage, Test: d.test, Now: time.Now(), Why: d.why}, CableHands{
		Go: d.begin, Busy: func() { d.to(CableBusy) }, Stop: d.stop,
		Look: func() { d.to(d.window.cableStage()) }, Back: d.window.closeTool,
	})
	return d.shown.View, d.shown.First
}

// openCable asks whether the cable is to be tested.
func (w *Window) openCable() {
	if w.mayAct() {
		w.openTool(&cableDesk{window: w, stage: w.cableStage()})
	}
}

func testable(x device.Sighting) bool { return finding.CanTestCable(x.Device) }

// cableStage is what the bus allows.
func (w *Window) cableStage() CableStage {
	if w.source.Act.Probe == nil {
		return CableCannot
	}
	if _, ok := w.story.Reachable(testable); ok {
		return CableAsk
	}
	return CableNobody
}

func (d *cableDesk) to(s CableStage) {
	d.stage = s
	d.window.redraw(d)
}

// begin begins a test of the phone as it stands.
func (d *cableDesk) begin() {
	w := d.window
	phone, ok := w.story.Reachable(testable)
	if !ok || w.source.Act.Probe == nil || w.story.Watched() {
		d.to(w.cableStage())
		return
	}
	w.story.Closed(time.Now())
	now := time.Now()
	d.test, d.phase = finding.BeginCableTest(phone, finding.CableTestLength, now), finding.CableUntouched
	w.cable = d
	d.ask(phone)
	d.to(CableRuns)
	w.tellPhase(d.test, now)
	w.panel.Wake(now)
}

// tellPhase speaks what to do: eyes are on the plug.
func (w *Window) tellPhase(t finding.CableTest, now time.Time) {
	words := t.PhaseWordsAt(now)
	w.tone(tonePress)
	w.speakUp(w.say(words.ID, words.Args))
}

// askAgain is when opening a phone that has just come back is tried anew: its
// rights may not be set yet.
const askAgain = 100 * time.Millisecond

// ask sends requests to a phone elsewhere, in place of the one before. Each
// answer comes back through the one crossing.
func (d *cableDesk) ask(phone device.Device) {
	d.silence()
	w, probe := d.window, d.window.source.Act.Probe
	ctx, cancel := context.WithCancel(context.Background())
	d.asked, d.end = phone, cancel
	show := func(f func()) {
		select {
		case w.jobs.done <- f:
		case <-ctx.Done():
		}
	}
	first := d.test.Numbers(time.Now()).Untouched.Asked == 0
	go func() {
		for ctx.Err() == nil {
			err := probe(ctx, phone, func(b finding.CableBeat) {
				show(func() { d.beat(b) })
			})
			switch why := page.RefusalOf(err); {
			case err == nil || ctx.Err() != nil:
				return
			case first && why != page.RefusedGone:
				show(func() { d.refused(err) })
				return
			}
			select {
			case <-time.After(askAgain):
			case <-ctx.Done():
			}
		}
	}()
}

// silence ends the asking.
func (d *cableDesk) silence() {
	if d.end != nil {
		d.end()
		d.end = nil
	}
}

// beat takes an answer and shows it.
func (d *cableDesk) beat(b finding.CableBeat) {
	if d.stage != CableRuns || d.window.cable != d {
		return // another bus is looked at by now
	}
	d.test = d.test.Beat(b)
	now := time.Now()
	d.shown.Tell(d.test, now)
	d.follow(now)
}

// refused is a phone that could not be opened at all.
func (d *cableDesk) refused(err error) {
	d.window.hands.Log("test the cable", err)
	d.silence()
	d.window.cable, d.why = nil, page.RefusalOf(err)
	d.to(CableRefused)
}

// stop ends the test before its time.
func (d *cableDesk) stop() {
	now := time.Now()
	d.test = d.test.Stop(now)
	d.follow(now)
}

// follow shows another part of the test, and its end.
func (d *cableDesk) follow(now time.Time) {
	w := d.window
	if d.stage == CableRuns && !slices.Contains(w.opened.open, tool.Tool(d)) {
		d.test = d.test.Stop(now) // the page was left
	}
	phase := d.test.Phase(now)
	if phase != d.phase {
		d.phase = phase
		w.tellPhase(d.test, now)
		if phase != finding.CableOver {
			d.to(CableRuns)
		}
	}
	if phase == finding.CableOver && d.stage == CableRuns {
		d.silence()
		w.hands.Note("cable test", string(d.test.Result(now)))
		w.story.Tested(now, d.test)
		w.keepNow(now)
		d.to(CableOver)
		return
	}
	if phone, ask := d.test.Ask(now); !ask {
		d.silence()
	} else if d.end == nil || phone.Address != d.asked.Address {
		d.ask(phone)
	}
}

// cableOn follows the test on the bus's and the clock's word.
func (w *Window) cableOn(now time.Time) (time.Time, bool) {
	d := w.cable
	if d == nil || d.stage != CableRuns {
		return time.Time{}, false
	}
	d.test = d.test.Advance(now, w.story.Last)
	d.shown.Tell(d.test, now)
	d.follow(now)
	return d.test.Next(now)
}

// shaken tells whether what the bus shows now may be the hand's doing in a
// cable test. It is marked so and counts in no finding.
func (w *Window) shaken(at time.Time) bool {
	return w.cable != nil && w.cable.test.Provoked(at)
}
