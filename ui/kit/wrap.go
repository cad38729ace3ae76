package kit

import (
	"strings"
	"unicode/utf8"

	"relink/internal/linebreak"
)

// word is what a line may not break inside of.
type word struct {
	text   string
	strong bool
	space  bool // a space stands before it
	stuck  bool // no line may end before it: it differs only in weight
}

// line is the words of one line with the width they take.
type line struct {
	words []word
	width float32
}

// letters is how many letters the words have.
func (l line) letters() int {
	n := 0
	for _, w := range l.words {
		n += utf8.RuneCountInString(w.text)
	}
	return n
}

// wordsOf cuts a sentence into words. Two asterisks begin and end strong
// words; a line feed stands as a word of its own.
func wordsOf(s string) []word {
	var out []word
	var cur strings.Builder
	var last rune // the one before, if no space and no line feed follows it
	isStrong, space, stuck := false, false, false
	flush := func() {
		if cur.Len() > 0 {
			out = append(out, word{cur.String(), isStrong, space, stuck})
			cur.Reset()
			space, stuck = false, false
		}
	}
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case r == '*' && i+1 < len(runes) && runes[i+1] == '*':
			flush()
			isStrong = !isStrong
			i++
		case r == '\n':
			flush()
			out = append(out, word{text: "\n"})
			space, last = false, 0
		case r == ' ' || r == '\t':
			flush()
			space, last = true, 0
		default:
			ends := last == 0 || linebreak.Allowed(last, r)
			if ends {
				flush()
			}
			if cur.Len() == 0 {
				stuck = !ends
			}
			cur.WriteRune(r)
			last = r
		}
	}
	flush()
	return out
}

// wrap breaks words into lines no wider than width, by the width that wide
// gives a run of text. A word wider than a line is broken inside.
func wrap(words []word, width float32, wide func(string, bool) float32) []line {
	var out []line
	var cur line
	push := func() {
		out = append(out, cur)
		cur = line{}
	}
	spaceWide := wide(" ", false)
	for len(words) > 0 {
		if words[0].text == "\n" {
			push()
			words = words[1:]
			continue
		}
		n := together(words)
		group := measured(words[:n], wide)
		words = words[n:]
		gap := float32(0)
		if group.words[0].space && len(cur.words) > 0 {
			gap = spaceWide
		}
		if len(cur.words) > 0 && cur.width+gap+group.width > width {
			push()
			gap = 0
		}
		if group.width <= width || width <= 0 {
			cur.words = append(cur.words, group.words...)
			cur.width += gap + group.width
			continue
		}
		for _, w := range group.words {
			for _, part := range fit(w, width, wide) {
				own := wide(part.text, part.strong)
				if len(cur.words) > 0 && cur.width+own > width {
					push()
				}
				cur.words = append(cur.words, part)
				cur.width += own
			}
		}
	}
	if len(cur.words) > 0 || len(out) == 0 {
		push()
	}
	return out
}

// together is how many words from the first on share a line.
func together(words []word) int {
	n := 1
	for n < len(words) && words[n].stuck {
		n++
	}
	return n
}

// measured is words as one line.
func measured(words []word, wide func(string, bool) float32) line {
	l := line{words: words}
	for _, w := range words {
		l.width += wide(w.text, w.strong)
	}
	return l
}

// fit breaks a word that is wider than a line.
func fit(w word, width float32, wide func(string, bool) float32) []word {
	if width <= 0 || wide(w.text, w.strong) <= width {
		return []word{w}
	}
	var parts []word
	rest := []rune(w.text)
	for len(rest) > 0 {
		n := most(rest, width, func(s string) float32 { return wide(s, w.strong) })
		parts = append(parts, word{text: string(rest[:n]), strong: w.strong, space: w.space && len(parts) == 0})
		rest = rest[n:]
	}
	return parts
}

// most is how many runes fit a width, at least one. It measures little: a
// device may send thousands of runes without a space.
func most(rest []rune, width float32, wide func(string) float32) int {
	fits := func(n int) bool { return wide(string(rest[:n])) <= width }
	high := 16
	for high < len(rest) && fits(high) {
		high *= 2
	}
	low := 1
	high = min(high, len(rest))
	for low < high {
		if mid := (low + high + 1) / 2; fits(mid) {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low
}

// balance narrows the width as far as the number of lines stays, so that
// centred text has lines of like length.
func balance(words []word, width float32, wide func(string, bool) float32) []line {
	best := wrap(words, width, wide)
	if len(best) < 2 || len(best) > 4 {
		return best
	}
	low, high := width/2, width
	for high-low > 4 {
		mid := (low + high) / 2
		if try := wrap(words, mid, wide); len(try) == len(best) {
			best, high = try, mid
		} else {
			low = mid
		}
	}
	return best
}

// A last line shorter than widow, as a part of the width, looks lost.
const widow float32 = 0.12

// unwidowed narrows the lines a little where that takes one more word into a
// last line that is next to empty, and needs no further line.
func unwidowed(words []word, width float32, wide func(string, bool) float32) []line {
	best := wrap(words, width, wide)
	n := len(best)
	if n < 2 || n > 8 || best[n-1].width > widow*width {
		return best
	}
	for narrow := width * 0.97; narrow > width*0.75; narrow -= width * 0.03 {
		if try := wrap(words, narrow, wide); len(try) != n {
			return best
		} else if try[n-1].width > widow*width {
			return try
		}
	}
	return best
}
