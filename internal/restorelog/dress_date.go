package restorelog

import (
	"bytes"
	"regexp"
	"slices"
)

// syslogDays and syslogMonths are the words that syslog begins a line with, in
// English whatever the system speaks (RFC 3164, section 4.1.2). journalctl
// writes its lines alike, with the day of the week before a full date.
var (
	syslogDays   = []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
	syslogMonths = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)

const (
	monthWord = `(?:Jan|Feb|M[aä]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])[a-zä]{0,7}\.?`
	clock     = `\d{1,2}[:.h]\d{2}(?:[:.m]\d{2}(?:[.,]\d{1,9})?)?s?`
)

var (
	// oddTime is a date or a time as people's settings print it: "01.06.2024",
	// "6/1/2024,", "2024年6月1日", "1. Juni 2024", "1:05", "1717236000.123".
	oddTime = regexp.MustCompile(`^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日|` +
		`\d{1,2}\.?[ -]` + monthWord + `[ -]\d{2,4}|` + clock + `(?:Z|[ap]m|[AP]M)?|\d{10}(?:\.\d{1,9})?)(?:[,;:T_](?:` + clock + `)?)?[,;:]?[\s\x{202f}\x{a0}]`)
	// wordyDate is "Jun 1, 2024, ", "Saturday, June 1, 2024 ", "Sat Jun  1 12:00:00 2024 ".
	wordyDate = regexp.MustCompile(`^(?:[A-Z][a-z]{2,8},? )?` + monthWord + ` {1,2}\d{1,2}(?: \d{2}:\d{2}:\d{2}(?: [A-Z]{3,4})?)?,? \d{4},?(?: at)?[\s:]`)
	// zoneWord is what follows a time: half of the day, zone.
	zoneWord = regexp.MustCompile(`^(?:[AaPp]\.?[Mm]\.?|Uhr|UTC|GMT|[A-Z]{1,4}T|MSK|JST|Z|ق\.ظ|ب\.ظ|ص|م)(?:[+-]\d{1,2}(?::?\d{2})?)?[,:;]?[\s\x{202f}\x{a0}\]]`)
	// dayHalf stands before a time in Chinese and Japanese.
	dayHalf = regexp.MustCompile(`^(?:上午|下午|午前|午後|오전|오후) ?`)
)

