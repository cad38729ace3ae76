package device

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxClean bounds one cleaned text, in characters.
const maxClean = 4096

// Clean makes text from a device or a log fit to show: valid UTF-8 without
// control, escape, bidirectional and other invisible characters, at most 4096
// characters. Tabs and line ends become spaces.
func Clean(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	n := 0
	for i := 0; i < len(s) && n < maxClean; {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			r = ' '
		case isHidden(r):
			continue
		}
		b.WriteRune(r) // an invalid byte arrives as U+FFFD
		n++
	}
	return b.String()
}

// isHidden is true for characters that act instead of being seen. The format
// characters (Cf) hold the bidirectional ones.
func isHidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cs, r)
}

func isPlain(s string) bool {
	if len(s) > maxClean {
		return false
	}
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return true
}
