package finding

import (
	"slices"
	"time"

	"relink/guide"
)

// CableResult is what a cable test comes to; empty while it goes on.
type CableResult string

// The results.
const (
	CableGood     CableResult = "good"
	CableDoubtful CableResult = "doubtful"
	CableBad      CableResult = "bad"
	// CableUnknown: too few answers, or it was stopped.
	CableUnknown CableResult = "unknown"
)

// CableCounts are the numbers of one part.
type CableCounts struct {
	Asked   int // requests sent
	Errors  int // requests without a right answer
	Retries int // requests sent again that were answered in the end
	Resets  int // the phone went and came back
	Spikes  int // answers far slower than the untouched median
}

// CableNumbers are the numbers of a test so far.
type CableNumbers struct {
	Untouched, Moved CableCounts
	// Away is how often the phone was gone for too long to be a bounce.
	Away int
	// Median is of the answers while untouched; zero when there were none.
	Median time.Duration
	// Slowest is the slowest right answer of all.
	Slowest time.Duration
}

// Numbers counts up to now.
func (t CableTest) Numbers(now time.Time) CableNumbers {
	if now.After(t.ends) {
		now = t.ends
	}
	n := CableNumbers{Median: t.median()}
	for _, b := range t.beats {
		part := n.part(t, b.At)
		part.Asked++
		switch {
		case b.Lost:
			continue
		case b.Failed:
			part.Errors++
			continue
		}
		part.Retries += b.Retries
		n.Slowest = max(n.Slowest, b.Took)
		if t.slow(b, n.Median) {
			part.Spikes++
		}
	}
	for _, l := range t.losses {
		back := l.back
		if back.IsZero() {
			back = now
		}
		if back.Sub(l.gone) > longestBounce {
			n.Away++
			continue
		}
		n.part(t, l.gone).Resets++
	}
	return n
}

func (n *CableNumbers) part(t CableTest, at time.Time) *CableCounts {
	if at.Before(t.moved) {
		return &n.Untouched
	}
	return &n.Moved
}

// median is of the right answers while untouched.
func (t CableTest) median() time.Duration {
	var calm []time.Duration
	for _, b := range t.beats {
		if b.At.Before(t.moved) && !b.Failed && !b.Lost {
			calm = append(calm, b.Took)
		}
	}
	if len(calm) == 0 {
		return 0
	}
	slices.Sort(calm)
	return calm[len(calm)/2]
}

func (t CableTest) slow(b CableBeat, median time.Duration) bool {
	return median > 0 && !b.Failed && !b.Lost && b.Took > max(spikeFloor, spikeTimes*median)
}

// Slow tells whether an answer took far longer than the untouched median.
func (t CableTest) Slow(b CableBeat) bool { return t.slow(b, t.median()) }

// Result is empty until the test is over. A test that was stopped can still be
// bad; it is never good.
func (t CableTest) Result(now time.Time) CableResult {
	if t.Phase(now) != CableOver {
		return ""
	}
	n := t.Numbers(now)
	result := CableGood
	for _, l := range cableLimits {
		switch count := l.count(n); {
		case l.bad > 0 && count >= l.bad:
			return CableBad
		case l.doubtful > 0 && count >= l.doubtful:
			result = CableDoubtful
		}
	}
	if t.early || n.Untouched.Asked < leastBeats || n.Moved.Asked < leastBeats {
		return CableUnknown
	}
	return result
}

// Words is the result for the person, with its numbers.
func (t CableTest) Words(now time.Time) guide.Words {
	return guide.Words{ID: "cabletest.result." + string(t.Result(now))}
}

// NumberWords are the numbers for the person, one sentence for each part.
func (t CableTest) NumberWords(now time.Time) []guide.Words {
	n := t.Numbers(now)
	part := func(p CablePhase, c CableCounts) guide.Words {
		return guide.Words{ID: "cabletest.numbers." + string(p), Args: map[string]any{
			"Asked": c.Asked, "Errors": c.Errors, "Retries": c.Retries, "Resets": c.Resets, "Spikes": c.Spikes,
		}}
	}
	all := []guide.Words{part(CableUntouched, n.Untouched), part(CableMoved, n.Moved)}
	if n.Away > 0 {
		all = append(all, guide.Words{ID: "cabletest.numbers.away", Args: map[string]any{"Away": n.Away, "Seconds": int(longestBounce.Seconds())}})
	}
	return append(all, guide.Words{ID: "cabletest.numbers.times", Args: map[string]any{
		"Median": milliseconds(n.Median), "Slowest": milliseconds(n.Slowest),
	}})
}

func milliseconds(d time.Duration) float64 {
	return float64(d.Round(100*time.Microsecond).Microseconds()) / 1000
}

// CableCannot is what no cable test can tell.
func CableCannot() []guide.Words {
	return []guide.Words{{ID: "cabletest.cannot.part"}, {ID: "cabletest.cannot.load"}, {ID: "cabletest.cannot.computer"}, {ID: "cabletest.cannot.provoked"}}
}

// CableBuckets is how many pieces a strip has.
const CableBuckets = 60

// CableBucket is one piece of the strip that shows a test as it goes.
type CableBucket struct {
	Asked, Errors, Retries, Spikes int
	Slowest                        time.Duration
	Lost                           bool // the phone was gone in it
	Moved                          bool // it lies in the moved part
	Past                           bool // its time has begun
}

// Strip draws the test: CableBuckets pieces of equal length over its planned
// length.
func (t CableTest) Strip(now time.Time) [CableBuckets]CableBucket {
	var strip [CableBuckets]CableBucket
	each := t.length / CableBuckets
	if each <= 0 {
		return strip
	}
	for i := range strip {
		from := t.began.Add(time.Duration(i) * each)
		strip[i].Moved, strip[i].Past = !from.Before(t.moved), !from.After(now)
		for _, l := range t.losses {
			away := l.back.IsZero() || l.back.After(from)
			strip[i].Lost = strip[i].Lost || away && strip[i].Past && l.gone.Before(from.Add(each))
		}
	}
	median := t.median()
	for _, b := range t.beats {
		i := int(b.At.Sub(t.began) / each)
		if i < 0 || i >= CableBuckets {
			continue
		}
		p := &strip[i]
		p.Asked++
		switch {
		case b.Lost:
		case b.Failed:
			p.Errors++
		default:
			p.Retries += b.Retries
			p.Slowest = max(p.Slowest, b.Took)
			if t.slow(b, median) {
				p.Spikes++
			}
		}
	}
	return strip
}
