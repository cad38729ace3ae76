package cabletest

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/page"
	"relink/ui/tool/tooltest"
	"relink/ui/uitest"
)

// bench is a window with a phone that answers when the test says so.
type bench struct {
	*tooltest.Bench
	err  error    // with which nobody answers
	said []string // what was to be heard
	kept int      // how often it was written down
}

func newBench(t *testing.T) *bench { return &bench{Bench: tooltest.New(t)} }

// needs are those of a bus on which phones can be asked.
func (b *bench) needs() Needs {
	return Needs{
		Probe: func(ctx context.Context, _ device.Device, _ func(finding.CableBeat)) error {
			if b.err != nil {
				return b.err
			}
			<-ctx.Done()
			return nil
		},
		Tell: func(sentence string) { b.said = append(b.said, sentence) },
		Keep: func(time.Time) { b.kept++ },
	}
}

// open opens the cable test over the window.
func (b *bench) open() *Test {
	d := New(b.Window(), b.needs())
	b.Top = d
	return d
}

// answers feeds right answers for a part of the test, with every wrong-th one
// wrong; none with 0.
func (t *Test) answers(from time.Time, n, wrong int) {
	for i := range n {
		t.beat(finding.CableBeat{At: from.Add(time.Duration(i) * 20 * time.Millisecond), Took: 2 * time.Millisecond, Failed: wrong > 0 && i%wrong == 0})
	}
}

func TestTheCableTest(t *testing.T) {
	for _, tt := range []struct {
		name  string
		wrong int
		drop  bool
		want  []string
	}{
		{"a good cable", 0, false, []string{"This cable passed", "Good", "cannot tell"}},
		{"answers that do not come", 10, false, []string{"Change the cable", "Bad"}},
		{"a phone that goes once under the hand", 0, true, []string{"Test once more", "Doubtful", "gone and back 1"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.See(storytest.IPhone12(device.ModeRecovery, 6))
			d := b.open()
			if got := b.Page(); !strings.Contains(got, "loose, hot or wet") || !strings.Contains(got, "restoring it?") {
				t.Fatalf("before the test the page says\n%s", got)
			}
			b.Press(t, "No. Test the cable now")
			began := time.Now()
			if got := b.Page(); !strings.Contains(got, "Leave plug and cable alone") {
				t.Errorf("the untouched part says\n%s", got)
			}
			d.answers(began, 40, 0)
			moved := began.Add(11 * time.Second)
			b.Step(moved, nil)
			if d.phase != finding.CableMoved || !strings.Contains(strings.Join(b.said, "\n"), "move the plug gently") {
				t.Errorf("phase %s, said %q; want the moved part, spoken", d.phase, b.said)
			}
			d.answers(moved, 60, tt.wrong)
			if tt.drop {
				b.Step(moved.Add(2*time.Second), &device.Snapshot{At: moved.Add(2 * time.Second)})
				b.Step(moved.Add(3*time.Second), &device.Snapshot{At: moved.Add(3 * time.Second), Devices: []device.Device{storytest.IPhone12(device.ModeRecovery, 7)}})
				if d.asked.Address != 7 {
					t.Errorf("the phone is asked at address %d, want its new one", d.asked.Address)
				}
			}
			b.Step(began.Add(31*time.Second), nil)
			if d.stage != Over || d.end != nil {
				t.Fatalf("stage %s, still asking: %v", d.stage, d.end != nil)
			}
			d.shown = NewView(State{Cat: words.English(), Stage: d.stage, Test: d.test, Now: began.Add(31 * time.Second)}, Taps{})
			for _, w := range tt.want {
				if got := uitest.Sentences(d.shown.View); !strings.Contains(got, w) {
					t.Errorf("no %q in\n%s", w, got)
				}
			}
			kept := b.Story.Kept.CableTests
			if b.kept != 1 || len(kept) != 1 || kept[0].Result != string(d.test.Result(began.Add(31*time.Second))) || kept[0].Untouched.Asked != 40 || kept[0].Moved.Asked != 60 ||
				!kept[0].Moved.Provoked || kept[0].Untouched.Provoked || kept[0].MedianMS != 2 {
				t.Errorf("the session keeps %+v, want the one test with its numbers", kept)
			}
			if !tt.drop {
				return
			}
			for _, e := range b.Story.Kept.Seen[1:] {
				if !e.Provoked {
					t.Errorf("the session keeps %+v, want it marked as provoked", e)
				}
			}
			last := b.Story.Events[len(b.Story.Events)-1]
			if !last.Provoked {
				t.Errorf("the drop is told as %+v, want it marked", last)
			}
			if f, found := b.Story.Finding(moved.Add(20 * time.Second)); found {
				t.Errorf("what was provoked became a finding: %+v", f)
			}
		})
	}
}

// A test that cannot or must not be done asks nobody.
func TestTheCableTestHoldsBack(t *testing.T) {
	b := newBench(t)
	b.Opens(t, New(b.Window(), Needs{}), "Nothing can be tested here")
	b.See(storytest.IPhone12(device.ModeNormal, 5))
	b.Opens(t, b.open(), "No iPhone in recovery or DFU")
	b.See(storytest.IPhone12(device.ModeDFU, 6))
	b.Opens(t, b.open(), "Test the cable for 30 seconds")
	b.Press(t, "Yes, or I am not sure")
	if got := b.Page(); !strings.Contains(got, "Not while a program is at work") {
		t.Errorf("another program is at work; the page says\n%s", got)
	}
	b.err = &page.Refused{Why: page.RefusedPermission, Err: errors.New("no")}
	d := b.open()
	b.Opens(t, d, "Test the cable")
	b.Press(t, "No. Test the cable now")
	b.Acted(t)
	if got := b.Page(); !strings.Contains(got, "make udev-rule") || b.Work != nil {
		t.Errorf("no permission; at work: %v; the page says\n%s", b.Work != nil, got)
	}
	b.err = nil
	b.Press(t, "Test again")
	b.Press(t, "Stop")
	if got := b.Page(); !strings.Contains(got, "No result") || d.end != nil {
		t.Errorf("stopped; asking on: %v; the page says\n%s", d.end != nil, got)
	}
	b.Press(t, "Test again")
	b.Close()
	b.Step(time.Now(), nil)
	if d.end != nil || d.stage == Runs {
		t.Error("a test that was left goes on")
	}
}

// An answer that comes when the bus was left, or another test began, counts no
// more.
func TestACableTestThatWasEndedHearsNobody(t *testing.T) {
	b := newBench(t)
	b.See(storytest.IPhone12(device.ModeRecovery, 6))
	d := b.open()
	b.Press(t, "No. Test the cable now")
	d.End()
	d.answers(time.Now(), 3, 0)
	if n := d.test.Numbers(time.Now()).Untouched.Asked; n != 0 || d.end != nil {
		t.Errorf("got %d answers, asking on: %v; want none, and nobody asked", n, d.end != nil)
	}
}

// The cable is not tested during a restore: not from the page that asked before
// the restore began.
func TestNoCableTestInARestore(t *testing.T) {
	b := newBench(t)
	b.See(storytest.IPhone12(device.ModeRecovery, 6))
	d := b.open()
	storytest.Answer(t, &b.Story, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
		[]checklist.Choice{"good-cable"}, []checklist.Choice{"clean"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"}, []checklist.Choice{"pressed-update"})
	if !b.Story.Watched() {
		t.Fatal("no restore is watched")
	}
	d.begin()
	if b.Work != nil || d.end != nil {
		t.Error("a restore runs, and the phone is asked")
	}
}
