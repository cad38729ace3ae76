package identify

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"relink/internal/device"
)

var (
	// colours are the sequences with which terminals colour text.
	colours = regexp.MustCompile(`\x1b\[[0-9;?]*[A-Za-z]`)
	// lsusbStart begins a device in lsusb's output, wherever a line was joined.
	lsusbStart = regexp.MustCompile(`Bus \d{1,3} Device \d{1,3}: ID `)
	// prefixedTag is a number of boot code's serial string that a program wrote
	// with its 0x.
	prefixedTag = regexp.MustCompile(`(?i)\b(CPID|CPRV|CPFM|SCEP|BDID|ECID|IBFL|SDOM|SIKA|PREV)[:=] ?0x([0-9a-f]{1,16})\b`)
)

// hidden are characters that pad or mark text and belong to no id: the NUL of
// fixed buffers and of UTF-16, the mark of its byte order, and blanks of no
// width.
var hidden = strings.NewReplacer("\x00", "", "\ufeff", "", "\u200b", "", "\u200e", "", "\u200f", "", "\u00a0", " ", "\r", "")

// cleanLine takes from a line what a terminal, a fixed buffer or a program's
// way of writing numbers put there.
func cleanLine(s string) string {
	if strings.IndexByte(s, 0x1b) >= 0 {
		s = colours.ReplaceAllString(s, "")
	}
	if strings.ContainsAny(s, "\x00\ufeff\u200b\u200e\u200f\u00a0\r") {
		s = hidden.Replace(s)
	}
	if strings.Contains(s, "0x") && strings.IndexByte(s, ':') >= 0 {
		if tags := prefixedTag.FindAllStringIndex(s, 2); len(tags) > 1 {
			s = prefixedTag.ReplaceAllStringFunc(s, withoutPrefix)
		}
	}
	return s
}

// withoutPrefix writes a number of a serial string as boot code does.
func withoutPrefix(field string) string {
	m := prefixedTag.FindStringSubmatch(field)
	tag := strings.ToUpper(m[1])
	n, err := strconv.ParseUint(m[2], 16, 64)
	if err != nil {
		return field
	}
	return tag + ":" + hexOf(tag, n)
}

// hexWidths are the hex digits of each number in the serial string; of those
// without a row two.
var hexWidths = map[string]int{"CPID": 4, "ECID": 16}

// hexOf writes a number with the digits that boot code gives it. A board id of
// Port DFU is longer than others.
func hexOf(tag string, n uint64) string {
	width := max(hexWidths[tag], 2)
	if tag == "BDID" && n > 0xff {
		width = 16
	}
	return fmt.Sprintf("%0*X", width, n)
}

// devicesOf splits a line in which several devices of lsusb were joined.
func devicesOf(s string) []string {
	if !strings.Contains(s, ": ID ") {
		return []string{s}
	}
	at := lsusbStart.FindAllStringIndex(s, -1)
	if len(at) == 0 || len(at) == 1 && (at[0][0] == 0 || !isLetter(s[at[0][0]-1])) {
		return []string{s}
	}
	var parts []string
	start := 0
	for _, i := range at {
		if i[0] > start {
			parts = append(parts, s[start:i[0]])
		}
		start = i[0]
	}
	return append(parts, s[start:])
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// cleanSerial takes from a serial string what stood around it in the text:
// quotes, brackets, the end of a sentence, and the marks of NUL characters.
// What a program printed in place of one is none.
func cleanSerial(s string) string {
	s = strings.TrimLeft(strings.TrimSpace(s), "\"'`“”‘’<(")
	for {
		before := s
		s = strings.TrimRight(s, " \t\x00\"'`“”‘’°*.,;:!?)>}|")
		for _, mark := range []string{`\0`, `\x00`, `\u0000`, "^@"} {
			s = strings.TrimSuffix(s, mark)
		}
		if strings.HasSuffix(s, "]") && strings.Count(s, "]") > strings.Count(s, "[") {
			s = s[:len(s)-1]
		}
		if s == before {
			break
		}
	}
	if device.IsPlaceholder(s) {
		return ""
	}
	return s
}
