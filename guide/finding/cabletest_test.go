package finding

import (
	"slices"
	"testing"
	"time"

	"relink/internal/device"
)

// cableBegan is when every cable test of these stories begins.
var cableBegan = time.Date(2026, 11, 22, 21, 0, 0, 0, time.UTC)

func cableAt(seconds float64) time.Time {
	return cableBegan.Add(time.Duration(seconds * float64(time.Second)))
}

func cablePhone(product uint16, address int) device.Device {
	return device.Device{Port: "1-2", Address: address, VendorID: device.AppleVendorID, ProductID: product, Serial: "CPID:8101 CPRV:11 BDID:0C"}
}

// cableStory is what happens to a phone that otherwise answers every 50 ms
// within 2 ms.
type cableStory struct {
	drops   [][2]float64    // gone from, to: seconds; to 0 is for good
	fails   []float64       // the request nearest to that second gets no answer
	retried []float64       // ... is answered when asked again
	slow    []float64       // ... takes 300 ms
	into    map[float64]int // product id that it comes back with at that second
	stop    float64         // stopped by the person; 0 is never
	every   time.Duration   // 0 is 50 ms
	took    func(i int) time.Duration
}

// play runs the story and returns the test at its end.
func (s cableStory) play(t CableTest) CableTest {
	every := s.every
	if every == 0 {
		every = 50 * time.Millisecond
	}
	address := 5
	product := uint16(0x1281)
	gone := false
	for i := 0; ; i++ {
		now := cableBegan.Add(time.Duration(i) * every)
		second := now.Sub(cableBegan).Seconds()
		hit := func(when []float64) bool {
			return slices.ContainsFunc(when, func(w float64) bool { return second <= w && w < second+every.Seconds() })
		}
		if s.stop > 0 && second >= s.stop {
			return t.Stop(now)
		}
		away := slices.ContainsFunc(s.drops, func(d [2]float64) bool { return second >= d[0] && (d[1] == 0 || second < d[1]) })
		if gone && !away {
			address++
			for when, p := range s.into {
				if second >= when {
					product = uint16(p)
				}
			}
		}
		gone = away
		var on []device.Device
		if !gone {
			on = append(on, cablePhone(product, address))
		}
		t = t.Advance(now, device.Snapshot{At: now, Devices: on})
		if t.Phase(now) == CableOver {
			return t
		}
		if _, ask := t.Ask(now); !ask {
			continue
		}
		b := CableBeat{At: now, Took: 2 * time.Millisecond}
		if s.took != nil {
			b.Took = s.took(i)
		}
		switch {
		case hit(s.fails):
			b.Failed, b.Retries = true, 2
		case hit(s.retried):
			b.Retries = 1
		case hit(s.slow):
			b.Took = 300 * time.Millisecond
		}
		t = t.Beat(b)
	}
}

func TestCableTest(t *testing.T) {
	for _, tt := range []struct {
		name  string
		story cableStory
		want  CableResult
	}{
		{"a steady phone", cableStory{}, CableGood},
		{"one slow answer is nothing", cableStory{slow: []float64{15}}, CableGood},
		{"one retry is nothing", cableStory{retried: []float64{15}}, CableGood},
		{"retries alone are never bad", cableStory{retried: []float64{11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21}}, CableDoubtful},
		{"slow answers while it moves", cableStory{slow: []float64{11, 12, 13}}, CableDoubtful},
		{"slow answers all the time are the computer", cableStory{slow: []float64{1, 2, 3, 4, 11, 12, 13, 14, 15}}, CableGood},
		{"one failed request", cableStory{fails: []float64{20}}, CableDoubtful},
		{"three failed requests", cableStory{fails: []float64{3, 12, 20}}, CableBad},
		{"gone once while it moved", cableStory{drops: [][2]float64{{14, 15}}}, CableDoubtful},
		{"gone twice while it moved", cableStory{drops: [][2]float64{{14, 15}, {20, 20.6}}}, CableBad},
		{"gone once untouched", cableStory{drops: [][2]float64{{4, 4.8}}}, CableBad},
		{"pulled out and put back", cableStory{drops: [][2]float64{{14, 21}}}, CableDoubtful},
		{"gone at the very end", cableStory{drops: [][2]float64{{29.5, 0}}}, CableDoubtful},
		{"pulled out early and left out", cableStory{drops: [][2]float64{{10.5, 0}}}, CableUnknown},
		{"it started up meanwhile", cableStory{drops: [][2]float64{{12, 14}}, into: map[float64]int{14: 0x12a8}}, CableUnknown},
		{"bad before it started up", cableStory{fails: []float64{1, 2, 3}, drops: [][2]float64{{12, 14}}, into: map[float64]int{14: 0x12a8}}, CableBad},
		{"stopped early", cableStory{stop: 12}, CableUnknown},
		{"bad before it was stopped", cableStory{fails: []float64{1, 2, 3}, stop: 12}, CableBad},
		{"too few answers", cableStory{every: 2 * time.Second}, CableUnknown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			test := tt.story.play(BeginCableTest(cablePhone(0x1281, 5), CableTestLength, cableBegan))
			end := cableAt(31)
			if got := test.Result(end); got != tt.want {
				t.Errorf("got %q, want %q; numbers %+v", got, tt.want, test.Numbers(end))
			}
		})
	}
}

