package restore

import (
	"regexp"
	"strconv"
	"strings"
)

// ParseCode reads the number a person typed or pasted: "4013", "-1",
// "error 4013", "0xFAD", or a whole dialog with the number in brackets or
// after the word error. It reports false for text that holds no number, or
// several without saying which is meant.
func ParseCode(text string) (int, bool) {
	text = strings.TrimSpace(minusSigns.Replace(text))
	if n, ok := parseNumber(text); ok {
		return n, true
	}
	for _, shape := range codeShapes {
		if found := shape.FindAllStringSubmatch(text, -1); len(found) > 0 {
			return parseNumber(found[len(found)-1][1])
		}
	}
	return 0, false
}

// minusSigns are what dialogs and keyboards write instead of a plain minus.
var minusSigns = strings.NewReplacer("\u2212", "-", "\u2013", "-", "\u2011", "-")

// codeShapes say where in a sentence the number stands, surest first:
// Apple's dialogs end in it, in brackets; people write "error 4013",
// "error code: 4013", "status 9".
var codeShapes = []*regexp.Regexp{
	regexp.MustCompile(`\((-?\d{1,10}|0[xX][0-9a-fA-F]{1,8})\)`),
	regexp.MustCompile(`(?i)\b(?:error|code|status|fehler|erreur|errore)\b[\s:#=]*(?:code\b|number\b|nr\.?)?[\s:#=]*(-?\b\d{1,10}\b|0x[0-9a-f]{1,8}\b)`),
}

func parseNumber(s string) (int, bool) {
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(s), "0x"); ok {
		s, base = hex, 16
	}
	n, err := strconv.ParseInt(s, base, 64)
	if err != nil || n > 1<<32 || n < -1<<31 || strings.HasPrefix(s, "+") {
		return 0, false
	}
	return int(n), true
}
