package restorelog

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// vocabulary is every token there is, and what finds them: those of ASCII
// alone first, the others only in lines that are not.
type vocabulary struct {
	tokens      []token
	ascii, wide *finder
	firstWide   int
}

var everyWord = sync.OnceValue(func() *vocabulary {
	isWide := func(t token) bool {
		return strings.ContainsFunc(t.text, func(r rune) bool { return r >= utf8.RuneSelf })
	}
	v := &vocabulary{tokens: allTokens()}
	slices.SortStableFunc(v.tokens, func(x, y token) int {
		switch wide := isWide(x); {
		case wide == isWide(y):
			return 0
		case wide:
			return 1
		}
		return -1
	})
	v.firstWide = slices.IndexFunc(v.tokens, isWide)
	var texts []string
	for _, t := range v.tokens {
		texts = append(texts, t.text)
	}
	v.ascii, v.wide = newFinder(texts[:v.firstWide]), newFinder(texts[v.firstWide:])
	return v
})

// scan calls hit for every token in line.
func (v *vocabulary) scan(line []byte, hit func(token, end int)) {
	v.ascii.scan(line, hit)
	if hasWide(line) {
		v.wide.scan(line, func(token, end int) { hit(v.firstWide+token, end) })
	}
}

// hasWide says whether a line holds anything but ASCII.
func hasWide(line []byte) bool {
	for len(line) >= 8 {
		if binary.LittleEndian.Uint64(line)&0x8080808080808080 != 0 {
			return true
		}
		line = line[8:]
	}
	for _, c := range line {
		if c >= utf8.RuneSelf {
			return true
		}
	}
	return false
}
