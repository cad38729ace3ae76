package device

import "strings"

// bootTags are the tags that can begin boot code's serial string in text.
var bootTags = map[string]bool{
	"SDOM": true, "CPID": true, "CPRV": true, "CPFM": true, "SCEP": true, "BDID": true, "ECID": true,
	"IBFL": true, "SIKA": true, "SRTG": true, "SRNM": true, "IMEI": true, "PREV": true, "PWND": true,
}

// widestGap is how many bytes, none of them a letter or digit, may stand
// between two fields of one serial string.
const widestGap = 8

// FindSerials finds the serial strings of boot code in a line of text, and
// runs of its tags that are but a part of one. What follows may say which they
// are; IsBootSerial does.
func FindSerials(line string) []string {
	var found []string
	start, end, chip := -1, 0, false
	keep := func() {
		if start >= 0 {
			found = append(found, line[start:end])
		}
		start, chip = -1, false
	}
	for f := range serialFields(line) {
		at := f.at
		if start >= 0 && (at-end > widestGap || hasWord(line[min(end, at):at]) || f.tag == "CPID" && chip) {
			keep()
		}
		if start < 0 && !bootTags[f.tag] || f.value == "" && !bootTags[f.tag] {
			keep()
			continue
		}
		if start < 0 {
			start = at
		}
		chip = chip || f.tag == "CPID"
		end = f.end
		if end < len(line) && line[end] == ']' {
			end++
		}
	}
	keep()
	return found
}

func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 && r != '…' || r < 0x80 && isWord(byte(r)) })
}

// IsBootSerial says whether s is a serial string of boot code: it has a chip
// and at least one more of its tags.
func IsBootSerial(s string) bool {
	known := 0
	for f := range serialFields(s) {
		if bootTags[f.tag] {
			known++
		}
	}
	return known > 1 && ParseSerial(s).CPID != nil
}
