package restorelog

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// content is a line without its clothes: without what programs, shells, mail
// and pages put before the message.
type content struct {
	body []byte // the end of the line, from where the message begins
	// failed is true when the program marked the line as an error, logged when
	// there was a time, a level or a process before the message.
	failed, logged bool
	// timed is true right after a time, columns in a line of columns that tabs
	// part.
	timed, columns bool
}

// maxClothes bounds how many parts before the message are taken off.
const maxClothes = 16

// strip takes the clothes off a line: times, processes, levels, streams,
// numbers, quotes and bullets, in whatever order they stand. This is the one
// place where that is done, for every program's log. It never takes off more
// than it recognises.
func strip(line []byte) content {
	c := content{body: trimFront(line)}
	for range maxClothes {
		if len(c.body) < 2 || !c.takeOff() {
			break
		}
		c.body = trimFront(c.body)
	}
	return c
}

// blanks are what may stand for a space at the front of a line: besides tabs
// also no-break and wide spaces, and marks that nobody sees.
const blanks = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2066\u2067\u2068\u2069\u3000\ufeff"

func trimFront(b []byte) []byte {
	for len(b) > 0 && (b[0] == ' ' || b[0] == '\t') {
		b = b[1:]
	}
	if len(b) > 0 && b[0] >= utf8.RuneSelf {
		b = bytes.TrimLeft(b, blanks)
	}
	return b
}

// takeOff takes one part off, if there is one.
func (c *content) takeOff() bool {
	b := c.body
	timed := c.timed
	c.timed = false
	switch first := b[0]; {
	case first == '[':
		return c.brackets(']')
	case first == '<':
		return c.tag() || c.brackets('>')
	case first == '{':
		return c.ramdiskLevel() || c.object()
	case first == '(':
		return c.parens()
	case first == 0x1b:
		return c.colour()
	case isDigit(first):
		return c.time() || c.threadColumns() || c.numbering()
	case first == '#':
		return len(b) > 1 && isDigit(b[1]) && c.keep(b[1:])
	case timed && c.offset(), !isLetter(first) && c.sign(), timed && c.zone():
		return true
	}
	return c.words()
}

// words takes off what begins with a letter, or with a sign that has no meaning
// of its own.
func (c *content) words() bool {
	return c.dateInWords() || c.stream() || c.level() || c.column() || c.process() || c.field()
}

// keep goes on with the rest of the line; it is always true.
func (c *content) keep(rest []byte) bool {
	c.body = rest
	return true
}

// log is keep for a part that only logs have.
func (c *content) log(rest []byte) bool {
	c.logged = true
	return c.keep(rest)
}

// signs are what people and pages put before a line: quotation marks, the
// bars and arrows of a quoted letter, bullets.
const signs = "\"'`|>*+-~_•·‣◦▪▫●○■□►▶→➜➤»›«‹“”„‟‘’‚‛–—―−─│┃┆✓✔✗✘✅❌⚠❗ℹ\ufe0f※◆◇★☆"

// sign takes quotation marks and bullets off. A text in quotation marks that
// source code goes on behind is no line of a log.
func (c *content) sign() bool {
	r, size := utf8.DecodeRune(c.body)
	switch {
	case !strings.ContainsRune(signs, r), r == utf8.RuneError:
		return false
	case r == '"' && isSource(c.body[1:]), isQuotation(r, c.body[size:]):
		return false
	case r == '-' && isDigit(c.body[1]):
		return false
	}
	return c.keep(c.body[size:])
}

// closing are the signs that end what was put between quotation marks.
var closing = map[rune]string{'"': `"`, '`': "`", '“': "”", '„': "“", '«': "»", '‘': "’"}

// isQuotation says whether a text between quotation marks stands in a sentence:
// more words follow behind the closing mark. A line of a log goes to its end.
func isQuotation(open rune, b []byte) bool {
	inside, after, ok := bytes.Cut(b, []byte(closing[open]))
	return ok && len(inside) > 0 && closing[open] != "" && bytes.ContainsFunc(after, unicode.IsLetter) && bytes.HasPrefix(after, []byte(" ")) && !bytes.Contains(after, []byte(closing[open]))
}

// isSource says whether a text in quotation marks ends as it does in source
// code.
func isSource(b []byte) bool {
	b = bytes.TrimRight(b, " \t")
	for _, end := range []string{`",`, `")`, `");`, `";`, `\n"`, `"),`} {
		if bytes.HasSuffix(b, []byte(end)) {
			return true
		}
	}
	return false
}

// colour takes off an escape of a terminal.
func (c *content) colour() bool {
	if end := bytes.IndexByte(c.body, 'm'); c.body[1] == '[' && end > 0 && end < 16 {
		return c.keep(c.body[end+1:])
	}
	return false
}

