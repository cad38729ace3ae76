package finding

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"relink/guide/guidetest"
	"relink/internal/device"
)

// goodRestore draws a restore that goes well: where it starts, and silences
// and stays as long as they may be.
func goodRestore(t *rapid.T) (modes []string, ms []int) {
	modes = rapid.SampledFrom([][]string{
		{"normal", "recovery", "recovery", "normal", "normal"},
		{"recovery", "recovery", "normal", "normal"},
		{"recovery", "normal", "normal"}, // no iBEC of its own
		{"dfu", "recovery", "recovery", "normal", "normal"},
		{"dfu", "ibss", "recovery", "normal", "normal"},
		{"port-dfu", "dfu", "recovery", "recovery", "normal", "normal"},
	}).Draw(t, "way")
	for i := range modes {
		stay, quiet := [2]int{1000, 120_000}, [2]int{2100, 120_000}
		switch {
		case i == len(modes)-2: // the restore system
			stay, quiet = [2]int{60_000, 1_200_000}, [2]int{3000, 500_000}
		case modes[i] == "recovery" && modes[i+1] == "recovery":
			quiet = [2]int{1100, 10_000}
		}
		ms = append(ms, rapid.IntRange(stay[0], stay[1]).Draw(t, "stays"), rapid.IntRange(quiet[0], quiet[1]).Draw(t, "quiet"))
	}
	return modes, ms
}

func TestAGoodRestoreRaisesNoAlarm(t *testing.T) {
	phone := guidetest.Model(t, "iPhone12,3")
	rapid.Check(t, func(rt *rapid.T) {
		modes, ms := goodRestore(rt)
		port := rapid.SampledFrom([]string{"1-1", "1-4.2"}).Draw(rt, "port")
		var tracker device.Tracker
		var w WatchRestore
		var l LinkWatch
		look := func(now time.Time, devices ...device.Device) {
			var seen []device.Sighting
			tracker, seen = tracker.Advance(device.Snapshot{At: now, Devices: devices})
			w, l = w.Advance(now, seen), l.Advance(now, seen)
			if line := w.Line(); line.Severity == SeverityBad {
				rt.Fatalf("%v after %v: %s", modes, now.Sub(guidetest.Began), line.Words.ID)
			}
			for _, f := range l.Findings(now) {
				if f.Code != FindHub {
					rt.Fatalf("%v after %v: %s", modes, now.Sub(guidetest.Began), f.Code)
				}
			}
		}
		now := 0
		for i, mode := range modes {
			d := watchedDevice(t, phone, fmt.Sprintf("%s#%d %s:A", port, i+3, mode))
			look(guidetest.At(now), d)
			now += ms[2*i]
			look(guidetest.At(now), d)
			if i < len(modes)-1 {
				look(guidetest.At(now + 1))
				now += ms[2*i+1]
				look(guidetest.At(now))
			}
		}
		if e := w.Close(); e != EndRestored {
			rt.Fatalf("%v ended as %s, want restored", modes, e)
		}
		for _, s := range w.Segments() {
			if s.Mode == "" && !s.Planned {
				rt.Fatalf("%v: a planned silence counts as lost: %+v", modes, s)
			}
		}
	})
}

// Whatever a phone does, the strip has no holes, and the watch never fails.
func TestAnyRestoreIsWatched(t *testing.T) {
	phone := guidetest.Model(t, "iPhone12,3")
	rapid.Check(t, func(rt *rapid.T) {
		var tracker device.Tracker
		var w WatchRestore
		now := 0
		for i := range rapid.IntRange(1, 20).Draw(rt, "looks") {
			var devices []device.Device
			for _, port := range []string{"1-4", "1-4.1", "1-4.2"} {
				what := rapid.SampledFrom([]string{"", "", "hub", "normal:A", "recovery:A", "dfu:A", "ibss:A", "normal:B/12", "port-dfu:A"}).Draw(rt, "what")
				if what != "" {
					devices = append(devices, watchedDevice(t, phone, fmt.Sprintf("%s#%d %s", port, rapid.IntRange(1, 4).Draw(rt, "address"), what)))
				}
			}
			var seen []device.Sighting
			tracker, seen = tracker.Advance(device.Snapshot{At: guidetest.At(now), Devices: devices})
			w = w.Advance(guidetest.At(now), seen)
			if next, ok := w.Next(); ok && !next.After(guidetest.At(now)) {
				rt.Fatalf("look %d: next %v is not after now", i, next.Sub(guidetest.Began))
			}
			now += rapid.SampledFrom([]int{1, 400, 1500, 5000, 30_000, 700_000}).Draw(rt, "wait")
		}
		segments := w.Segments()
		for i := 1; i < len(segments); i++ {
			if !segments[i].From.Equal(segments[i-1].To) {
				rt.Fatalf("a hole in the strip: %+v", segments)
			}
		}
		if w.Line().Words.ID == "" || w.Close() == "" {
			rt.Fatal("the watch has nothing to say")
		}
	})
}
