package report

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"relink/internal/device"
	"relink/internal/session"
)

// mask removes what identifies a person or a phone from text that leaves the
// machine. The same value becomes the same stand-in throughout one report, so
// that two mentions can still be seen to be one.
type mask struct {
	known []*regexp.Regexp // the longest first
}

// private are the shapes of identifiers that are masked wherever they stand,
// known or not. Each keeps the groups named keep.
var private = []struct {
	what    string
	pattern *regexp.Regexp
	with    string
}{
	{"ECID tag", regexp.MustCompile(`(?i)\b(ECID[:=_ ]+(?:0x)?)[0-9a-f]{6,16}\b`), "${1}" + masked},
	{"serial tag", regexp.MustCompile(`(?i)\b((?:SRNM|IMEI2?|MEID|serial(?: ?number)?|UDID|SNON|NONC)[:=_ ]+\[?)[0-9A-Z-]{6,}`), "${1}" + masked},
	// A low line is a letter to \b, and stands beside the number in the names of
	// idevicerestore's logs. The one behind a number is left for the next one,
	// which begins with it.
	{"UDID, new form", regexp.MustCompile(`(?i)(\b|_)0000[0-9a-f]{4}-[0-9a-f]{16}`), "${1}" + masked},
	{"UDID of the old form, ECID, nonce, digest", regexp.MustCompile(`(?i)(\b|_)(?:0x)?[0-9a-f]{16,}`), "${1}" + masked},
	{"ECID, decimal", regexp.MustCompile(`\b[0-9]{13,20}\b`), masked},
	{"MAC address", regexp.MustCompile(`(?i)\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b`), masked},
	{"MAC address, run together", regexp.MustCompile(`(?i)\b[0-9a-f]{12}\b`), masked},
	{"host of a home network", regexp.MustCompile(`(?i)\b[0-9a-z][0-9a-z-]*\.(?:local|lan|home|localdomain|fritz\.box)\b`), masked},
	{"mail address", regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}`), masked},
	// Blanks belong to the name of a folder only up to what divides a path.
	{"home folder", regexp.MustCompile(`(?i)((?:/home/|/Users/|\\Users\\+))[^/\\\s"']+(?:(?: [^/\\\s:"']+)+([/\\]))?`), "${1}" + masked + "${2}"},
	{"serial number", regexp.MustCompile(`\b(?:[A-Z]{1,3}[0-9][A-Z0-9]{8,10}|[A-Z0-9]*[0-9][A-Z][0-9A-Z]{8,})\b`), masked},
}

// masked stands for what was taken out.
const masked = "[hidden]"

// newMask knows the session's own identifiers and the names of this computer
// and its user besides.
func newMask(s session.Session, private ...string) mask {
	spelled := []string{}
	for _, v := range []string{s.Phone.Serial, s.Phone.ECID, s.Phone.UDID, s.Phone.IMEI} {
		spelled = append(spelled, spellings(v)...)
	}
	for _, v := range private {
		if len(v) >= 3 {
			spelled = append(spelled, regexp.QuoteMeta(v))
		}
	}
	slices.SortStableFunc(spelled, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	m := mask{}
	for _, v := range slices.Compact(spelled) {
		m.known = append(m.known, regexp.MustCompile(`(?i)`+v))
	}
	return m
}

// spellings are expressions for the ways in which programs write an
// identifier: with or without leading zeros and hyphens, in groups, an ECID in
// decimal too.
func spellings(id string) []string {
	var bare []string // letters and digits, each an expression
	for _, c := range id {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			bare = append(bare, regexp.QuoteMeta(string(c)))
		}
	}
	for len(bare) > 6 && bare[0] == "0" {
		bare = bare[1:]
	}
	if len(bare) < 3 {
		return nil
	}
	list := []string{`0*` + strings.Join(bare, `[ -]?`)}
	if ecid, err := strconv.ParseUint(id, 16, 64); err == nil && ecid >= 1e6 {
		list = append(list, strconv.FormatUint(ecid, 10))
	}
	return list
}

// text is s without identifiers, control characters and the like.
func (m mask) text(s string) string {
	s = device.Clean(s)
	for _, v := range m.known {
		s = v.ReplaceAllLiteralString(s, masked)
	}
	for _, p := range private {
		s = p.pattern.ReplaceAllString(s, p.with)
	}
	return s
}

// lastFour is a serial number reduced to its last four characters; shorter
// ones are hidden whole.
func lastFour(serial string) string {
	serial = device.Clean(serial)
	if len(serial) < 8 {
		return masked
	}
	return strings.Repeat("•", len(serial)-4) + serial[len(serial)-4:]
}

// session is s as it may leave the machine. Names that Relink made are random
// digits and look like identifiers, so tries, runs and cable tests are numbered
// instead. The serial number keeps its last four characters only: the document
// shows them when the owner agreed.
func (m mask) session(s session.Session) session.Session {
	s.Phone.Board, s.Phone.Firmware = m.text(s.Phone.Board), m.text(s.Phone.Firmware)
	s.Phone.ProductType, s.Phone.IOS = m.text(s.Phone.ProductType), m.text(s.Phone.IOS)
	for _, v := range []*string{&s.Phone.ECID, &s.Phone.UDID, &s.Phone.IMEI} {
		if *v != "" {
			*v = masked
		}
	}
	if s.Phone.Serial != "" {
		s.Phone.Serial = lastFour(s.Phone.Serial)
	}
	answers := make(map[string]session.Answer, len(s.Answers))
	for q, a := range s.Answers {
		answers[m.text(q)] = session.Answer{Values: m.texts(a.Values), At: a.At}
	}
	s.Answers = answers
	s.Tries = slices.Clone(s.Tries)
	for i := range s.Tries {
		s.Tries[i] = m.try(s.Tries[i])
		s.Tries[i].ID = fmt.Sprintf("try-%d", i+1)
	}
	s.Seen = slices.Clone(s.Seen)
	for i, e := range s.Seen {
		e.Text, e.Port, e.Mode, e.Kind = m.text(e.Text), m.text(e.Port), m.text(e.Mode), m.text(e.Kind)
		s.Seen[i] = e
	}
	s.Runs = slices.Clone(s.Runs)
	for i, run := range s.Runs {
		run.Start, run.Outcome, run.ID = m.text(run.Start), m.text(run.Outcome), fmt.Sprintf("run-%d", i+1)
		s.Runs[i] = run
	}
	s.CableTests = slices.Clone(s.CableTests)
	for i, t := range s.CableTests {
		t.ID, t.Port, t.Mode, t.Result = fmt.Sprintf("cable-test-%d", i+1), m.text(t.Port), m.text(t.Mode), m.text(t.Result)
		s.CableTests[i] = t
	}
	s.Deleted = nil
	s.ID = Number(s)
	return s
}

func (m mask) try(t session.Try) session.Try {
	for _, v := range []*string{
		&t.ComputerLabel, &t.CableLabel, &t.PortLabel, &t.Tool,
		&t.Cable, &t.Port, &t.Computer, &t.Mode,
	} {
		*v = m.text(*v)
	}
	t.LogLines = slices.Clone(t.LogLines)
	for i, l := range t.LogLines {
		t.LogLines[i] = session.LogLine{Line: l.Line, Text: m.text(l.Text)}
	}
	if t.Operation != nil {
		t.Operation = &session.Operation{Number: t.Operation.Number, Name: m.text(t.Operation.Name)}
	}
	t.Strip = slices.Clone(t.Strip)
	for i := range t.Strip {
		t.Strip[i].Mode = m.text(t.Strip[i].Mode)
	}
	return t
}

func (m mask) texts(list []string) []string {
	out := make([]string, 0, len(list))
	for _, s := range list {
		out = append(out, m.text(s))
	}
	return out
}
