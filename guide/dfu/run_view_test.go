package dfu

import (
	"testing"
	"time"

	"relink/guide/guidetest"
	"relink/internal/device"
)

// along is the run of a story, told up to a moment.
func along(t *testing.T, name string, ms int) Run {
	t.Helper()
	st := readStory(t, "testdata/run/"+name+".txt")
	r, _ := BeginVariant(st.model, st.start, st.variant, st.bus[0].At, st.bus[0])
	seen := st.bus[0]
	for _, s := range st.bus[1:] {
		if s.At.After(guidetest.At(ms)) {
			break
		}
		seen = s
		r, _ = r.See(s.At, s)
	}
	r, _ = r.Advance(guidetest.At(ms), seen)
	return r
}

func TestRingCountsWhatTheClockEnds(t *testing.T) {
	tests := []struct {
		story       string
		ms          int
		left, total int // milliseconds; total 0: not counted
	}{
		{"new-normal-success", 0, 1000, 1000},
		{"new-normal-success", 400, 600, 1000},
		{"new-normal-success", 1900, 100, 1000},
		{"new-normal-success", 5000, 0, 0}, // until it goes quiet
		{"new-normal-success", 12234, 4000, 5000},
		{"new-normal-success", 17234, 9000, 10000},
		{"new-normal-success", 18900, 0, 0}, // over
		{"new-normal-never-returned", 26000, 0, 0},
		{"home-normal-success", 3000, 0, 0},
		{"home-normal-success", 9600, 7000, 8000},
		{"home-off-nothing", 3000, 7000, 10000},
		{"new-off-success", 5000, 0, 0},
		{"new-off-success", 14400, 600, 1000}, // hands free
	}
	for _, tt := range tests {
		left, total, counted := along(t, tt.story, tt.ms).Remaining(guidetest.At(tt.ms))
		if int(left.Milliseconds()) != tt.left || int(total.Milliseconds()) != tt.total || counted != (tt.total > 0) {
			t.Errorf("%s at %d ms: got %v of %v (%v), want %d of %d ms", tt.story, tt.ms, left, total, counted, tt.left, tt.total)
		}
	}
}

func TestWhatComesIsAnnouncedInTheLastSecond(t *testing.T) {
	tests := []struct {
		story string
		ms    int
		want  string
		in    int
	}{
		{"new-normal-success", 100, "", 0}, // the end of a tap is not announced
		{"new-normal-success", 500, "cue.ahead.volume-down", 500},
		{"new-normal-success", 1500, "cue.ahead.hold-side", 500},
		{"new-normal-success", 8000, "", 0},
		{"new-normal-success", 15000, "", 0},
		{"new-normal-success", 15234, "cue.ahead.let-go-side", 1000},
		{"new-normal-success", 15734, "cue.ahead.let-go-side", 500},
		{"new-normal-never-returned", 24500, "cue.ahead.release", 500},
		{"new-normal-never-returned", 69500, "", 0}, // an outcome is no instruction
		{"new-normal-never-left", 21500, "", 0},
		{"home-normal-top", 16500, "", 0},
		{"home-off-nothing", 9500, "cue.ahead.let-go-side", 500},
		{"home-recovery-assisted", 1500, "cue.ahead.restart", 500},
		{"new-off-success", 14700, "cue.ahead.volume-up", 300},
	}
	for _, tt := range tests {
		cue, in, ok := along(t, tt.story, tt.ms).Coming(guidetest.At(tt.ms))
		if cue.Words.ID != tt.want || ok != (tt.want != "") || int(in.Milliseconds()) != tt.in {
			t.Errorf("%s at %d ms: got %q in %v, want %q in %d ms", tt.story, tt.ms, cue.Words.ID, in, tt.want, tt.in)
		}
	}
}

