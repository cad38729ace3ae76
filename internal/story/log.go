package story

import (
	"fmt"
	"slices"
	"time"

	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/session"
)

// LogFate is what became of a log in the session.
type LogFate string

// The fates. Each has its sentence under "logdrop.fate." and the fate.
const (
	LogPending    LogFate = ""            // nothing yet
	LogJoined     LogFate = "joined"      // it belongs to the newest try
	LogAdded      LogFate = "added"       // it is a try of its own
	LogKnown      LogFate = "known"       // it was read before
	LogUnfinished LogFate = "unfinished"  // it ends before the restore did: no try
	LogOtherPhone LogFate = "other-phone" // it is about another model
	LogRehearsed  LogFate = "rehearsed"   // nothing is kept in a practice
)

// TakeLog puts what a log says into the session: to the newest try where the
// two do not contradict each other, else as a try of its own.
func (s *Story) TakeLog(now time.Time, l Log) LogFate {
	switch {
	case s.Rehearsed:
		return LogRehearsed
	case !s.SameModel(l.ProductType):
		return LogOtherPhone
	case slices.ContainsFunc(s.Kept.Tries, func(t session.Try) bool { return fromLog(t, l) }):
		return LogKnown
	}
	if i := newestTry(s.Kept.Tries); i >= 0 && belongs(s.Kept.Tries[i], l) {
		s.Kept = s.Kept.WithTry(withLog(s.Kept.Tries[i], now, l))
		return LogJoined
	}
	return s.addLog(now, l)
}

// addLog makes a try of its own of a log. One that ends before the restore
// did is none: the restore may still run.
func (s *Story) addLog(now time.Time, l Log) LogFate {
	if l.Outcome == restorelog.Incomplete {
		return LogUnfinished
	}
	at := now
	if !l.Written.IsZero() && l.Written.Before(now) {
		at = l.Written
	}
	t := session.Try{ID: fmt.Sprintf("%s-log-%d", s.Kept.ID, now.UnixNano()), At: at}
	t.LostLink = restore.LinkUnknown
	s.Kept = s.Kept.WithTry(withLog(t, now, l))
	return LogAdded
}

// Parted takes a log away from the try it was put to and makes a try of its
// own of it, because the person says so.
func (s *Story) Parted(now time.Time, l Log, before session.Session) LogFate {
	s.Kept.Tries = slices.Clone(before.Tries)
	return s.addLog(now, l)
}

// SameModel tells whether a log may be about this phone.
func (s *Story) SameModel(product string) bool {
	m, ok := s.Way.Model()
	l, known := device.ByProductType(product)
	// One phone has several product types, by market; of one that was chosen by
	// its buttons none is known.
	return !ok || product == "" || m.ProductType == "" || m.ProductType == product || known && l.SameAs(m)
}

// fromLog tells whether a try holds this log already.
func fromLog(t session.Try, l Log) bool {
	return t.Tool == string(l.Tool) && slices.Equal(t.LogLines, logLines(l))
}

// newestTry is the place of the try that began last; -1 without one.
func newestTry(tries []session.Try) int {
	newest := -1
	for i, t := range tries {
		if newest < 0 || !t.At.Before(tries[newest].At) {
			newest = i
		}
	}
	return newest
}

// belongs tells whether a log may be of this try: it has no other log, and
// kind, end and time do not contradict.
func belongs(t session.Try, l Log) bool {
	if t.Tool != "" || t.Behaviour != "" && l.Behaviour != "" && t.Behaviour != l.Behaviour {
		return false
	}
	if len(t.Strip) > 0 && !l.Written.IsZero() && l.Written.Before(t.At) {
		return false // it was written before the restore that was watched
	}
	worked := t.Code != nil && *t.Code == 0
	switch {
	case l.Outcome == restorelog.Success:
		return worked
	case worked:
		return false
	}
	return t.Code == nil || len(l.Codes) == 0 || slices.Contains(l.Codes, *t.Code)
}

// withLog is a try with what a log says of it. What was told stays; the log
// fills in what was not.
func withLog(t session.Try, now time.Time, l Log) session.Try {
	t.Known = knownBefore(t)
	if t.Code == nil && l.Outcome == restorelog.Success {
		zero := 0
		t.Code = &zero
	}
	if t.Code == nil && len(l.Codes) > 0 {
		code := l.Codes[0]
		t.Code = &code
	}
	if t.Behaviour == "" {
		t.Behaviour = l.Behaviour
	}
	t.Stage, t.StorageWritten, t.Tool, t.LogLines = l.Stage, l.StorageWritten, string(l.Tool), logLines(l)
	if l.Operation != nil {
		t.Operation = &session.Operation{Number: l.Operation.Number, Name: device.Clean(l.Operation.Name)}
	}
	if t.Evidence != restore.Seen { // what was watched stays seen; Tool says that there is a log besides
		t.Evidence = restore.Log
	}
	t.Updated = now
	return t
}

// knownBefore says of the two facts that a log may fill in how they are known:
// told, if the try had them already.
func knownBefore(t session.Try) map[string]restore.Evidence {
	known := map[string]restore.Evidence{session.KnownCode: restore.Log, session.KnownBehaviour: restore.Log}
	if t.Code != nil {
		known[session.KnownCode] = restore.Told
	}
	if t.Behaviour != "" {
		known[session.KnownBehaviour] = restore.Told
	}
	return known
}

func logLines(l Log) []session.LogLine {
	out := make([]session.LogLine, 0, len(l.Evidence))
	for _, e := range l.Evidence {
		out = append(out, session.LogLine{Line: e.Number, Text: device.Clean(e.Text)})
	}
	return out
}

// keepLog carries what a log said over to a try that was told anew.
func keepLog(t, old session.Try) session.Try {
	if old.Tool == "" {
		return t
	}
	t.Known = knownBefore(t)
	if t.Code == nil {
		t.Code = old.Code
	}
	if t.Behaviour == "" {
		t.Behaviour = old.Behaviour
	}
	t.Stage, t.Operation, t.StorageWritten = old.Stage, old.Operation, old.StorageWritten
	t.Tool, t.LogLines, t.Evidence = old.Tool, old.LogLines, old.Evidence
	return t
}

// Log is a restore log of another program, read.
type Log struct {
	restorelog.Result
	// Written is when the file was changed last.
	Written time.Time
}
