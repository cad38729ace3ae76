// Package mask finds in text what names a person, a phone or a computer, and
// takes it out. The readers of logs, the report, the recordings and the notes
// of a crash all ask it, so that what one of them hides no other shows.
//
// It knows shapes and the words before them, as tables. It does not know what
// a text is about. What a technician needs stays: numbers of errors and stages,
// chips, boards, versions, sizes and times.
package mask

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Part is a part of a text that nobody shall read, in bytes.
type Part struct {
	Start, End int
	// Number says that it is the number of a thing, for which another may
	// stand; else it is a name, a place or a key.
	Number bool
}

// Finder finds personal parts of text: those of every shape in the tables, and
// what it was told besides. The zero Finder knows the tables alone. It may be
// used from several goroutines.
type Finder struct {
	known []known // the longest first
}

// known is one spelling of something that is known to be personal.
type known struct {
	pattern *regexp.Regexp
	number  bool
	// word says that it counts only where it stands by itself, so that a person
	// called Tor hides no monitor.
	word bool
}

// leastName is the length of the shortest name that is looked for.
const leastName = 3

// NewFinder finds these names too, such as those of this computer and its user.
func NewFinder(names ...string) *Finder {
	f := &Finder{}
	for _, name := range names {
		if utf8.RuneCountInString(name) >= leastName && !nobody[strings.ToLower(name)] {
			f.known = append(f.known, known{regexp.MustCompile(`(?i)` + regexp.QuoteMeta(name)), false, true})
		}
	}
	f.sort()
	return f
}

// WithNumbers finds the numbers of a phone besides, however they are written.
func (f *Finder) WithNumbers(ids ...string) *Finder {
	out := &Finder{known: slices.Clone(f.known)}
	for _, id := range ids {
		for _, spelling := range spellings(id) {
			out.known = append(out.known, known{regexp.MustCompile(`(?i)` + spelling), true, false})
		}
	}
	out.sort()
	return out
}

func (f *Finder) sort() {
	slices.SortStableFunc(f.known, func(a, b known) int { return cmp.Compare(len(b.pattern.String()), len(a.pattern.String())) })
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

// Find is what is personal in a text: in order, and no part overlaps another.
// Everything is found in the text itself, so that what stands for one part is
// never taken for another.
func (f *Finder) Find(s string) []Part {
	c := cover{of: make([]int32, len(s))}
	for _, k := range f.known {
		for _, hit := range k.pattern.FindAllStringIndex(s, -1) {
			if !k.word || alone(s, hit[0], hit[1]) {
				c.over(hit[0], hit[1], k.number)
			}
		}
	}
	t := text{whole: s, small: strings.ToLower(s)}
	for i := range rules {
		if rules[i].may == nil || rules[i].may(t) {
			rules[i].find(s, &c)
		}
	}
	if c.parts == nil {
		return nil
	}
	return c.inOrder()
}

// alone says whether text[start:end] is no part of a longer word.
func alone(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !isLetterOrDigit(before) && !isLetterOrDigit(after)
}

func isLetterOrDigit(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// CrossOut is text with an X for every letter and digit that is personal, and
// of the same length in bytes.
func (f *Finder) CrossOut(text string) string {
	parts := f.Find(text)
	if len(parts) == 0 {
		return text
	}
	out := []byte(text)
	for _, p := range parts {
		crossOut(out[p.Start:p.End])
	}
	return string(out)
}

// crossOut writes X over letters and digits in place. Bytes outside ASCII
// become X too.
func crossOut(b []byte) {
	for i, c := range b {
		if isAlnum(c) || c >= utf8.RuneSelf {
			b[i] = 'X'
		}
	}
}

func isAlnum(c byte) bool { return isDigit(c) || isLetter(c) }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isLetter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
