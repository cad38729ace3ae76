package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/tool"
)

// worker is a tool at work that does what the test says.
type worker struct {
	job   string
	doing tool.Doing
	steps int
	ended bool
}

func (*worker) Name() string                              { return "at work" }
func (*worker) View() (fyne.CanvasObject, fyne.Focusable) { return nil, nil }
func (f *worker) Job() string                             { return f.job }
func (f *worker) Doing(time.Time) tool.Doing              { return f.doing }
func (f *worker) End()                                    { f.ended = true }
func (f *worker) Step(now time.Time) (time.Time, bool) {
	f.steps++
	return now.Add(time.Second), true
}

// A tool at work is stepped though it is not open, keeps the phone busy, marks
// what its hand provokes, and ends with the bus.
func TestAToolAtWork(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	f := &worker{job: "cable", doing: tool.Doing{Busy: true, Shakes: true}}
	b.handed().Work(f)
	b.handed().Work(f)
	now := time.Now()
	next, ok := b.step(now, &device.Snapshot{At: now})
	if f.steps != 1 || !ok || next.After(now.Add(time.Second)) {
		t.Errorf("stepped %d times, the clock next at %v (%v); want once, and in a second", f.steps, next.Sub(now), ok)
	}
	if !b.busy() {
		t.Error("a tool is at work, and the phone is nobody's")
	}
	last := b.story.Events[len(b.story.Events)-1]
	if !last.Provoked || !strings.Contains(b.eventText(last), "provoked") {
		t.Errorf("the drop is told as %q, want it marked", b.eventText(last))
	}
	b.handed().Rest(f)
	if b.busy() || b.working.of("cable") != nil {
		t.Error("a tool that rests is at work")
	}
	b.handed().Work(f)
	other := &worker{job: "cable"}
	b.handed().Work(other)
	if !f.ended || b.working.of("cable") != tool.AtWork(other) {
		t.Error("two tools of one kind are at work")
	}
	b.stop()
	if !other.ended || b.working.of("cable") != nil {
		t.Error("the bus was left, and a tool is at work on it")
	}
}

// A phone that a tool told to restart is expected back.
func TestAToolThatRestartsThePhone(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.handed().Work(&worker{doing: tool.Doing{Restarts: true}})
	now := time.Now()
	b.step(now, &device.Snapshot{At: now})
	if !b.story.Expects() {
		t.Error("the phone was told to restart, and is not expected back")
	}
}
