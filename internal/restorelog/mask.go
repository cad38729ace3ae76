package restorelog

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"relink/internal/device"
)

// identifying are the shapes of what tells one phone or person from all
// others. What the first group holds is replaced by X, letter for letter.
var identifying = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:ecid|uniquechipid|udid|unique ?device ?id|\w*serial ?number|serial ?(?:no)?|srnm|imei2?|imeisv|meid|iccid|imsi|snum|mac address|wifiaddress|bluetoothaddress|buid)\b["'\]>:=\s]*(?:is\s+)?[\[<"'(]*((?:0x)?[0-9A-Za-z]{6,64}(?:-[0-9A-Fa-f]{8,64})?)`),
	regexp.MustCompile(`(?i)(?:\b|_)((?:0x)?[0-9a-f]{16,})`),          // nonces, digests, UDIDs, bare ECIDs, also side by side in names of files
	regexp.MustCompile(`(?i)\b0x([0-9a-f]{10,15})\b`),                 // ECIDs without leading zeros
	regexp.MustCompile(`\b([0-9A-Fa-f]{8}-[0-9A-Fa-f]{16})\b`),        // UDIDs since 2018
	regexp.MustCompile(`\b(\d{11,})\b`),                               // ECIDs, IMEIs in decimal
	regexp.MustCompile(`\b(\d{2}[- ]\d{6}[- ]\d{6}[- ]\d)\b`),         // IMEIs as printed
	regexp.MustCompile(`(?i)\b((?:[0-9a-f]{2}[ :-]){5,}[0-9a-f]{2})`), // MACs, nonces byte by byte
	regexp.MustCompile(`(?i)\b(fe80:[0-9a-f:]+)`),                     // addresses made from a MAC
	regexp.MustCompile(`(?i)(?:/Users/|/home/|\\+Users\\+|\\+Documents and Settings\\+)([^/\\:*?"<>|\r\n]+)`),
	regexp.MustCompile(`([\w.+-]+@[\w-]+(?:\.[\w-]+)*)`),
	regexp.MustCompile(`“([^”]{1,60})”`), // names of phones in dialogs
	regexp.MustCompile(`[„«]([^“”»]{1,60})[“”»]`),
	regexp.MustCompile(`(?:iPhone|iPad|iPod|Mac) "([^"]{1,60})" (?:could|konnte|n’a)`),
	regexp.MustCompile(`\b([C-HJ-NP-TV-Z0-9]{12})\b`), // serial numbers of twelve
	regexp.MustCompile(`DeviceName["'\s:=]+"([^"]{1,60})"`),
	regexp.MustCompile(`^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)? (\S+) \S+\[\d+\]`),
	regexp.MustCompile(`^[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d (\S+) `),
}

// maskText replaces what identifies a phone or a person by X of equal length.
func maskText(s string) string {
	for _, shape := range identifying {
		found := shape.FindAllStringSubmatchIndex(s, -1)
		if found == nil {
			continue
		}
		masked := []byte(s)
		for _, at := range found {
			if at[2] >= 0 && worthMasking(s[at[2]:at[3]]) {
				crossOut(masked[at[2]:at[3]])
			}
		}
		s = string(masked)
	}
	return s
}

// worthMasking keeps plain words from being crossed out by the shapes that
// allow letters: what identifies holds a digit, or is a name in quotes or a
// path, or is no ASCII.
func worthMasking(s string) bool {
	return strings.ContainsAny(s, "0123456789") || strings.ContainsAny(s, "@ ") || !plainWord[strings.ToLower(s)]
}

// plainWord are words that stand where a number may.
var plainWord = map[string]bool{"number": true, "device": true, "cannot": true, "unknown": true, "shared": true, "failed": true}

// crossOut writes X over letters and digits in place. Bytes outside ASCII
// become X too.
func crossOut(b []byte) {
	for i, c := range b {
		if isDigit(c) || isLetter(c) || c >= utf8.RuneSelf {
			b[i] = 'X'
		}
	}
}

// evidenceText is a line as it may be shown: without what identifies a phone
// or a person, without control characters, of bounded length.
func evidenceText(raw string) string {
	text := maskText(strings.TrimSpace(cleanText(raw)))
	if len(text) <= maxEvidence {
		return text
	}
	cut := maxEvidence
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}

// cleanText is text without control characters, escapes, bidirectional marks
// and invalid UTF-8.
func cleanText(s string) string { return device.Clean(s) }

// escapes are what pages and property lists write for signs of their own.
var escapes = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'", "&apos;", "'", "&amp;", "&")

// unescape gives a line copied from a page its signs back.
func unescape(b []byte) []byte {
	if bytes.IndexByte(b, '&') < 0 {
		return b
	}
	return []byte(escapes.Replace(string(b)))
}

// mayBeError is a quick look for lines that a program may have marked as an
// error.
func mayBeError(b []byte) bool {
	head := b[:min(len(b), 200)]
	return bytes.Contains(head, []byte("ERR")) || bytes.Contains(head, []byte("Error>")) || bytes.Contains(head, []byte("[Error]"))
}
