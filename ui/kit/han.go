package kit

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// piece is a stretch of text that one face is asked for. Chinese is asked of
// RelinkHan in whatever language the window speaks, since logs and names of
// files may hold it, and only then is that face read.
type piece struct {
	text string
	han  bool
}

// isHan reports a character that is set in the Chinese face: ideographs, kana,
// and the punctuation and letters of full width.
func isHan(r rune) bool {
	return r >= 0x2E80 && (r >= 0x3000 && r <= 0x312F || r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF00 && r <= 0xFFEF || unicode.Is(unicode.Han, r))
}

func hasHan(s string) bool { return strings.ContainsFunc(s, isHan) }

// scripts cuts text into pieces; most text is one.
func scripts(s string) []piece {
	if !hasHan(s) {
		return []piece{{text: s}}
	}
	var out []piece
	from, is := 0, false
	for i, r := range s {
		if now := isHan(r); now != is {
			if i > from {
				out = append(out, piece{s[from:i], is})
			}
			from, is = i, now
		}
	}
	return append(out, piece{s[from:], is})
}

// measure is the width of a piece in pixels.
func (p piece) measure(size float32, style fyne.TextStyle) float32 {
	face := faceOf(p.text, style)
	if p.han {
		face, style = fontHan, regular
	}
	wide, _ := fyne.CurrentApp().Driver().RenderedTextSize(p.text, size, style, face)
	return wide.Width
}

// drawn is a piece as Fyne draws it. There is no bold Chinese face: place
// makes it bold.
func (p piece) drawn(c color.Color, size float32, style fyne.TextStyle) *canvas.Text {
	o := canvas.NewText(p.text, c)
	o.TextSize, o.TextStyle, o.FontSource = size, style, faceOf(p.text, style)
	if p.han {
		o.FontSource, o.TextStyle = fontHan, fyne.TextStyle{Bold: style.Bold}
	}
	return o
}

// place puts a piece into its line. A bold Chinese one is drawn twice, a
// little apart, as systems do that have no bold face.
func place(o *canvas.Text, x, y, lead float32) []fyne.CanvasObject {
	need := o.MinSize()
	o.Resize(need)
	o.Move(fyne.NewPos(x, y+(lead-need.Height)/2))
	if o.FontSource != fontHan || !o.TextStyle.Bold {
		return []fyne.CanvasObject{o}
	}
	again := *o
	again.Move(o.Position().AddXY(o.TextSize/28, 0))
	return []fyne.CanvasObject{o, &again}
}
