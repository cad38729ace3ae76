package restore

import (
	"time"

	"relink/guide/finding"
	"relink/internal/restorelog"
	"relink/internal/restorer"
	"relink/internal/story"
)

// Ended is how a restore ended, as the program and USB tell it.
type Ended struct {
	// Log is what the program said as a whole, Link how the link ended as far as
	// USB alone tells; empty is nothing yet.
	Log  restorelog.Result
	Link finding.Ending
	// Disagree says that the two contradict each other.
	Disagree bool
	// Asks has the person say how it ended: nothing tells it for certain.
	Asks bool
	// Told is what the person then said; nil before.
	Told *bool
}

// over takes how a restore ended that is followed. An error is an output that
// cannot be read.
func (r *Restore) over(run Run, last restorer.Progress, res restorelog.Result, err error) {
	if r.run != run || r.end == nil { // the bus was left, or another is followed
		return
	}
	if err != nil {
		r.window.Log("follow the restore", err)
	}
	now := time.Now()
	r.watch(now)
	r.silence()
	r.window.Rest(r)
	if last.Phase != restorer.Ended {
		r.to(Broken)
		return
	}
	r.now = last
	r.ended = endedAs(last, res, r.link)
	r.window.Note("restore", string(last.Outcome))
	if last.Outcome != restorer.Stopped && !r.ended.Asks {
		r.keep(now, last.Outcome == restorer.Success)
	}
	r.to(Over)
}

// endedAs puts together what the program and USB say.
func endedAs(last restorer.Progress, res restorelog.Result, link finding.WatchRestore) Ended {
	e := Ended{Log: res}
	e.Link, _ = link.Ended()
	switch {
	case last.Told:
	case res.Outcome == restorelog.Failure && e.Link == finding.EndRestored:
		e.Disagree, e.Asks = true, true // the phone itself is what decides
	case res.Outcome == restorelog.Success && last.Outcome == restorer.Failure:
		e.Disagree = true
	}
	e.Asks = e.Asks || last.Outcome == restorer.UnknownOutcome
	return e
}

// told takes the person's word for how it ended.
func (r *Restore) told(worked bool) {
	if r.ended.Told != nil {
		return
	}
	r.ended.Told, r.ended.Asks = &worked, false
	r.keep(time.Now(), worked)
	r.window.Redraw(r)
}

// keep makes a try of it.
func (r *Restore) keep(now time.Time, worked bool) {
	record := r.run.Record()
	hub := record.ThroughHub
	r.window.Story().TakeRan(now, story.Ran{
		Name: record.Name(), At: record.At, Behaviour: record.Behaviour, Mode: record.StartMode, Port: record.Port, Hub: &hub,
		Worked: worked, Log: r.ended.Log, Link: r.link,
	})
	r.needs.Kept()
}
