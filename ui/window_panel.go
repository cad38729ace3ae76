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
		var snap *device.Snapshot
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
			snap = &s
		case <-timer.C:
		}
		next, some, ok := p.cross(ctx, snap, do)
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

// cross waits until the screen has taken the step, so that a slow screen makes
// the queue of the watch fold rather than the screen's own queue grow.
func (p *Panel) cross(ctx context.Context, s *device.Snapshot, do func(func())) (next time.Time, some, ok bool) {
	done := make(chan struct{})
	do(func() {
		defer close(done)
		next, some = p.Step(time.Now(), s)
	})
	select {
	case <-done:
		return next, some, true
	case <-ctx.Done():
		return time.Time{}, false, false
	}
}
