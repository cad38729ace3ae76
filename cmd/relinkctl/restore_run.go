package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"relink/guide/finding"
	"relink/internal/atomicfile"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/restorer"
	"relink/internal/session"
	"relink/internal/story"
	"relink/internal/words"
	"relink/usbwatch"
)

// restoring is a restore that was started, as the terminal tells it.
type restoring struct {
	run    *restorer.Run
	plan   *restorer.Plan
	asJSON bool
	out    io.Writer
	say    *words.Catalogue
	kept   session.Session
	file   string

	link finding.WatchRestore
	err  error // of printing
}

// twice is how soon a second interrupt follows the first to leave the program
// to itself.
const twice = 5 * time.Second

// follow tells the restore until it has ended, or until a second interrupt
// leaves the program running.
func (r *restoring) follow(ctx context.Context, watcher *usbwatch.Watcher, first device.Snapshot) error {
	defer stayAwake()()
	ctx, leave := context.WithCancel(ctx)
	defer leave()
	asked := make(chan os.Signal, 4)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(asked)
	go r.interrupted(ctx, asked, leave)

	bus, linked := make(chan restorer.Seen), make(chan finding.WatchRestore, 1)
	go r.look(ctx, watcher, first, bus, linked)
	last, err := r.run.Watch(ctx, bus, r.print)
	leave()
	r.link = <-linked
	if last.Phase != restorer.Ended && ctx.Err() != nil && (err == nil || errors.Is(err, context.Canceled)) {
		said := r.say.Text("ctl.restore.left", map[string]any{"Log": device.Clean(r.run.Output())})
		return exitError{exitUndecided, errors.New(said)}
	}
	if err != nil && last.Phase != restorer.Ended {
		return failed(err)
	}
	return r.ended(last)
}

// look hands on what the bus shows, and watches the link.
func (r *restoring) look(ctx context.Context, watcher *usbwatch.Watcher, first device.Snapshot, to chan<- restorer.Seen, linked chan<- finding.WatchRestore) {
	tracker, seen := device.Tracker{}.Advance(first)
	link := finding.BeginWatch(first.At, phoneAt(seen, r.plan.Port), seen)
	defer func() { linked <- link }()
	for s := first; ; {
		select {
		case to <- restorer.Seen{At: s.At, Devices: seen}:
		case <-ctx.Done():
			link = link.Advance(time.Now(), seen)
			return
		}
		var ok bool
		select {
		case s, ok = <-watcher.Snapshots():
		case <-ctx.Done():
			link = link.Advance(time.Now(), seen)
			return
		}
		if !ok {
			return
		}
		tracker, seen = tracker.Advance(s)
		link = link.Advance(s.At, seen)
	}
}

// phoneAt is the pseudonym of the phone at a port.
func phoneAt(seen []device.Sighting, port string) string {
	for _, s := range seen {
		if s.Port == port {
			return s.Phone
		}
	}
	return ""
}

// interrupted stops the program as long as that is harmless; later it says what
// stopping would do, and a second interrupt leaves the program running.
func (r *restoring) interrupted(ctx context.Context, asked <-chan os.Signal, leave func()) {
	var last time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-asked:
		}
		switch err := r.run.Stop(); {
		case err == nil:
			fmt.Fprintln(os.Stderr, "relinkctl: "+r.say.Text("ctl.restore.stopping", nil))
		case !last.IsZero() && time.Since(last) <= twice:
			leave()
			return
		default:
			last = time.Now()
			fmt.Fprintln(os.Stderr, "relinkctl: "+r.say.Text("ctl.restore.too-late", map[string]any{"Seconds": int(twice / time.Second)}))
		}
	}
}

// print tells a progress. The last one is told when the log was read whole.
func (r *restoring) print(p restorer.Progress) {
	if p.Phase == restorer.Ended || r.err != nil {
		return
	}
	if r.asJSON {
		r.err = json.NewEncoder(r.out).Encode(newRestoreView(p))
		return
	}
	_, r.err = fmt.Fprintf(r.out, "%s  %s\n", p.At.Format(time.TimeOnly), r.text(p))
}

// text is a progress for people.
func (r *restoring) text(p restorer.Progress) string {
	text := r.say.Text("restorer.phase."+string(p.Phase), nil)
	if p.Operation != nil && p.Operation.Name != "" && p.Phase == restorer.Restoring {
		text += ": " + p.Operation.Name
	}
	if p.Percent != nil {
		text += fmt.Sprintf(" %d %%", *p.Percent)
	}
	if p.Stalled {
		text += ". " + r.say.Text("ctl.progress.stalled", map[string]any{"Minutes": int(p.Quiet / time.Minute)})
	}
	if p.MayEnd {
		text += ". " + r.say.Text("restorer.may-end", nil)
	}
	if p.Trouble != "" {
		text += ". " + r.say.Text("restorer.trouble."+string(p.Trouble), nil)
	}
	return text
}