// ramdiskLevel takes off "{4>7} " of the phone's own log.
func (c *content) ramdiskLevel() bool {
	end := bytes.IndexByte(c.body, '}')
	return end >= 2 && end <= 8 && bytes.IndexByte(c.body[:end], '>') >= 0 && c.log(c.body[end+1:])
}

// levels are the words programs put before a message, and whether they mark
// an error.
var levels = map[string]bool{
	"error": true, "err": true, "fatal": true, "critical": true, "crit": true, "e": true, "exception": false, "fault": true,
	"info": false, "notice": false, "note": false, "warning": false, "warn": false, "debug": false, "verbose": false,
	"trace": false, "i": false, "w": false, "d": false, "*": false, "log": false, "default": false,
}

// level takes off "ERROR: ", "INFO ", "NOTE: ", "INFO:root:" and the first
// column of macOS's Console, "default".
func (c *content) level() bool {
	b := c.body
	// futurerestore's exceptions.
	if bytes.HasPrefix(b, []byte("what=")) {
		c.failed = true
		return c.log(b[len("what="):])
	}
	end := 0
	for end < len(b) && end < 12 && isLetter(b[end]) {
		end++
	}
	if end < 3 || end == len(b) {
		return false
	}
	upper := b[0] <= 'Z' && b[1] <= 'Z'
	switch {
	case b[end] == ':', b[end] == '\t', b[end] == ' ' && upper, b[end] == '|':
	default:
		return false
	}
	if !isNamed(levels, b[:end]) {
		return false
	}
	c.failed = c.failed || isTrue(levels, b[:end])
	c.columns = c.columns || b[end] == '\t'
	rest := b[end+1:]
	if b[end] == ':' && upper {
		rest = withoutLogger(rest)
	}
	return c.log(rest)
}

// withoutLogger takes the logger's name off that Python writes behind a level,
// without a blank.
func withoutLogger(b []byte) []byte {
	end := 0
	for end < len(b) && end < 80 && (isLetter(b[end]) || isDigit(b[end]) || b[end] == '_' || b[end] == '.') {
		end++
	}
	if end == 0 || end == len(b) || b[end] != ':' {
		return b
	}
	return b[end+1:]
}

// maxProcessBlanks bounds the blanks before a process number, as in
// "localhost Apple Configurator 2[812]".
const maxProcessBlanks = 3

// process takes off "iTunes[6456:20b]: ", "host name[2414] ",
// "AMPDevicesAgent[812]: (MobileDevice) ": a few words, the last with a
// process number in brackets.
func (c *content) process() bool {
	b := c.body
	window := b[:min(len(b), 160)]
	open := bytes.IndexByte(window, '[')
	if open < 1 || bytes.Count(window[:open], []byte(" ")) > maxProcessBlanks || bytes.ContainsAny(withoutLibrary(window[:open]), "\"'(<=,%") {
		return c.agentColumn()
	}
	length := bytes.IndexByte(window[open:], ']')
	if length < 2 || !isProcessNumbers(window[open+1:open+length]) || !isDigit(window[open+1]) {
		return c.agentColumn()
	}
	rest := b[open+length+1:]
	if len(rest) == 0 || rest[0] != ':' && rest[0] != ' ' {
		return false
	}
	return c.log(rest[1:])
}

// agentColumn takes off "AMPDevicesAgent: " where the library that spoke in it
// follows, as macOS's log prints it.
func (c *content) agentColumn() bool {
	at := bytes.Index(c.body[:min(len(c.body), 80)], []byte(": ("))
	return c.logged && at > 0 && bytes.IndexByte(c.body[:at], ' ') < 0 && c.keep(c.body[at+2:])
}

// withoutLibrary is a process without the library that spoke in it, as in
// "restored_external(libsystem_trace.dylib)".
func withoutLibrary(process []byte) []byte {
	open := bytes.IndexByte(process, '(')
	if open < 1 || process[len(process)-1] != ')' || bytes.ContainsAny(process[open:], " \t") {
		return process
	}
	return process[:open]
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// isNamed says whether a table has a word, isTrue what it says of it, whatever
// the word's case.
func isNamed(table map[string]bool, word []byte) bool {
	var small [16]byte
	_, ok := table[string(smallWord(word, &small))]
	return ok
}

func isTrue(table map[string]bool, word []byte) bool {
	var small [16]byte
	return table[string(smallWord(word, &small))]
}

// smallWord is a word of ASCII in lower case, in room of the caller's; a word
// too long for it is in no table.
func smallWord(word []byte, small *[16]byte) []byte {
	if len(word) > len(small) {
		return nil
	}
	for i, c := range word {
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		small[i] = c
	}
	return small[:len(word)]
}

// lower is a lower-case copy of a short ASCII word.
func lower(b []byte) string { return string(bytes.ToLower(b)) }
