package restorelog

import "bytes"

// syslogDays and syslogMonths are the words that syslog begins a line with, in
// English whatever the system speaks (RFC 3164, section 4.1.2). journalctl
// writes its lines alike, with the day of the week before a full date.
var (
	syslogDays   = []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
	syslogMonths = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)

// stripSyslogDate takes off "Nov  2 18:04:05 ", "Nov 22 18:04:05.123456 " and
// "Sun " before a date in digits. Host and process follow, and are taken off
// like every process.
func stripSyslogDate(b []byte) (rest []byte, ok bool) {
	if rest, ok = cutWord(b, syslogDays); ok {
		return rest, len(rest) > 10 && isTime(rest[:10])
	}
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