func TestCableNumbers(t *testing.T) {
	story := cableStory{
		fails: []float64{2, 12}, retried: []float64{3, 13, 14}, slow: []float64{4, 15, 16},
		drops: [][2]float64{{20, 21}, {22, 29}},
	}
	test := story.play(BeginCableTest(cablePhone(0x1281, 5), CableTestLength, cableBegan))
	got := test.Numbers(cableAt(31))
	want := CableNumbers{
		Untouched: CableCounts{Asked: 200, Errors: 1, Retries: 1, Spikes: 1},
		Moved:     CableCounts{Asked: 240, Errors: 1, Retries: 2, Resets: 1, Spikes: 2},
		Away:      1, Median: 2 * time.Millisecond, Slowest: 300 * time.Millisecond,
	}
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestCablePhases(t *testing.T) {
	test := BeginCableTest(cablePhone(0x1281, 5), CableTestLength, cableBegan)
	for _, tt := range []struct {
		at   float64
		want CablePhase
		next float64 // -1 is none
	}{{0, CableUntouched, 10}, {9.9, CableUntouched, 10}, {10, CableMoved, 30}, {29.9, CableMoved, 30}, {30, CableOver, -1}} {
		now := cableAt(tt.at)
		if got := test.Phase(now); got != tt.want {
			t.Errorf("at %v s: got %s, want %s", tt.at, got, tt.want)
		}
		next, ok := test.Next(now)
		if ok != (tt.next >= 0) || ok && !next.Equal(cableAt(tt.next)) {
			t.Errorf("at %v s: got next %v (%v), want %v s", tt.at, next, ok, tt.next)
		}
		if test.PhaseWordsAt(now).ID != "cabletest.phase."+string(tt.want) {
			t.Errorf("at %v s: got words %q", tt.at, test.PhaseWordsAt(now).ID)
		}
	}
}

// What the hand may have done is marked, and what came before is not.
func TestCableMarksWhatItProvoked(t *testing.T) {
	test := BeginCableTest(cablePhone(0x1281, 5), CableTestLength, cableBegan)
	for _, tt := range []struct {
		at   float64
		want bool
	}{{-5, false}, {5, false}, {10, true}, {29, true}, {35, true}, {41, false}} {
		if got := test.Provoked(cableAt(tt.at)); got != tt.want {
			t.Errorf("at %v s: got %v, want %v", tt.at, got, tt.want)
		}
	}
	if stopped := test.Stop(cableAt(5)); stopped.Provoked(cableAt(6)) {
		t.Error("stopped before anybody moved the plug: got provoked, want not")
	}
}

func TestCanTestCable(t *testing.T) {
	for _, tt := range []struct {
		name string
		d    device.Device
		want bool
	}{
		{"recovery", cablePhone(0x1281, 1), true},
		{"DFU", device.Device{VendorID: device.AppleVendorID, ProductID: 0x1227, Serial: "CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:0008112233445566 IBFL:3C SRTG:[iBoot-5281.0.0.100.11]"}, true},
		{"running", device.Device{VendorID: device.AppleVendorID, ProductID: 0x12a8}, false},
		{"the T2 of this Mac in recovery", device.Device{VendorID: device.AppleVendorID, ProductID: 0x1281, Serial: "CPID:8012 CPRV:10 BDID:0A ECID:0008112233445566"}, false},
		{"somebody else's device", device.Device{VendorID: 0x046d, ProductID: 0x1281}, false},
	} {
		if got := CanTestCable(tt.d); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestCableStrip(t *testing.T) {
	story := cableStory{fails: []float64{12.22}, drops: [][2]float64{{20.1, 21.2}}, slow: []float64{15.12}, retried: []float64{16.12}}
	test := story.play(BeginCableTest(cablePhone(0x1281, 5), CableTestLength, cableBegan))
	strip := test.Strip(cableAt(25.25))
	asked := 0
	for i, b := range strip {
		asked += b.Asked
		second := float64(i) / 2
		if want := second >= 10; b.Moved != want {
			t.Errorf("at %v s: got moved %v, want %v", second, b.Moved, want)
		}
		if want := second <= 25.25; b.Past != want {
			t.Errorf("at %v s: got past %v, want %v", second, b.Past, want)
		}
		if want := second >= 20 && second <= 21; b.Lost != want {
			t.Errorf("at %v s: got lost %v, want %v", second, b.Lost, want)
		}
	}
	if strip[24].Errors != 1 || strip[30].Spikes != 1 || strip[32].Retries != 1 || strip[30].Slowest != 300*time.Millisecond {
		t.Errorf("got %+v, %+v, %+v; want an error, a spike, a retry", strip[24], strip[30], strip[32])
	}
	if n := test.Numbers(cableAt(31)); asked != n.Untouched.Asked+n.Moved.Asked {
		t.Errorf("the strip holds %d requests, want all %d", asked, n.Untouched.Asked+n.Moved.Asked)
	}
}

// Every limit is complete, and only errors and resets can make a cable bad.
func TestCableLimits(t *testing.T) {
	for _, l := range cableLimits {
		if l.sign == "" || l.why == "" || l.count == nil || l.doubtful < 1 || l.bad != 0 && l.bad < l.doubtful {
			t.Errorf("row %+v is not complete", l)
		}
	}
}
