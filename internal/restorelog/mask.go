package restorelog

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"relink/internal/device"
	"relink/internal/mask"
)

// private finds what identifies a phone or a person by its shape.
var private = mask.NewFinder()

// Hiding is r without these names besides, such as those of this computer and
// its user. A letter or digit of one becomes an X.
func (r Result) Hiding(names ...string) Result {
	own := mask.NewFinder(names...)
	r.Evidence = slices.Clone(r.Evidence)
	for i, l := range r.Evidence {
		r.Evidence[i].Text = own.CrossOut(l.Text)
	}
	return r
}

// evidenceText is a line as it may be shown: without what identifies a phone
// or a person, without control characters, of bounded length.
func evidenceText(raw string) string {
	text := private.CrossOut(strings.TrimSpace(cleanText(raw)))
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

// errorMarks are how the marks of an error look.
var errorMarks = [][]byte{[]byte("ERR"), []byte("Error>"), []byte("[Error]"), []byte("=error"), []byte(`"error"`), []byte("error\t")}

// mayBeError is a quick look for lines that a program may have marked as an
// error.
func mayBeError(b []byte) bool {
	head := b[:min(len(b), 200)]
	if !bytes.Contains(head, []byte("ERR")) && !bytes.Contains(head, []byte("rror")) {
		return false
	}
	for _, mark := range errorMarks {
		if bytes.Contains(head, mark) {
			return true
		}
	}
	return false
}
