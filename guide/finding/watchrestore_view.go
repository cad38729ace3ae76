package finding

import (
	"time"

	"relink/guide"
	"relink/internal/device"
)

// WatchLine is the one sentence of the watch at a moment, and how bad it is.
type WatchLine struct {
	Words    guide.Words
	Severity Severity
}

// Line says how the restore stands. Until an ending is sure it never says
// more than that it may still run: nothing on USB tells a phone at work from
// one that waits.
func (w WatchRestore) Line() WatchLine {
	if e, ok := w.Ended(); ok {
		return WatchLine{guide.Words{ID: "finding.end." + string(e)}, endSeverity(e)}
	}
	if w.cur.from.IsZero() {
		return WatchLine{guide.Words{ID: "finding.watch.absent"}, SeverityNote}
	}
	if !w.here {
		return w.silence()
	}
	id := "finding.watch.running"
	switch {
	case w.cur.mode == device.ModeRestore:
		id = "finding.watch.restore"
	case w.cur.mode == device.ModeRecovery:
		id = "finding.watch.recovery"
	case w.cur.mode == device.ModeDFU:
		id = "finding.watch.dfu"
	case w.end != "":
		id = "finding.watch.settling"
	}
	return WatchLine{guide.Words{ID: id}, SeverityNote}
}

// silence says how long it has been quiet, beside how long that usually takes.
func (w WatchRestore) silence() WatchLine {
	quiet, usual := w.now.Sub(w.cur.to), usualSilence(w.cur.mode)
	args := map[string]any{
		"Seconds": int(quiet / time.Second), "Usual": int(usual / time.Second), "Minutes": int(longestSilence / time.Minute),
	}
	switch {
	case w.took:
		return WatchLine{guide.Words{ID: "finding.watch.neighbours", Args: args}, SeverityBad}
	case quiet <= usual:
		return WatchLine{guide.Words{ID: "finding.watch.quiet", Args: args}, SeverityNote}
	}
	return WatchLine{guide.Words{ID: "finding.watch.long-quiet", Args: args}, SeverityMind}
}

func endSeverity(e Ending) Severity {
	switch e {
	case EndRestored, EndHeld:
		return SeverityNote
	case EndStartedUp, EndLeftRecovery:
		return SeverityMind
	}
	return SeverityBad
}

// AskNumber tells whether it is time to ask for the number on the other
// program's screen: the restore ended, and not well. One that still downloads
// shows none.
func (w WatchRestore) AskNumber() bool {
	e, ok := w.Ended()
	return ok && e != EndRestored && e != EndLeftRecovery
}

// Next is when the clock next changes what the watch says, apart from the
// seconds of a silence.
func (w WatchRestore) Next() (time.Time, bool) {
	if _, ok := w.Ended(); ok {
		return time.Time{}, false
	}
	if w.end != "" {
		return w.endAt.Add(w.end.settles()), true
	}
	if w.here || w.cur.to.IsZero() {
		return time.Time{}, false
	}
	usual := w.cur.to.Add(usualSilence(w.cur.mode)).Add(time.Nanosecond)
	if w.now.Before(usual) {
		return usual, true
	}
	return w.cur.to.Add(longestSilence), true
}
