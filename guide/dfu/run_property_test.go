package dfu

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"relink/guide/guidetest"
	"relink/internal/device"
)

// chance is a made-up conversation: a model, a start and lines of a bus on
// which phones come and go as they never would.
func chance(t *rapid.T) story {
	st := story{
		name:    "chance",
		start:   rapid.SampledFrom([]Start{FromNormal, FromRecovery, FromOff}).Draw(t, "start"),
		variant: rapid.SampledFrom([]Variant{Standard, PressAgain, KeepBoth, OtherButton, Assisted, IntoRecovery}).Draw(t, "variant"),
	}
	st.model, _ = device.ByProductType(rapid.SampledFrom(examples).Draw(t, "model"))
	ms := 0
	for range rapid.IntRange(1, 25).Draw(t, "lines") {
		st.bus = append(st.bus, device.Snapshot{At: guidetest.At(ms), Devices: chanceBus(t, st.model)})
		ms += rapid.SampledFrom([]int{0, 1, 300, 700, 1000, 1999, 2000, 2001, 5000, 8000, 20000, 61000}).Draw(t, "ms")
	}
	return st
}

func chanceBus(t *rapid.T, m device.Model) []device.Device {
	var list []device.Device
	for range rapid.IntRange(0, 3).Draw(t, "devices") {
		list = append(list, chanceDevice(t, m))
	}
	return list
}

func chanceDevice(t *rapid.T, m device.Model) device.Device {
	what := rapid.SampledFrom([]string{"normal", "normal", "recovery", "dfu", "ibss", "port-dfu", "wtf", "debug", "keyboard"}).Draw(t, "what")
	phone := rapid.SampledFrom([]string{"", "A", "A", "B"}).Draw(t, "phone")
	port := rapid.SampledFrom([]string{"1-1", "1-1", "1-2", "2-1"}).Draw(t, "port")
	return guidetest.Device(quiet{}, m, port, rapid.IntRange(1, 3).Draw(t, "address"), what, phone)
}

// quiet is a testing.TB for makeDevice, which only fails for unknown words.
type quiet struct{ testing.TB }

func (quiet) Helper() {}

func TestWhateverTheBusDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		st := chance(t)
		r, cues := BeginVariant(st.model, st.start, st.variant, st.bus[0].At, st.bus[0])
		for i, s := range st.bus {
			if i > 0 {
				before := r
				var more []Cue
				r, more = r.See(s.At, s)
				checkLeaving(t, before, r, s, more)
				cues = append(cues, more...)
			}
			checkHands(t, r, s)
		}
		r, cues = runOut(t, r, cues, st.bus[len(st.bus)-1])
		checkOrder(t, cues)
		checkEnd(t, r, cues)
	})
}

// checkHands: the safety rule, whatever came before.
func checkHands(t *rapid.T, r Run, s device.Snapshot) {
	if r.model.Class != device.VolUpVolDownSide || !slices.Contains(r.Buttons(), r.model.Power) || len(r.Buttons()) < 2 {
		return
	}
	if seen, ok := r.phone.in(r.model, s, r.others); ok && seen.Mode == device.ModeNormal {
		t.Fatalf("at %v: %v are held while the phone runs", s.At.Sub(guidetest.Began), r.Buttons())
	}
}

// checkLeaving: the phone's leaving gives a line of that very moment.
func checkLeaving(t *rapid.T, before, after Run, s device.Snapshot, cues []Cue) {
	if before.left || !after.left || !before.present {
		return
	}
	usb := func(c Cue) bool { return c.Cause == CauseUSB && c.At.Equal(s.At) }
	if !slices.ContainsFunc(cues, usb) {
		t.Fatalf("at %v: the phone left and nothing was said: %v", s.At.Sub(guidetest.Began), cues)
	}
}

// runOut lets time pass with nothing more on the bus: no run may hang.
func runOut(t *rapid.T, r Run, cues []Cue, last device.Snapshot) (Run, []Cue) {
	if !r.Begun() {
		r, more := r.End(last.At)
		return r, append(cues, more...)
	}
	for n := 0; r.Outcome() == Undecided; n++ {
		due, ok := r.Next()
		if !ok || n > 100 || due.Sub(last.At) > 5*time.Minute {
			t.Fatalf("the run hangs at stage %d of %+v", r.stage, r.proc)
		}
		var more []Cue
		r, more = r.Advance(due, last)
		cues = append(cues, more...)
	}
	return r, cues
}

func checkOrder(t *rapid.T, cues []Cue) {
	for i, c := range cues {
		if i > 0 && c.At.Before(cues[i-1].At) {
			t.Fatalf("cue %d comes at %v, after one of %v", i, c.At.Sub(guidetest.Began), cues[i-1].At.Sub(guidetest.Began))
		}
		if !slices.IsSortedFunc(c.Buttons, inOrder) {
			t.Fatalf("cue %d lists %v, which is not their order", i, c.Buttons)
		}
		if c.Buttons == nil || c.Words.ID == "" {
			t.Fatalf("cue %d is not complete: %+v", i, c)
		}
	}
}

func inOrder(a, b device.Button) int {
	return slices.Index(device.Buttons(), a) - slices.Index(device.Buttons(), b)
}

// checkEnd: release, then the outcome, and nothing after it.
func checkEnd(t *rapid.T, r Run, cues []Cue) {
	if last := cues[len(cues)-1]; last.Kind != Release || len(last.Buttons) != 0 {
		t.Fatalf("the run ends with %+v, want release", last)
	}
	if r.Outcome() == Undecided || r.Hint().ID == "" {
		t.Fatalf("the run ended as %q with hint %q", r.Outcome(), r.Hint().ID)
	}
	if _, ok := r.Next(); ok || len(r.Buttons()) > 0 {
		t.Fatalf("an ended run waits for something or holds %v", r.Buttons())
	}
	if _, more := r.Advance(cues[len(cues)-1].At.Add(time.Hour), device.Snapshot{}); len(more) > 0 {
		t.Fatalf("an ended run says %v", more)
	}
}
