package finding

import (
	"slices"
	"time"

	"relink/internal/device"
)

// problemRow is a problem code of Windows and the finding it is. What to do
// stands in the finding's words.
type problemRow struct {
	problem string
	code    FindingCode
}

// problemRows: any other code is FindUnusable. Source: the names of the codes
// are CM_PROB_FAILED_START, _DISABLED, _FAILED_INSTALL and
// _FAILED_POST_START (cfg.h).
var problemRows = []problemRow{
	{"10", FindNotStarted},
	{"22", FindSwitchedOff},
	{"28", FindNoDriver},
	{"43", FindNoAnswer},
}

// problemOf is the finding of a problem code.
func problemOf(problem string) FindingCode {
	if i := slices.IndexFunc(problemRows, func(r problemRow) bool { return r.problem == problem }); i >= 0 {
		return problemRows[i].code
	}
	return FindUnusable
}

// maxMute bounds the ports without an answer that are remembered.
const maxMute = 64

// mute is something on a port that did not even say what it is. Windows lists
// it with a made-up id and code 43. It may be the phone when it was plugged in
// while Relink looked and no phone is there.
type mute struct {
	port    string
	address int
	since   time.Time
	old     bool // it was there before Relink looked
}

// mutesOf are those on the bus; one that was there already keeps its time.
func (w LinkWatch) mutesOf(now time.Time, seen []device.Sighting) []mute {
	var out []mute
	for _, s := range seen {
		if s.VendorID != 0 || s.Problem != "43" || len(out) == maxMute {
			continue
		}
		m := mute{s.Port, s.Address, now, !w.begun}
		if i := slices.IndexFunc(w.mute, func(b mute) bool { return b.port == m.port && b.address == m.address }); i >= 0 {
			m = w.mute[i]
		}
		out = append(out, m)
	}
	return out
}

// muteFindings are the ports where a phone may be that does not answer.
func (w LinkWatch) muteFindings() []Finding {
	if slices.ContainsFunc(w.links, func(l linkOf) bool { return l.here }) {
		return nil
	}
	var out []Finding
	for _, m := range w.mute {
		if !m.old {
			out = append(out, finding(FindNoAnswer, "", m.port, m.since, 1))
		}
	}
	return out
}
