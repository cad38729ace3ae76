// Package linebreak knows where a line of text may end: at spaces, and in
// Chinese and Japanese at almost every character. It does not know how wide
// text is, nor syllables.
package linebreak

import (
	"strings"
	"unicode"
)

// Allowed reports whether a line may end between two characters that follow
// each other without a space. That is so beside a character of full width,
// unless the second may not begin a line or the first may not end one (W3C,
// Requirements for Chinese Text Layout, 3.1.3). Everything else breaks at
// spaces alone, so that commands, paths and error numbers stay whole.
func Allowed(before, after rune) bool {
	if !isFull(before) && !isFull(after) && !isQuoted(before, after) {
		return false
	}
	return !strings.ContainsRune(closing, after) && !strings.ContainsRune(opening, before)
}

const (
	// closing may not begin a line, opening may not end one. A straight quote
	// may be either. Dashes and dots of Chinese come in pairs.
	closing = "，。、；：？！）》」』】〕〉”’…—～·％々ー,.;:?!)]}%" + straight
	opening = "（《「『【〔〈“‘…—([{" + straight

	straight = "\"'"
)

// isFull reports a character of full width: ideographs, kana, and their
// punctuation and letters.
func isFull(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x30FF || r >= 0xFF01 && r <= 0xFF60
}

// isQuoted reports a Chinese quotation that ends or begins beside another: its
// marks are those of other languages.
func isQuoted(before, after rune) bool { return before == '”' && after == '“' }

// Piece is what no line may end inside of, with the space before it.
type Piece struct {
	Space string
	Text  string
}

// Pieces cuts text wherever a line may end. The texts and spaces of all pieces
// together are the text again, but for space at its end. Spaces that forbid a
// break, such as U+00A0, are letters here.
func Pieces(s string) []Piece {
	var out []Piece
	from, at := 0, 0 // where the space and the piece begin
	last := rune(0)
	for i, r := range s {
		switch space := isSpace(r); {
		case space && i > at:
			out = append(out, Piece{s[from:at], s[at:i]})
			from, at = i, i+len(string(r))
		case space:
			at = i + len(string(r))
		case i > at && Allowed(last, r):
			out = append(out, Piece{s[from:at], s[at:i]})
			from, at = i, i
		}
		last = r
	}
	if at < len(s) {
		out = append(out, Piece{s[from:at], s[at:]})
	}
	return out
}

func isSpace(r rune) bool {
	return unicode.IsSpace(r) && r != 0xA0 && r != 0x202F && r != 0x2007
}
