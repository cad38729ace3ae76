package ui

import (
	"context"
	"time"

	"relink/internal/device"
)

// Panel brings the bus and the clock to the screen. Its Run is the only code
// that reaches the screen from another goroutine.
type Panel struct {
	// Step shows a snapshot, or, when there is none, the clock's word. It runs
	// on the screen's goroutine and says when the clock matters next; false is
	// "only the bus matters".
	Step func(now time.Time, s *device.Snapshot) (time.Time, bool)
	// Ended is told, on the screen's goroutine, that no snapshot will follow.
	Ended func()

	// Raise delivers a value when the window is wanted in front; Raised does
	// it, on the screen's goroutine.
	Raise  <-chan struct{}
	Raised func()

	// Done delivers what is to be shown of work that was done elsewhere; it
	// runs on the screen's goroutine.
	Done <-chan func()

	wake chan time.Time
}

// NewPanel is a panel that is not running yet.
func NewPanel(step func(time.Time, *device.Snapshot) (time.Time, bool), ended func()) *Panel {
	return &Panel{Step: step, Ended: ended, wake: make(chan time.Time, 1)}
}

// Wake tells a running panel that the clock matters at that time too. What is
// due before stays due: Step says anew what comes after. It is called on the
// screen's goroutine.
func (p *Panel) Wake(at time.Time) {
	select {
	case other := <-p.wake:
		if other.Before(at) {
			at = other
		}
	default:
	}
	p.wake <- at
}

// Run carries snapshots to the screen through do until they end or ctx does.
// There is one timer and no ticker: it is set to what Step said.
func (p *Panel) Run(ctx context.Context, snapshots <-chan device.Snapshot, do func(func())) {
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	timer.Stop()
	var due time.Time // zero: the clock does not matter
	set := func(at time.Time) {
		due = at
		timer.Reset(time.Until(at))
	}
	for {
		var snaps []device.Snapshot
		select {
		case <-ctx.Done():
			return
		case <-p.Raise:
			do(p.Raised)
			continue
		case show := <-p.Done:
			do(show)
			continue
		case at := <-p.wake:
			if due.IsZero() || at.Before(due) {
				set(at)
			}
			continue
		case s, ok := <-snapshots:
			if !ok {
				do(p.Ended)
				snapshots = nil // the clock goes on: a try may still be running
				continue
			}
			snaps = p.behind(ctx, s, snapshots)
		case <-timer.C:
		}
		next, some, ok := p.cross(ctx, snaps, do)
		if !ok {
			return
		}
		timer.Stop()
		due = time.Time{}
		if some {
			set(next)
		}
	}
}

// How a slow screen keeps up with a bus on which devices come and go.
const (
	late       = 100 * time.Millisecond // a snapshot older than this was waiting
	handedOver = 5 * time.Millisecond   // what waits is here within this
	mostAtOnce = 256                    // as many as the watch keeps
)

// behind is a snapshot and, if the screen was too busy to take it at once, those
// that came since. They go to the screen together, so that it draws the newest
// and nothing that happened on the way is lost to the findings and the coach.
func (p *Panel) behind(ctx context.Context, first device.Snapshot, more <-chan device.Snapshot) []device.Snapshot {
	all := []device.Snapshot{first}
	for len(all) < mostAtOnce {
		if at := all[len(all)-1].At; at.IsZero() || time.Since(at) < late {
			break
		}
		select {
		case s, ok := <-more:
			if !ok {
				return all // Run is told of the end when it asks again
			}
			all = append(all, s)
		case <-time.After(handedOver):
			return all
		case <-ctx.Done():
			return all
		}
	}
	return all
}

// cross waits until the screen has taken the steps, so that a slow screen makes
// the queue of the watch fold rather than the screen's own queue grow. Without
// snapshots it is the clock's step.
func (p *Panel) cross(ctx context.Context, snaps []device.Snapshot, do func(func())) (next time.Time, some, ok bool) {
	done := make(chan struct{})
	do(func() {
		defer close(done)
		for i := range snaps {
			next, some = p.Step(time.Now(), &snaps[i])
		}
		if len(snaps) == 0 {
			next, some = p.Step(time.Now(), nil)
		}
	})
	select {
	case <-done:
		return next, some, true
	case <-ctx.Done():
		return time.Time{}, false, false
	}
}
