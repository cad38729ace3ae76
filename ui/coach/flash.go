package coach

import (
	"time"

	"relink/guide/dfu"
)

// The flash of the border: long enough to be seen beside the phone, and never
// more often than once a second, far below the three a second that can bring
// on a seizure (WCAG 2.2, 2.3.1).
const (
	flashTime  = 300 * time.Millisecond
	flashEvery = time.Second
)

// flash is the border that lights up with an instruction.
type flash struct{ at time.Time }

// begin lights it up.
func (f *flash) begin(now time.Time) {
	if now.Sub(f.at) >= flashEvery {
		f.at = now
	}
}

// lit tells whether it is lit.
func (f flash) lit(now time.Time) bool {
	return !f.at.IsZero() && now.Sub(f.at) < flashTime
}

// soon is the moment at, or the end of the flash when that is sooner.
func (f flash) soon(now, at time.Time, ok bool) (time.Time, bool) {
	if end := f.at.Add(flashTime); f.lit(now) && (!ok || end.Before(at)) {
		return end, true
	}
	return at, ok
}

// tick tells each second of the count once, the first when it begins.
func (c *Coach) tick(now time.Time) {
	left := int((c.since.Add(dfu.ReadyTime).Sub(now) + time.Second - 1) / time.Second)
	if left > 0 && left != c.ticked {
		c.ticked = left
		if c.hooks.Count != nil {
			c.hooks.Count(left)
		}
	}
}

// nextSecond is when the count next changes.
func (c *Coach) nextSecond(now time.Time) time.Time {
	whole := now.Sub(c.since).Truncate(time.Second) + time.Second
	return c.since.Add(min(whole, dfu.ReadyTime))
}
