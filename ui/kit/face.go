package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// With every style of a theme Fyne reads three more faces to fall back on, its
// own text face, its emoji and the desktop's: 9 MB of memory and a moment of
// the start each time. A text whose characters are all Inter's needs none of
// them; it names its face, and then Fyne reads that one alone.

// interMarks are the characters beyond Latin that Relink's sentences use and
// every face of Inter has; a test reads them in the faces.
const interMarks = "–—‘’‚“”„‹›…•−×→←↑↓✓€™"

// isInter reports a character that every face of Inter has.
func isInter(r rune) bool {
	return r >= ' ' && r <= '~' || r >= 0xa0 && r <= 0x17e && r != 'ŉ' || strings.ContainsRune(interMarks, r)
}

// faceOf is the face that has all of a text in a style; nil leaves it to the
// theme and its fallbacks.
func faceOf(s string, style fyne.TextStyle) fyne.Resource {
	face, ok := faces[style]
	if !ok || strings.ContainsFunc(s, func(r rune) bool { return !isInter(r) }) {
		return nil
	}
	return face
}

var faces = map[fyne.TextStyle]fyne.Resource{regular: fontRegular, StrongStyle: FontStrong, DisplayStyle: FontDisplay}
