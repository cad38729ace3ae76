package usbwatch

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"time"

	"relink/internal/device"
)

// How often Watch looks.
const (
	// pollEvery is the pace where there is no bell, and what other tools poll
	// at (libirecovery does).
	pollEvery = 500 * time.Millisecond
	// rescanEvery is the pace of the safety look beside a bell. One look costs
	// about ten wake-ups of Go's threads.
	rescanEvery = 10 * time.Second
	// patience is how long a bus that could be read may fail to be read before
	// that is final.
	patience = 10 * time.Second
)

// Watcher is a bus being watched.
type Watcher struct {
	out    chan device.Snapshot
	folded atomic.Int64
	err    error // written before out is closed
}

// Watch looks at bus until ctx ends or the bus does. It scans when the bus
// rings its bell and polls where there is none. The bell is always answered
// at once, however slowly the snapshots are read. It does not close bus.
func Watch(ctx context.Context, bus Bus) *Watcher {
	w := &Watcher{out: make(chan device.Snapshot)}
	go func() {
		defer close(w.out)
		w.err = w.run(ctx, bus)
	}()
	return w
}

// Snapshots delivers the bus as it is at the start, then again after every
// change. The channel is closed at the end; Err then tells why.
func (w *Watcher) Snapshots() <-chan device.Snapshot { return w.out }

// Folded is how many whole attach/detach pairs were left out because
// snapshots were read more slowly than the bus changed. Every other change
// was or will be delivered.
func (w *Watcher) Folded() int { return int(w.folded.Load()) }

// Err is why the watch ended: nil when its context or the bus ended. It may
// be asked once Snapshots is closed.
func (w *Watcher) Err() error { return w.err }

func (w *Watcher) run(ctx context.Context, bus Bus) error {
	last, err := bus.Scan(ctx)
	if err != nil {
		return endOf(ctx, err)
	}
	q := queue{}
	q.push(last)

	bell := bus.Changed()
	deaf := bell == nil
	var failing time.Time // since when; zero while all is well
	timer := time.NewTimer(pace(deaf))
	defer timer.Stop()
	for {
		out, head := w.out, device.Snapshot{}
		if q.empty() {
			out = nil
		} else {
			head = q.head()
		}
		rang := false
		select {
		case <-ctx.Done():
			return nil
		case out <- head:
			q.pop()
			continue
		case _, ok := <-bell:
			rang = ok
			if !ok {
				bell = nil
			}
		case <-timer.C:
		}

		s, err := bus.Scan(ctx)
		switch {
		case errors.Is(err, ErrEnded):
			w.drain(ctx, &q)
			return endOf(ctx, err)
		case err != nil:
			if failing.IsZero() {
				failing = time.Now()
			}
			if time.Since(failing) > patience {
				return endOf(ctx, err)
			}
			timer.Reset(pollEvery)
			continue
		}
		failing = time.Time{}
		changed := !sameDevices(last, s)
		if changed {
			w.folded.Add(int64(q.push(s)))
			last = s
		}
		// A change that nobody rang for means that the bell is deaf, as a
		// kernel's is towards a container: poll until it rings again.
		deaf = bell == nil || !rang && (deaf || changed)
		timer.Reset(pace(deaf))
	}
}

// drain delivers what is left of a bus that has ended.
func (w *Watcher) drain(ctx context.Context, q *queue) {
	for !q.empty() {
		select {
		case <-ctx.Done():
			return
		case w.out <- q.head():
			q.pop()
		}
	}
}

// endOf is what the watch says of the error that ended it.
func endOf(ctx context.Context, err error) error {
	if err == ErrEnded || ctx.Err() != nil { //nolint:errorlint // wrapped, it has a cause to tell
		return nil
	}
	return err
}

func pace(deaf bool) time.Duration {
	if deaf {
		return pollEvery
	}
	return rescanEvery
}

func sameDevices(a, b device.Snapshot) bool {
	return slices.EqualFunc(a.Devices, b.Devices, sameDevice)
}

func sameDevice(a, b device.Device) bool {
	return keyOf(a) == keyOf(b) && slices.Equal(a.Hubs, b.Hubs)
}
