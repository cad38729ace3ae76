package story

import (
	"maps"
	"slices"
	"time"

	"relink/guide/checklist"
	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/session"
)

// Ran is a restore that Relink ran, or followed from beside to its end.
type Ran struct {
	// Name tells it from every other one, however often it is followed.
	Name string
	At   time.Time
	// Behaviour, Mode and Port are how and where it began. Hub says whether it ran
	// through one; nil is not known.
	Behaviour restore.Behaviour
	Mode      string
	Port      string
	Hub       *bool
	// Worked is the program's word together with the phone seen to start up, or
	// the owner's word for that.
	Worked bool
	// Log is what the program said as a whole, Link how the link ended.
	Log  restorelog.Result
	Link finding.WatchRestore
}

// Try is the restore as a try of a session: a number that the log holds is
// read, the link was seen.
func (r Ran) Try(now time.Time) session.Try {
	a := r.Link.Attempt(r.Link.Close())
	if r.Worked && a.LostLink == restore.LinkUnknown {
		a.LostLink = restore.LinkHeld // the bus alone cannot tell a short restore from a start
	}
	a.Behaviour, a.Mode, a.Port, a.ThroughHub, a.Code = r.Behaviour, r.Mode, r.Port, r.Hub, r.Code()
	t := session.Try{ID: r.Name, At: r.At, Updated: now, Attempt: a, Strip: strip(r.Link)}
	return withProgram(t, r.Log)
}

// Code is the number of the try: 0 is a success, which needs more than the
// program's own word; nil is none.
func (r Ran) Code() *int {
	code := 0
	switch {
	case r.Worked:
		return &code
	case len(r.Log.Codes) > 0 && r.Log.Outcome != restorelog.Success:
		code = r.Log.Codes[0]
		return &code
	}
	return nil
}

// withProgram is a try with what the program said of it.
func withProgram(t session.Try, res restorelog.Result) session.Try {
	t.Known = map[string]restore.Evidence{session.KnownCode: restore.Log, session.KnownStage: restore.Log}
	t.Stage, t.StorageWritten, t.Tool, t.LogLines = res.Stage, res.StorageWritten, string(res.Tool), logLines(Log{Result: res})
	if op := res.Operation; op != nil {
		t.Operation = &session.Operation{Number: op.Number, Name: device.Clean(op.Name)}
	}
	return t
}

// TakeRan keeps a restore as a try, and says whether it did. Where the way waits
// for the end of just this kind of restore, it is that page's try, and the way
// goes on.
func (s *Story) TakeRan(now time.Time, r Ran) bool {
	if s.Rehearsed || slices.ContainsFunc(s.Kept.Tries, func(t session.Try) bool { return t.ID == r.Name }) {
		return false
	}
	t := r.Try(now)
	if !s.waitsFor(r.Behaviour) {
		s.Kept = s.Kept.WithTry(t)
		return true
	}
	how := checklist.Answer{Choices: []checklist.Choice{"none"}}
	switch code := r.Code(); {
	case r.Worked:
		how.Choices = []checklist.Choice{"worked"}
	case code != nil:
		how = checklist.Answer{Number: code}
	}
	if s.Way.Page().Watches() && !s.Answer(now, checklist.Answer{Choices: []checklist.Choice{"ended"}}) || !s.Answer(now, how) {
		s.Kept = s.Kept.WithTry(t)
		return true
	}
	s.joinRan(now, t)
	return true
}

// waitsFor tells whether the way watches a restore of this kind, or asks how one
// ended.
func (s *Story) waitsFor(b restore.Behaviour) bool {
	switch s.Way.Page() {
	case checklist.PageUpdateWatch, checklist.PageUpdateResult:
		return b == restore.Update
	case checklist.PageErasing, checklist.PageEraseResult:
		return b == restore.Erase
	}
	return false
}

// joinRan puts what the program said to the way's newest try.
func (s *Story) joinRan(now time.Time, ran session.Try) {
	id := s.wayTry(len(s.Way.Attempts()))
	for _, t := range s.Kept.Tries {
		if t.ID != id {
			continue
		}
		t.Stage, t.StorageWritten, t.Tool, t.LogLines, t.Operation = ran.Stage, ran.StorageWritten, ran.Tool, ran.LogLines, ran.Operation
		t.LinkFindings = union(t.LinkFindings, ran.LinkFindings)
		known := maps.Clone(t.Known)
		if known == nil {
			known = map[string]restore.Evidence{}
		}
		maps.Copy(known, ran.Known)
		t.Known, t.Updated = known, now
		s.Kept = s.Kept.WithTry(t)
		return
	}
}
