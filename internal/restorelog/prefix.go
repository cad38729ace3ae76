package restorelog

import (
	"bytes"
)

// content is a line without what the program put before the message: time,
// process, level.
type content struct {
	body []byte
	// failed is true when the program marked the line as an error, logged when
	// there was a time, a level or a process before the message.
	failed, logged bool
}

// maxPrefixes bounds how many parts before the message are taken off.
const maxPrefixes = 8

// strip takes time, process, level and quoting off the front of a line. It
// never takes off more than it recognises.
func strip(line []byte) content {
	c := content{body: trimFront(line)}
	for range maxPrefixes {
		rest, failed, ok := stripOne(c.body)
		if !ok {
			break
		}
		c.logged = c.logged || c.body[0] != '>' && c.body[0] != 0x1b
		c.body, c.failed = trimFront(rest), c.failed || failed
	}
	return c
}

func trimFront(b []byte) []byte {
	for len(b) > 0 && (b[0] == ' ' || b[0] == '\t') {
		b = b[1:]
	}
	return b
}

func stripOne(b []byte) (rest []byte, failed, ok bool) {
	if len(b) < 2 {
		return b, false, false
	}
	switch c := b[0]; {
	case c == '[':
		return stripBrackets(b, ']')
	case c == '<':
		return stripBrackets(b, '>')
	case c == '{':
		return stripRamdiskLevel(b)
	case c == '>' && b[1] == ' ', c == 0x1b:
		return stripQuoteOrColour(b)
	case c >= '0' && c <= '9':
		return stripTime(b)
	}
	if rest, ok = stripSyslogDate(b); ok {
		return rest, false, true
	}
	if rest, failed, ok = stripLevel(b); ok {
		return rest, failed, true
	}
	return stripProcess(b)
}

// stripBrackets takes off "[11:50:17.0393] ", "[5676:8c8]: ", "[ERROR] ",
// "<Info> " and the like, and nothing else in brackets.
func stripBrackets(b []byte, closing byte) ([]byte, bool, bool) {
	end := bytes.IndexByte(b, closing)
	if end > 1 && end < 120 && len(bytes.Trim(b[1:end], "=>#-. ")) == 0 {
		return stripProgress(b, end+1)
	}
	if end < 2 || end > 40 {
		return b, false, false
	}
	inside := bytes.TrimSpace(b[1:end])
	if len(inside) == 0 {
		return b, false, false
	}
	rest := bytes.TrimPrefix(b[end+1:], []byte(":"))
	if len(inside) < 12 && !isDigit(inside[0]) {
		if level, isLevel := levels[lower(inside)]; isLevel {
			return rest, level, true
		}
	}
	if closing == ']' && (isTime(inside) || isProcessNumbers(inside) || isUptime(inside)) {
		return rest, false, true
	}
	return b, false, false
}

// stripProgress takes off what is left of a progress bar that a message was
// written behind: "[=====     ]  50.0% ".
func stripProgress(b []byte, end int) ([]byte, bool, bool) {
	rest := trimFront(b[end:])
	digits := 0
	for digits < len(rest) && (isDigit(rest[digits]) || rest[digits] == '.') {
		digits++
	}
	if digits == 0 || digits == len(rest) || rest[digits] != '%' {
		return b, false, false
	}
	return rest[digits+1:], false, true
}

// stripRamdiskLevel takes off "{4>7} " of the phone's own log.
func stripRamdiskLevel(b []byte) ([]byte, bool, bool) {
	end := bytes.IndexByte(b, '}')
	if end < 2 || end > 8 || bytes.IndexByte(b[:end], '>') < 0 {
		return b, false, false
	}
	return b[end+1:], false, true
}

func stripQuoteOrColour(b []byte) ([]byte, bool, bool) {
	if b[0] == '>' {
		return b[2:], false, true
	}
	if end := bytes.IndexByte(b, 'm'); b[1] == '[' && end > 0 && end < 12 {
		return b[end+1:], false, true
	}
	return b, false, false
}

// stripTime takes off a date or a time at the front: "2011-10-05",
// "14:26:52.000", "00:34:22.165:".
func stripTime(b []byte) ([]byte, bool, bool) {
	end := 0
	for end < len(b) && b[end] != ' ' && b[end] != '\t' {
		end++
	}
	word := bytes.TrimSuffix(b[:end], []byte(":"))
	if !isTime(word) {
		return b, false, false
	}
	return b[end:], false, true
}

// isTime says whether a word is a date or a time: digits and the signs
// between them, with two digits on both sides of a colon or date sign.
func isTime(word []byte) bool {
	if len(word) < 5 || len(word) > 40 {
		return false
	}
	signs := 0
	for i, c := range word {
		switch {
		case c >= '0' && c <= '9':
		case c == ':' || c == '-' || c == '/':
			if i >= 2 && isDigit(word[i-1]) && isDigit(word[i-2]) {
				signs++
			}
		case c == '.' || c == ',' || c == '+' || c == 'T' || c == 'Z' || c == ' ' || c == 'G' || c == 'M':
		default:
			return false
		}
	}
	return signs > 0
}

// isProcessNumbers recognises "5676:8c8" and "4281".
func isProcessNumbers(word []byte) bool {
	for _, c := range word {
		if !isDigit(c) && c != ':' && (c < 'a' || c > 'f') {
			return false
		}
	}
	return len(word) > 0
}

// levels are the words programs put before a message, and whether they mark
// an error.
var levels = map[string]bool{
	"error": true, "err": true, "fatal": true, "critical": true, "e": true, "exception": false,
	"info": false, "notice": false, "note": false, "warning": false, "warn": false, "debug": false, "verbose": false,
	"i": false, "w": false, "d": false, "*": false, "log": false, "default": false,
}

// stripLevel takes off "ERROR: ", "INFO ", "NOTE: ".
func stripLevel(b []byte) ([]byte, bool, bool) {
	// futurerestore's exceptions.
	if bytes.HasPrefix(b, []byte("what=")) {
		return b[len("what="):], true, true
	}
	end := 0
	for end < len(b) && end < 12 && isLetter(b[end]) {
		end++
	}
	if end < 3 || end == len(b) || b[end] != ':' && (b[end] != ' ' || b[0] > 'Z' || b[1] > 'Z') {
		return b, false, false
	}
	failed, ok := levels[lower(b[:end])]
	if !ok {
		return b, false, false
	}
	return b[end+1:], failed, true
}

// stripProcess takes off "iTunes[6456:20b]: ", "host name[2414] ",
// "AMPDevicesAgent: (MobileDevice) ": up to three words, the last with a
// process number in brackets.
func stripProcess(b []byte) ([]byte, bool, bool) {
	window := b[:min(len(b), 160)]
	open := bytes.IndexByte(window, '[')
	if open < 1 || bytes.Count(window[:open], []byte(" ")) > 2 || bytes.ContainsAny(withoutLibrary(window[:open]), "\"'(<=,%") {
		return b, false, false
	}
	length := bytes.IndexByte(window[open:], ']')
	if length < 2 || !isProcessNumbers(window[open+1:open+length]) || !isDigit(window[open+1]) {
		return b, false, false
	}
	rest := b[open+length+1:]
	if len(rest) == 0 || rest[0] != ':' && rest[0] != ' ' {
		return b, false, false
	}
	return rest[1:], false, true
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

// lower is a lower-case copy of a short ASCII word.
func lower(b []byte) string { return string(bytes.ToLower(b)) }
