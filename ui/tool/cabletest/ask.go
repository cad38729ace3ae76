package cabletest

import (
	"context"
	"time"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/ui/page"
)

// askAgain is when opening a phone that has just come back is tried anew: its
// rights may not be set yet.
const askAgain = 100 * time.Millisecond

// ask sends requests to a phone elsewhere, in place of the one before. Each
// answer comes back through the one crossing.
func (t *Test) ask(phone device.Device) {
	t.silence()
	ctx, cancel := context.WithCancel(context.Background())
	t.asked, t.end = phone, cancel
	first := t.test.Numbers(time.Now()).Untouched.Asked == 0
	go func() {
		for ctx.Err() == nil {
			err := t.needs.Probe(ctx, phone, func(b finding.CableBeat) {
				t.window.Show(ctx, func() { t.beat(b) })
			})
			switch why := page.RefusalOf(err); {
			case err == nil || ctx.Err() != nil:
				return
			case first && why != page.RefusedGone:
				t.window.Show(ctx, func() { t.refused(err) })
				return
			}
			select {
			case <-time.After(askAgain):
			case <-ctx.Done():
			}
		}
	}()
}

// silence ends the asking.
func (t *Test) silence() {
	if t.end != nil {
		t.end()
		t.end = nil
	}
}

// beat takes an answer and shows it.
func (t *Test) beat(b finding.CableBeat) {
	if t.stage != Runs || t.ended {
		return
	}
	t.test = t.test.Beat(b)
	now := time.Now()
	t.shown.Tell(t.test, now)
	t.follow(now)
}

// refused is a phone that could not be opened at all.
func (t *Test) refused(err error) {
	t.window.Log("test the cable", err)
	t.silence()
	t.window.Rest(t)
	t.why = page.RefusalOf(err)
	t.to(Refused)
}
