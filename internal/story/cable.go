package story

import (
	"fmt"
	"time"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/session"
)

// Tested writes a cable test that is over into the session. One in which
// nothing was asked tells nothing.
func (s *Story) Tested(now time.Time, t finding.CableTest) {
	n := t.Numbers(now)
	if n.Untouched.Asked+n.Moved.Asked == 0 {
		return
	}
	s.Kept = s.Kept.WithCableTest(session.CableTest{
		ID: fmt.Sprintf("%s-cable-%d", s.Kept.ID, t.Began().UnixNano()), At: t.Began(), Updated: now,
		Port: t.Phone().Port, Mode: string(device.Classify(t.Phone()).Mode),
		Seconds: t.Took(now).Seconds(), Stopped: t.Stopped(), Result: string(t.Result(now)),
		Untouched: cableCounts(n.Untouched, false), Moved: cableCounts(n.Moved, true), Away: n.Away,
		MedianMS: inMilliseconds(n.Median), SlowestMS: inMilliseconds(n.Slowest),
	})
}

func cableCounts(c finding.CableCounts, provoked bool) session.CableCounts {
	return session.CableCounts{
		Provoked: provoked, Asked: c.Asked, Errors: c.Errors, Retries: c.Retries, Resets: c.Resets, Spikes: c.Spikes,
	}
}

func inMilliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
