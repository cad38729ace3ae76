package ui

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

// flash begins a flash of the border with an instruction, where the person
// wants it.
func (c *Coach) flash(now time.Time) {
	if c.plan.Flash && now.Sub(c.flashed) >= flashEvery {
		c.flashed = now
	}
}

// flashing tells whether the border is lit.
func (c *Coach) flashing(now time.Time) bool {
	return !c.flashed.IsZero() && now.Sub(c.flashed) < flashTime
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

// soon is the moment at, or the end of the flash when that is sooner.
func (c *Coach) soon(now, at time.Time, ok bool) (time.Time, bool) {
	if end := c.flashed.Add(flashTime); c.flashing(now) && (!ok || end.Before(at)) {
		return end, true
	}
	return at, ok
}