// ended says how it ended and keeps it as a try of the session.
func (r *restoring) ended(last restorer.Progress) error {
	res, readErr := r.run.Result()
	explained := r.explain(last, res)
	try := r.ran(last, res).Try(time.Now())
	kept := error(nil)
	if last.Outcome != restorer.Stopped {
		kept = r.keepAttempt(try)
	}
	if r.asJSON {
		view := newRestoreView(last)
		view.end(last.Outcome, res, try.Attempt, explained)
		r.err = json.NewEncoder(r.out).Encode(view)
	} else {
		_, r.err = fmt.Fprintln(r.out, explained)
	}
	if err := errors.Join(r.err, readErr, kept); err != nil {
		return failed(err)
	}
	switch last.Outcome {
	case restorer.Success:
		return nil
	case restorer.Failure:
		return exitError{exitFailed, nil}
	}
	return exitError{exitUndecided, nil}
}

// explain is how it ended, for people: the outcome, what the log says of a
// failure, and what else is to be said.
func (r *restoring) explain(last restorer.Progress, res restorelog.Result) string {
	said := []string{r.say.Text("restorer.outcome."+string(last.Outcome), nil)}
	if last.Trouble != "" {
		said = append(said, r.say.Text("restorer.trouble."+string(last.Trouble), nil))
	}
	if last.Outcome == restorer.Failure && res.Outcome == restorelog.Failure {
		said = append(said, explainLog(res, r.say))
	}
	return strings.Join(said, " ")
}

// ran is the restore as a session takes it. Where it is not known to have
// failed, a number that the log holds is none of it.
func (r *restoring) ran(last restorer.Progress, res restorelog.Result) story.Ran {
	record, hub := r.run.Record(), r.plan.Hub
	if last.Outcome != restorer.Failure {
		res.Codes = nil
	}
	return story.Ran{
		Name: record.Name(), At: record.At, Behaviour: r.plan.Behaviour, Mode: string(r.plan.StartMode), Port: r.plan.Port, Hub: &hub,
		Worked: last.Outcome == restorer.Success, Log: res, Link: r.link,
	}
}

func saveSession(path string, s session.Session) error {
	data, err := session.Encode(s)
	if err != nil {
		return err
	}
	return atomicfile.Write(path, data, 0o600)
}

// restoreView is relinkctl's relink.restore/1.
type restoreView struct {
	Schema      string         `json:"schema"`
	Time        string         `json:"time"`
	Phase       restorer.Phase `json:"phase"`
	Stage       *string        `json:"stage"`
	Operation   *operationView `json:"operation"`
	Percent     *int           `json:"percent"`
	QuietS      float64        `json:"quiet_s"`
	Stalled     bool           `json:"stalled"`
	Mode        *string        `json:"mode"`
	MayStop     bool           `json:"may_stop"`
	Trouble     *string        `json:"trouble"`
	Outcome     *string        `json:"outcome"`
	Codes       []int          `json:"codes"`
	Link        *linkView      `json:"link"`
	Explanation *string        `json:"explanation"`
}

// linkView is how the link ended, in the words of an attempt.
type linkView struct {
	LostLink     restore.LostLink      `json:"lost_link"`
	LinkFindings []restore.LinkFinding `json:"link_findings"`
}

func newRestoreView(p restorer.Progress) restoreView {
	return restoreView{
		Schema: "relink.restore/1", Time: p.At.Format(time.RFC3339Nano), Phase: p.Phase, Stage: orNull(string(p.Stage)), Operation: newOperationView(p.Operation),
		Percent: p.Percent, QuietS: float64(p.Quiet.Round(time.Millisecond).Milliseconds()) / 1000, Stalled: p.Stalled, Mode: orNull(string(p.Mode)), MayStop: p.MayStop,
		Trouble: orNull(string(p.Trouble)),
	}
}

// end makes it the last line.
func (v *restoreView) end(o restorer.Outcome, res restorelog.Result, a restore.Attempt, explained string) {
	v.Outcome, v.Codes, v.Explanation = orNull(string(o)), res.Codes, &explained
	if v.Codes == nil || o == restorer.Success {
		v.Codes = []int{}
	}
	v.Link = &linkView{a.LostLink, a.LinkFindings}
	if v.Link.LinkFindings == nil {
		v.Link.LinkFindings = []restore.LinkFinding{}
	}
}