func TestStepsOfARun(t *testing.T) {
	type step struct {
		id    string
		state StepState
	}
	tests := []struct {
		story string
		ms    int
		want  []step
	}{
		{"new-normal-success", 500, []step{
			{"step.taps", StepCurrent},
			{"step.hold-side", StepAhead},
			{"step.side-volume-down", StepAhead},
			{"step.volume-down", StepAhead},
			{"step.wait", StepAhead},
		}},
		{"new-normal-success", 12000, []step{
			{"step.taps", StepDone},
			{"step.hold-side", StepDone},
			{"step.side-volume-down", StepCurrent},
			{"step.volume-down", StepAhead},
			{"step.wait", StepAhead},
		}},
		{"home-normal-success", 11000, []step{
			{"step.home-side", StepDone},
			{"step.home", StepDone},
			{"step.wait", StepAhead},
		}},
		{"new-off-success", 14500, []step{
			{"step.taps", StepDone},
			{"step.plug-side", StepDone},
			{"step.taps", StepAhead},
			{"step.hold-side", StepAhead},
			{"step.side-volume-down", StepAhead},
			{"step.volume-down", StepAhead},
			{"step.wait", StepAhead},
		}},
	}
	for _, tt := range tests {
		var got []step
		for _, s := range along(t, tt.story, tt.ms).Steps() {
			got = append(got, step{s.Words.ID, s.State})
		}
		if len(got) != len(tt.want) {
			t.Errorf("%s at %d ms: got %v, want %v", tt.story, tt.ms, got, tt.want)
			continue
		}
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("%s at %d ms: step %d is %v, want %v", tt.story, tt.ms, i, got[i], tt.want[i])
			}
		}
	}
}

// The steps can be read in peace before anything begins.
func TestStepsBeforeTheRun(t *testing.T) {
	for _, name := range examples {
		m := guidetest.Model(t, name)
		for _, start := range []Start{FromNormal, FromRecovery, FromOff} {
			for _, v := range Variants(m, start) {
				steps := StepsFor(m, start, v)
				if len(steps) < 3 {
					t.Errorf("%s from %s %s: got %d steps, want 3 and more", name, start, v, len(steps))
				}
				for _, s := range steps {
					if s.State != StepAhead {
						t.Errorf("%s from %s %s: %s is %s before the run", name, start, v, s.Words.ID, s.State)
					}
				}
			}
		}
	}
}

func TestAStoppedRun(t *testing.T) {
	r := along(t, "new-normal-success", 12000)
	r, cues := r.Stop(guidetest.At(12500))
	if len(cues) != 1 || line(cues[0]) != "12500 release - clock" || r.Outcome() != Stopped {
		t.Errorf("got %v and %q, want one release and %q", cues, r.Outcome(), Stopped)
	}
	if _, more := r.Stop(guidetest.At(13000)); len(more) != 0 {
		t.Errorf("stopping twice says %v", more)
	}
}

func TestARunKnowsItsPhone(t *testing.T) {
	r := along(t, "new-normal-success", 5000)
	if port, present := r.Phone(); port != "1-4.2" || !present {
		t.Errorf("got %q, %v, want the phone at 1-4.2", port, present)
	}
	r = along(t, "new-normal-success", 12000)
	if when, left := r.Left(); !left || !when.Equal(guidetest.At(11234)) {
		t.Errorf("got %v, %v, want that it left at 11234 ms", when, left)
	}
	if !r.BeganAt().Equal(guidetest.At(0)) || r.Procedure().Start != FromNormal {
		t.Errorf("got a run begun %v from %q", r.BeganAt(), r.Procedure().Start)
	}
}

// The zero Run does nothing, whatever it is told.
func TestTheZeroRun(t *testing.T) {
	r, cues := Run{}.Advance(guidetest.At(0), device.Snapshot{At: guidetest.At(0)})
	if _, ok := r.Next(); ok || len(cues) > 0 || r.Begun() || len(r.Steps()) > 0 {
		t.Errorf("the zero run says %v and begins", cues)
	}
	if left, total, counted := r.Remaining(time.Time{}); counted || left != 0 || total != 0 {
		t.Errorf("the zero run counts %v of %v", left, total)
	}
}
