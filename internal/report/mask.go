package report

import (
	"cmp"
	"crypto/rand"
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
// machine. A number of a phone becomes a made-up one of equal length, the same
// one throughout a report, so that two mentions can still be seen to be one;
// all else is taken out.
type mask struct {
	known   []known // the longest first
	numbers *device.Masker
}

// known is something of this session or computer, in one of its spellings.
type known struct {
	pattern *regexp.Regexp
	number  bool
}

// private are the shapes of what is masked wherever it stands, known or not.
// The first group stays, and so does a second one.
var private = []struct {
	what    string
	pattern *regexp.Regexp
	number  bool
}{
	{"mail address", regexp.MustCompile(`()[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}`), false},
	// Blanks belong to the name of a folder only up to what divides a path.
	{"home folder", regexp.MustCompile(`(?i)((?:/home/|/Users/|\\Users\\+))[^/\\\s"']+(?:(?: [^/\\\s:"']+)+([/\\]))?`), false},
	{"host of a home network", regexp.MustCompile(`(?i)()\b[0-9a-z][0-9a-z-]*\.(?:local|lan|home|localdomain|fritz\.box)\b`), false},
	{"MAC address", regexp.MustCompile(`(?i)()\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b`), false},
	{"ECID tag", regexp.MustCompile(`(?i)\b(ECID[:=_ ]+)(?:0x)?[0-9a-f]{6,16}\b`), true},
	{"serial tag", regexp.MustCompile(`(?i)\b((?:SRNM|IMEI2?|MEID|serial(?: ?number)?|UDID|SNON|NONC)[:=_ ]+\[?)[0-9A-Z-]{6,}`), true},
	// A low line is a letter to \b, and stands beside the number in the names of
	// idevicerestore's logs. The one behind a number is left for the next one,
	// which begins with it.
	{"UDID, new form", regexp.MustCompile(`(?i)(\b|_)0000[0-9a-f]{4}-[0-9a-f]{16}`), true},
	{"UDID of the old form, ECID, nonce, digest", regexp.MustCompile(`(?i)(\b|_)(?:0x)?[0-9a-f]{16,}`), true},
	{"ECID, decimal", regexp.MustCompile(`()\b[0-9]{13,20}\b`), true},
	{"MAC address, run together", regexp.MustCompile(`(?i)()\b[0-9a-f]{12}\b`), false},
	{"serial number", regexp.MustCompile(`()\b(?:[A-Z]{1,3}[0-9][A-Z0-9]{8,10}|[A-Z0-9]*[0-9][A-Z][0-9A-Z]{8,})\b`), true},
}

// masked stands for what was taken out.
const masked = "[hidden]"

// newMask knows the session's own identifiers and the names of this computer
// and its user besides.
func newMask(s session.Session, private ...string) mask {
	m := mask{numbers: device.NewMasker(seedOf(s))}
	add := func(spelling string, number bool) {
		m.known = append(m.known, known{regexp.MustCompile(`(?i)` + spelling), number})
	}
	for _, v := range []string{s.Phone.Serial, s.Phone.ECID, s.Phone.UDID, s.Phone.IMEI} {
		for _, spelling := range spellings(v) {
			add(spelling, true)
		}
	}
	for _, v := range private {
		if len(v) >= 3 {
			add(regexp.QuoteMeta(v), false)
		}
	}
	slices.SortStableFunc(m.known, func(a, b known) int { return cmp.Compare(len(b.pattern.String()), len(a.pattern.String())) })
	return m
}

// seedOf makes the pseudonyms of one session the same in each of its reports.
// The session's name is random and does not leave the machine whole. One too
// short to be random gives no protection, so chance takes its place.
func seedOf(s session.Session) []byte {
	const random = 16 // bytes, in hexadecimal
	if len(s.ID) >= 2*random {
		return []byte("report " + s.ID)
	}
	seed := make([]byte, random)
	rand.Read(seed) // never fails, says its documentation
	return seed
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

// text is s without identifiers, control characters and the like. Everything
// is found in s itself: a stand-in is never taken for one more number.
func (m mask) text(s string) string {
	c := cover{text: device.Clean(s)}
	for _, k := range m.known {
		for _, hit := range k.pattern.FindAllStringIndex(c.text, -1) {
			c.over(hit[0], hit[1], k.number)
		}
	}
	for _, p := range private {
		for _, hit := range p.pattern.FindAllStringSubmatchIndex(c.text, -1) {
			end := hit[1]
			if len(hit) > 4 && hit[4] >= 0 {
				end = hit[4]
			}
			c.over(hit[3], end, p.number)
		}
	}
	return c.write(m.numbers)
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
// instead.
func (m mask) session(s session.Session) session.Session {
	s.Phone.Board, s.Phone.Firmware = m.text(s.Phone.Board), m.text(s.Phone.Firmware)
	s.Phone.ProductType, s.Phone.IOS = m.text(s.Phone.ProductType), m.text(s.Phone.IOS)
	for _, v := range []*string{&s.Phone.Serial, &s.Phone.ECID, &s.Phone.UDID, &s.Phone.IMEI} {
		*v = m.numbers.Pseudonym(device.Clean(*v))
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
