package crash

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"relink/internal/device"
	"relink/internal/mask"
)

// Hide is what a note must not hold beside the numbers of phones.
type Hide struct {
	// Home is the person's folder; its path is shortened to "~".
	Home string
	// Mask hides whatever else is personal; nil hides nothing.
	Mask *mask.Masker
}

// maxLines and maxMessage bound a note: lines, and characters of one message.
const (
	maxLines   = 600
	maxMessage = 300
)

// shape is a line that a note may hold. Every other line is left out: the
// runtime also prints registers and memory, which may hold anything.
type shape struct {
	line *regexp.Regexp
	keep func(m []string, h Hide) string
}

// shapes are the runtime's lines, as printpanics, goroutineheader, traceback
// and sighandler of Go 1.26 write them.
var shapes = []shape{
	{regexp.MustCompile(`^(panic|fatal error|runtime error|runtime): (.*)$`), func(m []string, h Hide) string { return m[1] + ": " + h.text(m[2]) }},
	{regexp.MustCompile(`^(\t+panic): (.*)$`), func(m []string, h Hide) string { return m[1] + ": " + h.text(m[2]) }},
	{regexp.MustCompile(`^(SIG[A-Z0-9]+: [a-z ]+)$`), first},
	{regexp.MustCompile(`^\[signal (SIG[A-Z0-9]+: [a-z ]+?)(?: code=.*)?\]$`), func(m []string, _ Hide) string { return "[signal " + m[1] + "]" }},
	{regexp.MustCompile(`^(goroutine \d+)(?: gp=\S+ m=\S+(?: mp=\S+)?)? (\[[a-zA-Z0-9 .,()-]+\]:)$`), func(m []string, _ Hide) string { return m[1] + " " + m[2] }},
	{regexp.MustCompile(`^(runtime stack:)$`), first},
	{regexp.MustCompile(`^(created by [\w./%()*·\-\[\]]+?)(?: in goroutine \d+)?$`), first},
	// A call: what it was called with is left out, for it may be a number of a
	// phone.
	{regexp.MustCompile(`^([\w./%*·\-\[\]]+(?:\([\w*.\[\]]+\))?[\w./*·\-\[\]]*)\(.*\)$`), func(m []string, _ Hide) string { return m[1] + "(...)" }},
	{regexp.MustCompile(`^\t(\S.*\.(?:go|s|c|m)):(\d+)(?: \+0x[0-9a-f]+)?(?: fp=.*)?$`), func(m []string, h Hide) string { return "\t" + h.path(m[1]) + ":" + m[2] }},
	{regexp.MustCompile(`^(\.\.\.(?:\d+ frames elided|additional frames elided)\.\.\.)$`), first},
	{regexp.MustCompile(`^()$`), first},
}

func first(m []string, _ Hide) string { return m[1] }

// note is what may be passed on of the last words of a run.
func note(m mark, words string, h Hide) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Relink %s, %s\n", h.text(m.Version), h.text(m.System))
	if !m.Began.IsZero() {
		fmt.Fprintf(&b, "begun %s\n", m.Began.UTC().Format(time.RFC3339))
	}
	b.WriteString("\n")
	lines, blank := 0, false
	for line := range strings.SplitSeq(words, "\n") {
		kept, ok := h.line(strings.TrimRight(line, "\r"))
		if !ok || kept == "" && blank {
			continue
		}
		if lines++; lines > maxLines {
			b.WriteString("...\n")
			break
		}
		b.WriteString(kept + "\n")
		blank = kept == ""
	}
	return b.String()
}

// line is a line as it may be passed on; false for one that may not.
func (h Hide) line(s string) (string, bool) {
	for _, x := range shapes {
		if m := x.line.FindStringSubmatch(s); m != nil {
			return x.keep(m, h), true
		}
	}
	return "", false
}

// text is free text without what names a phone, a person or a place.
func (h Hide) text(s string) string {
	s = h.path(s)
	if h.Mask != nil {
		s = h.Mask.Hide(s)
	}
	if r := []rune(s); len(r) > maxMessage {
		s = string(r[:maxMessage]) + "..."
	}
	return s
}

// homes are the folders of people on the three systems. Windows writes them
// with either stroke, and twice where they are quoted; a name of two words ends
// at the next one.
var homes = regexp.MustCompile(`(?i)((?:/home|/users|\\users)[/\\]+)[^/\\\s:"']+(?:(?: [^/\\\s:"']+)+([/\\]))?`)

// path is a path, or text with some in it, without anybody's home folder and
// without what a terminal would obey.
func (h Hide) path(s string) string {
	s = device.Clean(s)
	if len(h.Home) > 1 {
		s = strings.ReplaceAll(s, h.Home, "~")
	}
	return homes.ReplaceAllString(s, "${1}"+mask.Hidden+"${2}")
}