// time takes off a date or a time at the front: "2011-10-05", "14:26:52.000",
// "00:34:22.165:", and those of oddTime.
func (c *content) time() bool {
	b := c.body
	end := 0
	for end < len(b) && b[end] != ' ' && b[end] != '\t' {
		end++
	}
	if isTime(bytes.TrimSuffix(b[:end], []byte(":"))) {
		c.timed = true
		c.columns = c.columns || end < len(b) && b[end] == '\t'
		return c.log(b[end:])
	}
	odd := oddTime.FindIndex(b[:min(len(b), 64)])
	if odd == nil {
		return false
	}
	c.timed = true
	c.columns = c.columns || b[odd[1]-1] == '\t'
	return c.log(b[odd[1]:])
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

// zone takes off what may follow a time: "PM", "Uhr", "CEST", "+0200".
func (c *content) zone() bool {
	b := c.body[:min(len(c.body), 16)]
	if !mayBeZone(b) {
		return false
	}
	found := zoneWord.FindIndex(b)
	if found == nil {
		return false
	}
	c.timed = true // "PM CEST"
	return c.log(c.body[found[1]:])
}

// offset takes off a zone in digits behind a time: "+0200 ", "-07:00 ".
func (c *content) offset() bool {
	end := bytes.IndexByte(c.body[:min(len(c.body), 8)], ' ')
	if c.body[0] != '+' && c.body[0] != '-' || end < len("+0200") {
		return false
	}
	return allDigits(bytes.Replace(c.body[1:end], []byte(":"), nil, 1)) && c.keep(c.body[end:])
}

// mayBeZone is a quick look for what zoneWord may fit: at most four letters, or
// another script.
func mayBeZone(b []byte) bool {
	end := 0
	for end < len(b) && (isLetter(b[end]) || b[end] == '.') {
		end++
	}
	switch {
	case end == 0 || end > 4 || end == len(b):
		return b[0] >= 0x80
	case b[0] >= 'a' || b[1] >= 'a':
		return b[1] == '.' || b[0]|0x20 != 'u' && b[1]|0x20 == 'm' && end == 2 || b[0] == 'U' && end == 3
	}
	return true
}

// datePrefixes are how the names of months and days begin that wordyDate fits.
var datePrefixes = func() map[string]bool {
	begin := map[string]bool{"M\xc3\xa4": true, "Mai": true, "Okt": true, "Dez": true}
	for _, w := range slices.Concat(syslogDays, syslogMonths) {
		begin[w] = true
	}
	return begin
}()

// dateInWords takes off "Nov  2 18:04:05 ", "Nov 22 18:04:05.123456 ", "Sun "
// before a date in digits, and the dates of wordyDate. Host and process follow,
// and are taken off like every process.
func (c *content) dateInWords() bool {
	b := c.body
	if len(b) < 4 || b[0] < 0x80 && !datePrefixes[string(b[:3])] {
		return false
	}
	if rest, ok := cutWord(b, syslogDays); ok && len(rest) > 10 && isTime(rest[:10]) {
		return c.log(rest)
	}
	if rest, ok := syslogDate(b); ok {
		c.timed = true
		return c.log(rest)
	}
	head := b[:min(len(b), 64)]
	found := []int(nil)
	switch {
	case b[0] < 0x80:
		found = wordyDate.FindIndex(head)
	case b[0] >= 0x80:
		found = dayHalf.FindIndex(head)
	}
	if found == nil {
		return false
	}
	c.timed = true
	return c.log(b[found[1]:])
}

// syslogDate takes "Nov  2 18:04:05 " off.
func syslogDate(b []byte) (rest []byte, ok bool) {
	rest, ok = cutWord(b, syslogMonths)
	if !ok {
		return b, false
	}
	rest = trimFront(rest)
	digits := 0
	for digits < len(rest) && isDigit(rest[digits]) {
		digits++
	}
	if digits < 1 || digits > 2 || digits == len(rest) || rest[digits] != ' ' {
		return b, false
	}
	clock, rest, ok := bytes.Cut(rest[digits+1:], []byte(" "))
	if !ok || len(clock) < len("18:04:05") || !isTime(clock) {
		return b, false
	}
	return rest, true
}

// cutWord takes one of some words and the blank behind it off the front.
func cutWord(b []byte, words []string) ([]byte, bool) {
	for _, w := range words {
		if len(b) > len(w) && b[len(w)] == ' ' && string(b[:len(w)]) == w {
			return b[len(w)+1:], true
		}
	}
	return b, false
}

// logTypes are what macOS's log calls its levels.
var logTypes = map[string]bool{"Default": false, "Info": false, "Debug": false, "Error": true, "Fault": true, "Activity": false}

// threadColumns takes off what macOS's log prints between a time and the
// process: "0x1530b  Default  0x0  812  0  ".
func (c *content) threadColumns() bool {
	if !c.logged || !bytes.HasPrefix(c.body, []byte("0x")) {
		return false
	}
	rest := c.body
	for i := range 5 {
		end := bytes.IndexByte(rest, ' ')
		if end < 1 {
			return false
		}
		failed, isType := logTypes[string(rest[:end])]
		if i == 1 && !isType || i != 1 && !isDigit(rest[0]) {
			return false
		}
		c.failed = c.failed || failed
		rest = trimFront(rest[end:])
	}
	return c.keep(rest)
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

// isUptime recognises "  123.456789", as the kernel and journalctl's monotonic
// form count seconds.
func isUptime(word []byte) bool {
	whole, part, ok := bytes.Cut(word, []byte("."))
	return ok && len(part) >= 3 && allDigits(whole) && allDigits(part)
}

func allDigits(b []byte) bool {
	for _, c := range b {
		if !isDigit(c) {
			return false
		}
	}
	return len(b) > 0
}
