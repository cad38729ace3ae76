package report

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"

	"relink/internal/restore"
	"relink/internal/session"
	"relink/internal/words"
)

// origin is one fact of a try, and the word id of its name.
type origin struct {
	fact string // its key in a session's known
	name string
	how  restore.Evidence
}

// busPort is a port as the bus names it: nobody types "1-4.2".
var busPort = regexp.MustCompile(`^\d+-\d+(\.\d+)*$`)

// origins tell how each fact of a try is known. One try mixes them: the link
// was seen, the number told, the stage read. What the session noted itself
// counts; a session of an earlier version noted nothing.
func origins(t session.Try) []origin {
	var out []origin
	add := func(has bool, fact, name string, how restore.Evidence) {
		if noted := t.Known[fact]; noted != "" {
			how = noted
		}
		if has {
			out = append(out, origin{fact, name, how})
		}
	}
	seen := t.Evidence == restore.Seen
	watched, read := restore.Told, restore.Told
	if t.Evidence == restore.Log {
		watched, read = restore.Log, restore.Log
	}
	if seen {
		watched = restore.Seen
	}
	place := restore.Told // a cable cannot be seen, a port can
	if seen || busPort.MatchString(t.Port) {
		place = restore.Seen
	}
	here := restore.Told
	if seen {
		here = restore.Seen
	}
	stage := read
	if t.Tool != "" {
		stage = restore.Log
	}
	link := t.LostLink != "" && t.LostLink != restore.LinkUnknown || len(t.LinkFindings) > 0
	add(t.Cable != "" || t.CableLabel != "", session.KnownCable, "report.col.cable", restore.Told)
	add(t.Port != "" || t.PortLabel != "", session.KnownPort, "report.col.port", place)
	add(t.Computer != "" || t.ComputerLabel != "", session.KnownComputer, "report.col.computer", here)
	add(t.ThroughHub != nil, session.KnownHub, "report.col.hub", place)
	add(t.Behaviour != "", session.KnownBehaviour, "report.how", read)
	add(t.Mode != "", session.KnownMode, "report.col.start", watched)
	add(t.Code != nil, session.KnownCode, "report.col.result", codeRead(t, read))
	add(t.Stage != "" && t.Stage != restore.StageUnknown, session.KnownStage, "report.last_stage", stage)
	add(link, session.KnownLink, "report.col.link", watched)
	return out
}

// codeRead: a number is read only where the log's deciding lines hold it.
func codeRead(t session.Try, read restore.Evidence) restore.Evidence {
	if t.Code == nil || *t.Code == 0 || t.Tool == "" {
		return read
	}
	for _, l := range t.LogLines {
		if holdsNumber(l.Text, *t.Code) {
			return restore.Log
		}
	}
	return restore.Told
}

// holdsNumber tells whether a line holds a number as a number of its own: 14 is
// not in "status 4014", nor in "iPhone14,7".
func holdsNumber(line string, code int) bool {
	digits := strconv.Itoa(code)
	for at := 0; ; {
		i := strings.Index(line[at:], digits)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(digits)
		before := start > 0 && (partOfNumber(line[start-1]) || code >= 0 && line[start-1] == '-')
		if !before && (end == len(line) || !partOfNumber(line[end]) && !decimal(line[end:])) {
			return true
		}
		at = start + 1
	}
}

func partOfNumber(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// decimal: a comma or a point with a digit behind it goes on with the number.
func decimal(rest string) bool {
	return len(rest) > 1 && (rest[0] == ',' || rest[0] == '.') && rest[1] >= '0' && rest[1] <= '9'
}

// Known says, try by try, how each fact is known: what the report says of a try,
// for who reads it in the window.
func Known(s session.Session, c *words.Catalogue) []string {
	r := Report{words: c}
	out := make([]string, 0, len(s.Tries)+1)
	for i, t := range s.Tries {
		out = append(out, r.sayWith("page.found.known-try", map[string]any{"Number": i + 1, "Result": r.result(t), "Evidence": r.evidence(t)}))
	}
	if len(s.Answers) > 0 {
		out = append(out, r.say("page.found.known-answers"))
	}
	return out
}

// originOf is how one fact of a try is known; empty when the try does not hold
// it.
func originOf(t session.Try, fact string) restore.Evidence {
	for _, o := range origins(t) {
		if o.fact == fact {
			return o.how
		}
	}
	return ""
}

// withOrigins is a try that notes how each of its facts is known, for readers
// of the JSON.
func withOrigins(t session.Try) session.Try {
	known := make(map[string]restore.Evidence)
	for _, o := range origins(t) {
		known[o.fact] = o.how
	}
	t.Known = known
	return t
}

// evidence says how the facts of a try are known: first what was seen, then
// what was read, then what was told.
func (r Report) evidence(t session.Try) string {
	var groups []string
	for _, how := range []restore.Evidence{restore.Seen, restore.Log, restore.Told} {
		var names []string
		for _, o := range origins(t) {
			if o.how == how {
				names = append(names, r.say(o.name))
			}
		}
		if len(names) > 0 {
			groups = append(groups, r.sayWith("report.known", map[string]any{
				"How": r.say(evidenceWord(how)), "What": strings.Join(names, r.say("list.comma")),
			}))
		}
	}
	if len(groups) == 0 {
		return r.say(evidenceWord(t.Evidence))
	}
	return strings.Join(groups, "; ")
}

// Number is the report's: letters and digits, short enough to be read over the
// telephone. It comes from the session's random name, so that it tells nothing
// about phone or owner. A name that does not hold enough of them is digested.
func Number(s session.Session) string {
	keep := func(id string) string {
		return strings.Map(func(c rune) rune {
			switch {
			case c >= 'a' && c <= 'z':
				return c - 'a' + 'A'
			case c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
				return c
			}
			return -1
		}, id)
	}
	id := keep(s.ID)
	if len(id) < 8 {
		sum := sha256.Sum256([]byte(s.ID))
		id = keep(hex.EncodeToString(sum[:]))
	}
	return id[:4] + "-" + id[4:8]
}
