package ui

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
	"relink/ui/page"
	"relink/ui/uitest"
)

// prober answers as a phone does, when the test says so.
type prober struct{ err error }

// of hands the fake to a bench: nobody answers by itself.
func (p *prober) of(b *bench) {
	b.source.Act.Probe = func(ctx context.Context, d device.Device, _ func(finding.CableBeat)) error {
		if p.err != nil {
			return p.err
		}
		<-ctx.Done()
		return nil
	}
}

// answers feeds right answers for a part of the test, with every wrong-th one
// wrong; none with 0.
func (d *cableDesk) answers(from time.Time, n, wrong int) {
	for i := range n {
		d.beat(finding.CableBeat{At: from.Add(time.Duration(i) * 20 * time.Millisecond), Took: 2 * time.Millisecond, Failed: wrong > 0 && i%wrong == 0})
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
			e := &ear{}
			e.of(b)
			(&prober{}).of(b)
			b.see(storytest.IPhone12(device.ModeRecovery, 6))
			b.openCable()
			if got := b.desk(); !strings.Contains(got, "loose, hot or wet") || !strings.Contains(got, "restoring it?") {
				t.Fatalf("before the test the page says\n%s", got)
			}
			b.pressDesk(t, "No. Test the cable now")
			d := b.cable
			began := time.Now()
			if got := b.desk(); !strings.Contains(got, "Leave plug and cable alone") {
				t.Errorf("the untouched part says\n%s", got)
			}
			d.answers(began, 40, 0)
			moved := began.Add(11 * time.Second)
			b.step(moved, nil)
			if d.phase != finding.CableMoved || !strings.Contains(strings.Join(e.said, "\n"), "move the plug gently") {
				t.Errorf("phase %s, said %q; want the moved part, spoken", d.phase, e.said)
			}
			d.answers(moved, 60, tt.wrong)
			if tt.drop {
				b.step(moved.Add(2*time.Second), &device.Snapshot{At: moved.Add(2 * time.Second)})
				b.step(moved.Add(3*time.Second), &device.Snapshot{At: moved.Add(3 * time.Second), Devices: []device.Device{storytest.IPhone12(device.ModeRecovery, 7)}})
				if d.asked.Address != 7 {
					t.Errorf("the phone is asked at address %d, want its new one", d.asked.Address)
				}
			}
			b.step(began.Add(31*time.Second), nil)
			if d.stage != CableOver || d.end != nil {
				t.Fatalf("stage %s, still asking: %v", d.stage, d.end != nil)
			}
			d.shown = NewCableView(CableState{Cat: b.cat, Stage: d.stage, Test: d.test, Now: began.Add(31 * time.Second)}, CableHands{})
			for _, w := range tt.want {
				if got := uitest.Sentences(d.shown.View); !strings.Contains(got, w) {
					t.Errorf("no %q in\n%s", w, got)
				}
			}
			kept := b.story.Kept.CableTests
			if len(kept) != 1 || kept[0].Result != string(d.test.Result(began.Add(31*time.Second))) || kept[0].Untouched.Asked != 40 || kept[0].Moved.Asked != 60 ||
				!kept[0].Moved.Provoked || kept[0].Untouched.Provoked || kept[0].MedianMS != 2 {
				t.Errorf("the session keeps %+v, want the one test with its numbers", kept)
			}
			if !tt.drop {
				return
			}
			for _, e := range b.story.Kept.Seen[1:] {
				if !e.Provoked {
					t.Errorf("the session keeps %+v, want it marked as provoked", e)
				}
			}
			last := b.story.Events[len(b.story.Events)-1]
			if !last.Provoked || !strings.Contains(b.eventText(last), "provoked") {
				t.Errorf("the drop is told as %q, want it marked", b.eventText(last))
			}
			if f, found := b.story.Finding(moved.Add(20 * time.Second)); found {
				t.Errorf("what was provoked became a finding: %+v", f)
			}
		})
	}
}

// A test that cannot or must not be done asks nobody.
func TestTheCableTestHoldsBack(t *testing.T) {
	b := newBench(t)
	open := func(want string) { t.Helper(); b.opens(t, b.openCable, want) }
	open("Nothing can be tested here")
	p := &prober{}
	p.of(b)
	b.see(storytest.IPhone12(device.ModeNormal, 5))
	open("No iPhone in recovery or DFU")
	b.see(storytest.IPhone12(device.ModeDFU, 6))
	open("Test the cable for 30 seconds")
	b.pressDesk(t, "Yes, or I am not sure")
	if got := b.desk(); !strings.Contains(got, "Not while a program is at work") {
		t.Errorf("another program is at work; the page says\n%s", got)
	}
	p.err = &page.Refused{Why: page.RefusedPermission, Err: errors.New("no")}
	open("Test the cable")
	b.pressDesk(t, "No. Test the cable now")
	b.acted(t)
	if got := b.desk(); !strings.Contains(got, "make udev-rule") {
		t.Errorf("no permission; the page says\n%s", got)
	}
	p.err = nil
	b.pressDesk(t, "Test again")
	b.pressDesk(t, "Stop")
	if got := b.desk(); !strings.Contains(got, "No result") || b.cable.end != nil {
		t.Errorf("stopped; asking on: %v; the page says\n%s", b.cable.end != nil, got)
	}
	b.pressDesk(t, "Test again")
	b.closeTool()
	b.step(time.Now(), nil)
	if b.cable.end != nil || b.cable.stage == CableRuns {
		t.Error("a test that was left goes on")
	}
	b.tell(t, toUpdate[:3]...)
	b.tell(t, []checklist.Choice{"wet"})
	b.opened.clear()
	b.openCable()
	b.openLeave()
	if b.opened.top() != nil || !strings.Contains(b.notice, "nothing is tried") {
		t.Errorf("a wet phone: desk %v, notice %q", b.opened.top(), b.notice)
	}
}
