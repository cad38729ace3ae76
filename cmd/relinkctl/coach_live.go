package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/usbwatch"
)

// getReady is how many seconds are counted before the first press.
const getReady = 3

// coachLive coaches along the real bus until the run ends or the person stops
// it with Ctrl-C.
func coachLive(ctx context.Context, t *teller, m device.Model, start dfu.Start, flags busFlags) error {
	bus, err := flags.open()
	if err != nil {
		return err
	}
	defer bus.Close()
	if ctx == nil {
		ctx = context.Background()
	}
	asked, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	watching, done := context.WithCancel(ctx)
	defer done()
	l := live{teller: t, model: m, start: start, bus: bus, asked: asked.Done(), watcher: usbwatch.Watch(watching, bus), sleep: func() {}}
	defer func() { l.sleep() }()
	return l.coach()
}

// live is a run along the real bus.
type live struct {
	teller  *teller
	model   device.Model
	start   dfu.Start
	bus     usbwatch.Bus
	asked   <-chan struct{} // closed when the person wants to stop
	watcher *usbwatch.Watcher
	warn    warnings
	seen    device.Snapshot // the latest look
	sleep   func()          // lets the computer sleep again
}

// errStopped means that the person stopped before the run began.
var errStopped = errors.New("stopped")

func (l *live) coach() error {
	l.teller.zero = time.Now()
	if err := l.prepare(); err != nil {
		return l.over(dfu.Run{}, err)
	}
	run, cues := dfu.BeginVariant(l.model, l.start, firstWay(l.model, l.start), time.Now(), l.seen)
	for {
		if run.Begun() {
			l.teller.zero = run.BeganAt()
		}
		if err := l.teller.tell(cues); err != nil {
			return failed(err)
		}
		if run.Outcome() != dfu.Undecided {
			return l.over(run, nil)
		}
		next, ok := run.Next()
		snapshot, err := l.look(next, ok)
		switch {
		case err != nil:
			return l.over(run, err)
		case snapshot:
			run, cues = run.Advance(l.seen.At, l.seen)
		default:
			run, cues = run.Advance(time.Now(), l.seen)
		}
	}
}

// prepare waits for the phone, says what to know before the first press, and
// counts down to it.
func (l *live) prepare() error {
	if _, err := l.look(time.Time{}, false); err != nil {
		return err
	}
	l.warn.say(l.bus)
	run := l.rehearse()
	if !run.Begun() {
		if err := l.teller.say("ctl.coach.plug-in", map[string]any{"Model": l.model.Name}); err != nil {
			return err
		}
	}
	for ; !run.Begun(); run = l.rehearse() {
		if _, err := l.look(time.Time{}, false); err != nil {
			return err
		}
	}
	l.sleep = stayAwake()
	if l.teller.json != nil || run.Outcome() != dfu.Undecided {
		return nil
	}
	return l.count()
}

// rehearse is the run as it would begin now.
func (l *live) rehearse() dfu.Run {
	run, _ := dfu.BeginVariant(l.model, l.start, firstWay(l.model, l.start), l.seen.At, l.seen)
	return run
}

func (l *live) count() error {
	before := []string{"ctl.coach.let-go-any-time"}
	if l.model.Class == device.VolUpVolDownSide && l.start == dfu.FromNormal {
		before = append(before, "ctl.coach.siren")
	}
	before = append(before, "ctl.coach.get-ready")
	for _, id := range before {
		if err := l.teller.say(id, nil); err != nil {
			return err
		}
	}
	for n := getReady; n > 0; n-- {
		if err := l.teller.line(fmt.Sprint(n)); err != nil {
			return err
		}
		for until := time.Now().Add(time.Second); time.Now().Before(until); {
			if _, err := l.look(until, true); err != nil {
				return err
			}
		}
	}
	return nil
}

// look waits for the next look at the bus, or, when timed, until then. An
// error means the end: of the person's patience, or of the bus.
func (l *live) look(until time.Time, timed bool) (looked bool, err error) {
	var clock <-chan time.Time
	if timed {
		timer := time.NewTimer(time.Until(until))
		defer timer.Stop()
		clock = timer.C
	}
	select {
	case <-l.asked:
		return false, errStopped
	case <-clock:
		return false, nil
	case s, ok := <-l.watcher.Snapshots():
		if !ok {
			return false, fmt.Errorf("watch the bus: %w", cmp.Or(l.watcher.Err(), usbwatch.ErrEnded))
		}
		l.seen = s
		return true, nil
	}
}

// over ends the run, in whatever way it came to its end.
func (l *live) over(run dfu.Run, cause error) error {
	var cues []dfu.Cue
	switch {
	case errors.Is(cause, errStopped):
		run, cues = run.Stop(time.Now())
	case cause != nil:
		run, cues = run.End(time.Now())
	}
	if err := l.teller.tell(cues); err != nil {
		return failed(err)
	}
	if err := l.teller.end(run); err != nil {
		return failed(err)
	}
	if cause != nil && !errors.Is(cause, errStopped) {
		return unreadable(cause)
	}
	return nil
}
