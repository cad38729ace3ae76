package device

import "strings"

// openTags are the tags whose values describe a kind of device and never one
// of them. Whatever else a serial string holds may identify it.
var openTags = map[string]bool{
	"CPID": true, "CPRV": true, "CPFM": true, "SCEP": true, "BDID": true, "IBFL": true,
	"SDOM": true, "SIKA": true, "PREV": true, "SRTG": true, "PWND": true, "YOLO": true,
}

// MaskSerial replaces by X every letter and digit of a serial string that may
// identify one device. What boot code says about the kind of device stays:
// chip, board, revisions, flags, build tags. Of the 24-digit serial of a
// running device the first eight digits are its chip and stay; the sixteen of
// its ECID go. The address that Linux gives a host controller as its serial
// stays too.
func MaskSerial(s string) string {
	return MapSerial(s, func(id string) string { return maskAll(id) })
}

// MapSerial passes the identifying parts of a serial string through f and
// leaves the rest.
func MapSerial(s string, f func(id string) string) string {
	if isPCIAddress(s) {
		return s
	}
	if isNewUDID(s) {
		return s[:8] + f(s[8:])
	}
	var b strings.Builder
	at, found := 0, false
	for fd := range serialFields(s) {
		found = true
		b.WriteString(mapWords(s[at:fd.start], f))
		if openTags[fd.tag] {
			b.WriteString(fd.value)
		} else {
			b.WriteString(f(fd.value))
		}
		at = fd.end
	}
	if !found {
		return f(s)
	}
	b.WriteString(mapWords(s[at:], f))
	return b.String()
}

// mapWords passes the words between the fields of a serial string through f,
// except a tag at the end.
func mapWords(s string, f func(id string) string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		end := i
		for end < len(s) && isWord(s[end]) {
			end++
		}
		switch {
		case end == i:
			b.WriteByte(s[i])
			end++
		case end-i == 4 && end < len(s) && s[end] == ':':
			b.WriteString(s[i:end])
		default:
			b.WriteString(f(s[i:end]))
		}
		i = end
	}
	return b.String()
}

// maskAll puts an X for every letter and digit.
func maskAll(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x80 || r < 0x80 && isWord(byte(r)) {
			return 'X'
		}
		return r
	}, s)
}

// isPCIAddress is true for serials such as "0000:00:14.0" of root hubs.
func isPCIAddress(s string) bool {
	return len(s) == 12 && s[4] == ':' && s[7] == ':' && s[10] == '.' &&
		allHex(s[:4]) && allHex(s[5:7]) && allHex(s[8:10]) && allHex(s[11:])
}

// isNewUDID is true for the 24-digit serial of a running device, its ECID
// masked already or not.
func isNewUDID(s string) bool {
	chip, ecid := s[:min(8, len(s))], strings.TrimPrefix(s[min(8, len(s)):], "-")
	return strings.HasPrefix(chip, "0000") && allHex(chip) && len(ecid) == 16 &&
		(allHex(ecid) || strings.Trim(ecid, "X") == "")
}
