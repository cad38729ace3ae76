// Package restore is the tool that follows a restore which Relink started and
// which runs on without it: this Relink's, an earlier one's, or that of the
// terminal. It tells how far the restore is and how it ended, and keeps it as a
// try. Closing the tool, or Relink, leaves the program running.
package restore

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/restorelog"
	"relink/internal/restorer"
	"relink/ui/tool"
)

// Job is what goes on while a restore is followed.
const Job = "restore"

// Run is what the tool does with a restore that runs; a *restorer.Run is one.
type Run interface {
	Record() restorer.Record
	Output() string
	Watch(ctx context.Context, bus <-chan restorer.Seen, tell func(restorer.Progress)) (restorer.Progress, error)
	Result() (restorelog.Result, error)
	Stop() error
	End() error
	ToldItStarted() error
}

// Needs are what the tool alone is handed of the window.
type Needs struct {
	// Earlier finds the restore that Relink started last, where it runs or nobody
	// saw its end; nil for none. It is called elsewhere than on the screen's
	// goroutine.
	Earlier func() Run
	// Read opens the reader of restore logs with a log. Explain opens the error
	// book at a number. Leave opens leaving recovery; nil where nothing can be
	// sent.
	Read    func(path string)
	Explain func(number int)
	Leave   func()
	// Kept has the window write the session and go on with the way.
	Kept func()
}

// Restore is the tool while it is open or follows.
type Restore struct {
	window tool.Window
	needs  Needs
	stage  Stage
	run    Run
	now    restorer.Progress
	denied bool // what was pressed last is not possible now
	ended  Ended
	link   finding.WatchRestore
	linked bool // the link is watched
	shown  View

	bus  chan restorer.Seen
	last time.Time          // of what the bus showed when it was handed on
	end  context.CancelFunc // stops following; nil while nothing is followed
}

// New looks for a restore and follows it.
func New(w tool.Window, n Needs) *Restore {
	r := &Restore{window: w, needs: n}
	r.look()
	return r
}

// Following follows a restore that is known.
func Following(w tool.Window, n Needs, run Run) *Restore {
	r := &Restore{window: w, needs: n}
	r.follow(run)
	return r
}

// Name implements tool.Tool.
func (r *Restore) Name() string { return "restore: " + string(r.stage) }

// View implements tool.Tool.
func (r *Restore) View() (fyne.CanvasObject, fyne.Focusable) {
	s := State{Cat: r.window.Cat(), Stage: r.stage, Progress: r.now, Link: r.link, Now: time.Now(), Denied: r.denied, Ended: r.ended}
	s.InRecovery = r.needs.Leave != nil && r.phone() == device.ModeRecovery
	if r.run != nil {
		s.Record = r.run.Record()
	}
	r.shown = NewView(s, Taps{
		Stop:    r.try("stop the restore", func() error { return r.run.Stop() }),
		End:     r.try("end the restore program", func() error { return r.run.End() }),
		Told:    r.try("take the owner's word", func() error { return r.run.ToldItStarted() }),
		Worked:  func() { r.told(true) },
		Failed:  func() { r.told(false) },
		Read:    func() { r.needs.Read(r.run.Output()) },
		Explain: r.needs.Explain, Leave: r.needs.Leave,
		Look: r.look,
		Back: r.window.Close,
	})
	return r.shown.View, r.shown.First
}

// phone is the mode of this restore's phone on the bus; empty: it is not there.
func (r *Restore) phone() device.Mode {
	for _, s := range r.window.Story().Sightings {
		if s.Phone == r.link.Phone() && r.linked {
			return s.Mode
		}
	}
	return ""
}

// look looks for a restore elsewhere.
func (r *Restore) look() {
	r.to(Looking)
	r.window.Do(func() func() {
		run := r.needs.Earlier()
		return func() {
			if run == nil {
				r.to(Nobody)
				return
			}
			r.follow(run)
		}
	})
}

// follow follows a restore until it has ended or the bus is left.
func (r *Restore) follow(run Run) {
	ctx, end := context.WithCancel(context.Background())
	r.run, r.end, r.bus = run, end, make(chan restorer.Seen, 1)
	r.window.Work(r)
	r.to(Runs)
	r.window.Wake(time.Now())
	bus := r.bus
	go func() {
		last, err := run.Watch(ctx, bus, func(p restorer.Progress) {
			r.window.Show(ctx, func() { r.tell(p) })
		})
		res, unread := run.Result()
		if err == nil {
			err = unread
		}
		r.window.Show(ctx, func() { r.over(run, last, res, err) })
	}()
}

// tell takes how the restore stands. What a person may press, and what is to be
// minded, is built anew; the rest changes where it is.
func (r *Restore) tell(p restorer.Progress) {
	same := frameOf(r.now) == frameOf(p) && !r.denied
	r.now, r.denied = p, false
	if !same {
		r.window.Redraw(r)
		return
	}
	r.shown.Tell(time.Now(), p, r.link)
}

// try does what was pressed elsewhere, and says so where it is not possible.
func (r *Restore) try(doing string, do func() error) func() {
	return func() {
		if r.end == nil { // nobody looks at the phone any more
			r.look()
			return
		}
		r.window.Do(func() func() {
			err := do()
			return func() {
				if err != nil {
					r.window.Log(doing, err)
				}
				r.denied = err != nil
				r.window.Redraw(r)
			}
		})
	}
}

func (r *Restore) to(s Stage) {
	r.stage, r.denied = s, false
	r.window.Redraw(r)
}

// silence stops following; the program runs on.
func (r *Restore) silence() {
	if r.end != nil {
		r.end()
		r.end = nil
	}
}

// Job implements tool.AtWork.
func (r *Restore) Job() string { return Job }

// Step implements tool.AtWork: what the bus shows is handed on, the newest
// only, for a storm of changes must not keep anybody waiting.
func (r *Restore) Step(now time.Time) (time.Time, bool) {
	if r.end == nil {
		return time.Time{}, false
	}
	r.watch(now)
	if story := r.window.Story(); !story.Last.At.Equal(r.last) {
		r.last = story.Last.At
		seen := restorer.Seen{At: story.Last.At, Devices: story.Sightings}
		select {
		case <-r.bus:
		default:
		}
		r.bus <- seen
	}
	r.shown.Tell(now, r.now, r.link)
	return now.Add(time.Second), true
}

// watch goes on with the link of the run's phone: of the one with its ECID, else
// of the one at its port.
func (r *Restore) watch(now time.Time) {
	seen := r.window.Story().Sightings
	if r.linked {
		r.link = r.link.Advance(now, seen)
		return
	}
	record, at := r.run.Record(), ""
	for _, s := range seen {
		ecid, ok := s.Identity.PhoneECID()
		if ok && ecid == record.ECID {
			at = s.Phone
			break
		}
		if !ok && s.Port == record.Port && s.VendorID == device.AppleVendorID {
			at = s.Phone
		}
	}
	if at != "" {
		r.link, r.linked = finding.BeginWatch(now, at, seen), true
	}
}

// Doing implements tool.AtWork.
func (r *Restore) Doing(time.Time) tool.Doing { return tool.Doing{Busy: r.end != nil} }

// End implements tool.AtWork.
func (r *Restore) End() { r.silence() }
