package restorelog

import (
	"bytes"
	"strconv"
)

// family is whose words a token is.
type family int

const (
	anyone       family = iota
	apple               // MobileDevice, whichever program runs it
	configurator        // Apple Configurator's own
	idevice             // idevicerestore, and those built on it
	future              // futurerestore's own
	pymobile            // pymobiledevice3's own
	wrapper             // 3uTools' own, around Apple's engine or idevicerestore
	ramdisk             // the phone's own log
	families            // how many there are
)

// The weights of tokens. A log is recognised when the tokens of one family,
// each counted once, weigh enough.
const (
	noHint = 0
	hint   = 1
	proof  = 2
	enough = 2
)

// place is where a token counts. Documents and source code hold the same
// texts, but not where a log has them.
type place int

const (
	atStart  place = iota // where a message begins
	inLog                 // in a line with a time or a level, or at its start
	anywhere              // also in what stands before the message
)

// token is a text that programs write, and what it says.
type token struct {
	text   string // lower case
	place  place
	family family
	weight int
	do     action // nil when the text only tells the program
}

// action draws a conclusion from a token that was found.
type action func(r *reading, h *hit)

// hit is a token found in a line.
type hit struct {
	number int
	raw    []byte // the line as it stands
	body   []byte // without what the program put before the message, or raw
	end    int    // of the token in body
	logged bool   // the line has a time, a level or a process
	failed bool   // marked as an error
}

// line is the hit's line, to be masked if it becomes evidence.
func (h *hit) line() Line {
	return Line{Number: h.number, Text: string(h.raw[:min(len(h.raw), 4*maxEvidence)])}
}

// rest is what follows the token.
func (h *hit) rest() []byte { return h.body[h.end:] }

// integer reads the number that rest begins with, after blanks and one of
// ":=". restored's -1 may be written as an unsigned number of 64 or 32 bits.
func (h *hit) integer() (int, bool) { return leadingInteger(h.rest()) }

func leadingInteger(b []byte) (int, bool) {
	b = bytes.TrimLeft(b, " \t:='\"([")
	end := 0
	for end < len(b) && (isDigit(b[end]) || end == 0 && b[0] == '-') {
		end++
	}
	return toCode(string(b[:end]))
}

// toCode reads a decimal number, folding unsigned forms of negative ones.
func toCode(s string) (int, bool) {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		if n > 1<<31 && n <= 1<<32 {
			n -= 1 << 32
		}
		return int(n), n > -1<<31 && n < 1<<31
	}
	n, err := strconv.ParseUint(s, 10, 64)
	return int(int64(n)), err == nil && int64(n) > -1<<31
}

// lastParens reads the number in the last brackets of the line.
func (h *hit) lastParens() (int, bool) {
	open := bytes.LastIndexByte(h.body, '(')
	if open < 0 {
		return 0, false
	}
	return leadingInteger(h.body[open+1:])
}

// operationName is the name in "Name (12)", or "".
func (h *hit) operationName() string {
	open := bytes.LastIndexByte(h.body, '(')
	if open < 1 || open > 60 || bytes.Contains(h.body[:open], []byte("evice 0x")) {
		return ""
	}
	return cleanText(string(bytes.TrimSpace(h.body[:open])))
}

// word is the word that b begins with, as restored names its steps.
func word(b []byte) string {
	b = bytes.TrimLeft(b, " \t(")
	end := 0
	for end < len(b) && (isLetter(b[end]) || isDigit(b[end]) || b[end] == '_') {
		end++
	}
	return string(b[:end])
}

// quoted are the texts in single quotes in b, at most two.
func quoted(b []byte) (first, second string) {
	parts := bytes.SplitN(b, []byte("'"), 6)
	if len(parts) > 1 {
		first = string(parts[1])
	}
	if len(parts) > 3 {
		second = string(parts[3])
	}
	return first, second
}
