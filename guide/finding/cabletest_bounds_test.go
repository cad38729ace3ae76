package finding

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestCableProperties: whatever happens, no error and no reset is never bad; a
// further failure never betters the result; the numbers add up; and an older
// value stays as it was.
func TestCableProperties(t *testing.T) {
	worse := map[CableResult]int{CableGood: 0, CableUnknown: 1, CableDoubtful: 1, CableBad: 2}
	rapid.Check(t, func(t *rapid.T) {
		seconds := func(label string, most int) []float64 {
			return rapid.SliceOfN(rapid.Float64Range(0, 29.9), 0, most).Draw(t, label)
		}
		story := cableStory{fails: seconds("fails", 4), retried: seconds("retried", 6), slow: seconds("slow", 12)}
		for _, from := range seconds("drops", 3) {
			story.drops = append(story.drops, [2]float64{from, from + rapid.Float64Range(0.1, 9).Draw(t, "for")})
		}
		story.took = func(i int) time.Duration { return time.Duration(1+i*7919%20) * time.Millisecond }
		begin := BeginCableTest(cablePhone(0x1281, 5), CableTestLength, cableBegan)
		test := story.play(begin)
		end := cableAt(31)
		n, result := test.Numbers(end), test.Result(end)
		broken := n.Untouched.Errors + n.Moved.Errors + n.Untouched.Resets + n.Moved.Resets
		if broken == 0 && result == CableBad {
			t.Fatalf("no error and no reset: got bad; %+v", n)
		}
		if broken >= 1 && result == CableGood {
			t.Fatalf("%d errors and resets: got good; %+v", broken, n)
		}
		more := story
		more.fails = append(slices.Clone(story.fails), rapid.Float64Range(0, 29.9).Draw(t, "one more"))
		if again := more.play(begin).Result(end); worse[again] < worse[result] {
			t.Fatalf("one more failure: got %s after %s", again, result)
		}
		if before := begin.Numbers(end); before != (CableNumbers{}) {
			t.Fatalf("the value of the beginning changed: %+v", before)
		}
	})
}

// Two continuations of one value do not see each other's answers.
func TestCableTestIsAValue(t *testing.T) {
	base := cableStory{stop: 5}.play(BeginCableTest(cablePhone(0x1281, 5), CableTestLength, cableBegan))
	base = BeginCableTest(cablePhone(0x1281, 5), CableTestLength, cableBegan).Beat(base.beats[0]).Beat(base.beats[1]).Beat(base.beats[2])
	good := base.Beat(CableBeat{At: cableAt(1), Took: time.Millisecond})
	failed := base.Beat(CableBeat{At: cableAt(1), Failed: true})
	if n := good.Numbers(cableAt(2)); n.Untouched.Errors != 0 {
		t.Errorf("got %d errors in the good one, want 0", n.Untouched.Errors)
	}
	if n := failed.Numbers(cableAt(2)); n.Untouched.Errors != 1 {
		t.Errorf("got %d errors in the failed one, want 1", n.Untouched.Errors)
	}
}

// A caller that sends far too much is not followed into memory.
func TestCableTestIsBounded(t *testing.T) {
	test := BeginCableTest(cablePhone(0x1281, 5), CableTestLength, cableBegan)
	for i := range maxBeats + 100 {
		test = test.Beat(CableBeat{At: cableBegan.Add(time.Duration(i) * time.Microsecond)})
	}
	if len(test.beats) != maxBeats {
		t.Errorf("got %d answers kept, want %d", len(test.beats), maxBeats)
	}
	if late := test.Beat(CableBeat{At: cableAt(40)}); len(late.beats) != maxBeats {
		t.Error("an answer from after the end was kept")
	}
}

func BenchmarkCableTest(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		test := cableStory{}.play(BeginCableTest(cablePhone(0x1281, 5), CableTestLength, cableBegan))
		_ = test.Strip(cableAt(30))
		_ = test.Result(cableAt(30))
	}
}
