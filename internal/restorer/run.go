package restorer

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"relink/internal/device"
	"relink/internal/restorelog"
	"relink/internal/restorelog/follow"
)

// Run is a restore program that Relink started, now or earlier. Nothing that
// Relink does, or leaves undone, ends it, but Stop while nothing was sent and
// End when nothing can be lost.
type Run struct {
	folder string
	proc   process
	// Adopted says that an earlier Relink started it.
	Adopted bool

	mu     sync.Mutex
	record Record
	state  state
	wake   chan struct{}
}

// process is a program that runs, or ran.
type process interface {
	// gone is closed when it has ended.
	gone() <-chan struct{}
	// terminate asks it to end, kill ends it. Neither ever reaches another
	// program that has got its number since.
	terminate() error
	kill() error
}

// The reasons why a run is not stopped or ended.
var (
	ErrSent    = errors.New("something was sent to the phone: stopping now could leave it half restored")
	ErrMayNot  = errors.New("the phone may be in restore mode: the program is not ended")
	ErrNotLive = errors.New("the program does not run any more")
)

func newRun(folder string, record Record, proc process, adopted bool) *Run {
	r := &Run{folder: folder, proc: proc, Adopted: adopted, record: record, wake: make(chan struct{}, 1)}
	r.state = state{behaviour: record.Behaviour, ecid: record.ECID, port: record.Port, alive: true, stopped: record.Stopped, now: time.Now()}
	return r
}

// Record is what is kept of the run.
func (r *Run) Record() Record {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.record
}

// Output is the file into which the program writes what it says.
func (r *Run) Output() string { return filepath.Join(r.folder, outputName) }

// Seen is what is on USB at a moment, with the pseudonyms and modes of a
// device.Tracker.
type Seen struct {
	At      time.Time
	Devices []device.Sighting
}

// Watch tells how the restore stands, then each change, until it has ended or
// ctx has: then the program runs on. tell is called from this goroutine alone.
// The last progress says how it ended. An error means that its output cannot
// be read.
func (r *Run) Watch(ctx context.Context, bus <-chan Seen, tell func(Progress)) (Progress, error) {
	ctx, end := context.WithCancel(ctx)
	defer end()
	log, err := follow.Open(r.Output())
	if err != nil {
		return Progress{}, err
	}
	defer log.Close()
	log.Also(&watchedSigns{run: r})
	log.Stay()
	reading, enough := context.WithCancel(ctx)
	defer enough()
	w := watch{
		run: r, tell: tell, updates: make(chan follow.Update, 64), read: make(chan error, 1), bus: bus, gone: r.proc.gone(), enough: enough, reading: true,
		result: log.Result,
	}
	go func() {
		w.read <- log.Follow(reading, func(u follow.Update) {
			select {
			case w.updates <- u:
			case <-ctx.Done():
			}
		})
	}()
	p, err := w.loop(ctx)
	end()
	for w.reading { // the file is let go of only when nobody reads it
		select {
		case <-w.updates:
		case <-w.read:
			w.reading = false
		}
	}
	return p, err
}

// watchedSigns lets the program's output be looked at as it is read.
type watchedSigns struct {
	run *Run
	signs
}

func (w *watchedSigns) Write(chunk []byte) (int, error) {
	w.tell = func() { w.run.noticed(&w.signs) }
	return w.signs.Write(chunk)
}

// noticed takes a sign at once: an update that says that it erases is stopped
// as long as the phone is not in restore mode.
func (r *Run) noticed(s *signs) {
	r.mu.Lock()
	defer r.mu.Unlock()
	st := &r.state
	st.signs.sent, st.signs.erases, st.signs.unknown = s.sent, s.erases, s.unknown
	if st.mustStop() {
		r.stop()
	}
	r.poke()
}

// mustStop is true for an update that is about to erase, until the phone may
// be in restore mode.
func (s *state) mustStop() bool {
	return s.signs.erases && s.behaviour == "update" && s.alive && !s.stopped && !s.inOS && (!s.sent() || !s.maybeInOS())
}

// stop asks the program to end and keeps that it was asked.
func (r *Run) stop() {
	r.state.stopped, r.record.Stopped = true, true
	_ = r.proc.terminate()       // it may have ended just now
	_ = r.record.write(r.folder) // on a full disk, this Relink knows it all the same
}

func (r *Run) poke() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// Stop asks the program to end, as long as nothing was sent to the phone. It
// reads what the program said until now before it decides.
func (r *Run) Stop() error {
	fresh := &signs{}
	if f, err := os.Open(r.Output()); err == nil {
		_, _ = io.Copy(fresh, f) // what cannot be read says nothing; the watch has it too
		f.Close()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	defer r.poke()
	st := &r.state
	st.signs.sent = st.signs.sent || fresh.sent
	switch {
	case !st.alive:
		return ErrNotLive
	case st.sent():
		return ErrSent
	case !st.stopped:
		r.stop()
	}
	return nil
}

// endAfter is how long a program that is ended may take to do so itself: it
// was seen to take 60 s when the phone is silent.
const endAfter = 90 * time.Second

// End ends a program that can do nothing more for the phone, on the person's
// word: it is asked to, and after 90 s it is killed.
func (r *Run) End() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case !r.state.alive:
		return ErrNotLive
	case !r.state.mayEnd():
		return ErrMayNot
	}
	r.stop()
	go func() {
		select {
		case <-r.proc.gone():
		case <-time.After(endAfter):
			r.killUnlessInOS()
		}
	}()
	return nil
}

// killUnlessInOS looks again before the last means is taken: the phone may be
// in restore mode by now.
func (r *Run) killUnlessInOS() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.state.mayEnd() {
		_ = r.proc.kill()
	}
}

// ErrNoWord says that the program has not said that it finished.
var ErrNoWord = errors.New("the program has not said that the restore finished")

// ToldItStarted takes the owner's word that the phone shows its lock screen.
// It makes a success of the program's own word, and of nothing else.
func (r *Run) ToldItStarted() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.state.wordAt.IsZero() {
		return ErrNoWord
	}
	r.state.outcome, r.state.told = Success, true
	r.poke()
	return nil
}

// Result is what the output says as a whole.
func (r *Run) Result() (restorelog.Result, error) { return restorelog.ReadFile(r.Output()) }

// close keeps how it ended.
func (r *Run) close(o Outcome, alive bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.record.Outcome = o
	_ = r.record.write(r.folder) // it is found out again at the next start
	if !alive {
		tidy(r.folder)
	}
}

// live says whether the program runs.
func (r *Run) live() bool {
	select {
	case <-r.proc.gone():
		return false
	default:
		return true
	}
}
