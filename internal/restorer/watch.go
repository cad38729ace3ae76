package restorer

import (
	"context"
	"time"

	"relink/internal/restorelog"
	"relink/internal/restorelog/follow"
)

// watch is the loop that puts together what the program says, what the bus
// shows, and whether the program runs.
type watch struct {
	run     *Run
	tell    func(Progress)
	updates chan follow.Update
	read    chan error // once, when the output is no longer read
	bus     <-chan Seen
	gone    <-chan struct{}
	enough  func() // has the output read to its end, and no further
	reading bool
	result  func() (restorelog.Result, error) // once nobody reads any more

	told  Progress
	begun bool
	err   error
}

// heartbeat is how often the clock alone is looked at.
const heartbeat = time.Second

func (w *watch) loop(ctx context.Context) (Progress, error) {
	clock := time.NewTicker(heartbeat)
	defer clock.Stop()
	for {
		if p := w.state(); p.Phase == Ended {
			w.run.close(p.Outcome, p.Alive)
			return p, w.err
		}
		select {
		case <-ctx.Done():
			return w.told, context.Cause(ctx)
		case u := <-w.updates:
			w.with(func(s *state) { s.heard(u) })
		case err := <-w.read:
			w.reading = false
			w.err = err
			w.finish()
		case seen, ok := <-w.bus:
			if !ok {
				w.bus = nil
				continue
			}
			w.with(func(s *state) { s.bus(seen.At, seen.Devices) })
		case <-w.gone:
			w.gone = nil
			w.enough()
			w.finish()
		case <-w.run.wake:
		case <-clock.C:
			full := diskFull(w.run.folder)
			w.with(func(s *state) { s.full = full })
		}
	}
}

// finish notes the program's end once its last words were read.
func (w *watch) finish() {
	if w.gone != nil || w.reading {
		return
	}
	for {
		select {
		case u := <-w.updates:
			w.with(func(s *state) { s.heard(u) })
			continue
		default:
		}
		break
	}
	res, err := w.result()
	w.with(func(s *state) { s.died(time.Now(), err == nil && res.Outcome == restorelog.Failure) })
}

func (w *watch) with(do func(*state)) {
	w.run.mu.Lock()
	defer w.run.mu.Unlock()
	do(&w.run.state)
}

// state draws the conclusions and tells what changed.
func (w *watch) state() Progress {
	w.run.mu.Lock()
	s := &w.run.state
	s.tick(time.Now())
	if s.mustStop() {
		w.run.stop()
	}
	p := s.progress()
	w.run.mu.Unlock()
	if !w.begun || differs(w.told, p) {
		w.begun, w.told = true, p
		w.tell(p)
	}
	return p
}
