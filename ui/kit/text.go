package kit

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// maxShown bounds what one text shows, in bytes: text may come from a device.
const maxShown = 4000

// Text is a paragraph in a role of the type scale. It wraps at its width, and
// two asterisks around words make them strong.
type Text struct {
	widget.BaseWidget
	Role  Role
	Color fyne.ThemeColorName
	Align fyne.TextAlign
	// Cut shows one line only, its end cut with an ellipsis when it is too
	// long.
	Cut bool
	// Measure is the greatest width of a line in pixels; 0 is the width given.
	Measure float32

	text string
	Bold bool

	// the lines of the last width and text asked for
	lines     []line
	linesWide float32
	linesSize float32
	linesText string
	linesFont float32 // the size they are set in

	// the width on one line, of the last text asked for
	wide     float32
	wideSize float32
	wideText string
}

// NewText is a paragraph that shows s.
func NewText(role Role, s string) *Text {
	t := &Text{Role: role, Color: Roles[role].color, text: s}
	t.ExtendBaseWidget(t)
	return t
}

// In sets the colour.
func (t *Text) In(c fyne.ThemeColorName) *Text { t.Color = c; return t }

// Strong makes the whole text semi-bold.
func (t *Text) Strong() *Text { t.Bold = true; return t }

// Centred centres the lines and makes them of like length.
func (t *Text) Centred() *Text { t.Align = fyne.TextAlignCenter; return t }

// Trailing sets the lines to the right.
func (t *Text) Trailing() *Text { t.Align = fyne.TextAlignTrailing; return t }

// OneLine cuts the text at its width.
func (t *Text) OneLine() *Text { t.Cut = true; return t }

// Wide bounds the length of a line, in pixels.
func (t *Text) Wide(w float32) *Text { t.Measure = w; return t }

// Text is what is shown.
func (t *Text) Text() string { return t.text }

// SetText shows another text.
func (t *Text) SetText(s string) {
	if s == t.text {
		return
	}
	t.text = s
	t.Refresh()
}

// HeightAt is the height at a width, in pixels.
func (t *Text) HeightAt(width float32) float32 {
	if t.text == "" {
		return 0
	}
	lines := t.linesAt(width)
	return float32(len(lines)) * t.linesFont * Roles[t.Role].Lead
}

// Fits reports whether the whole of the text shows in its size.
func (t *Text) Fits() bool {
	size := t.Size()
	if t.HeightAt(size.Width) > size.Height+0.6 {
		return false
	}
	for _, l := range t.linesAt(size.Width) {
		if l.width > size.Width+1.5 {
			return false
		}
	}
	return true
}

// Natural is the width of the text on one line.
func (t *Text) Natural() float32 {
	if size := TextSize(t.Role); t.wide == 0 || t.wideSize != size || t.wideText != t.text {
		t.wide, t.wideSize, t.wideText = 0, size, t.text
		for _, l := range t.breakAt(1e6, size) {
			t.wide = max(t.wide, l.width)
		}
	}
	widest := t.wide
	if t.Measure > 0 {
		widest = min(widest, t.Measure)
	}
	return widest + 1
}

func (t *Text) LineHeight() float32 { return TextSize(t.Role) * Roles[t.Role].Lead }

func (t *Text) styleOf(isStrong bool) fyne.TextStyle {
	if isStrong || t.Bold {
		if s := Roles[t.Role].style; s.Bold {
			return s
		}
		return StrongStyle
	}
	return Roles[t.Role].style
}

// Overhangs tells whether a line of it is clearly wider than a width it is given.
func (t *Text) Overhangs(width float32) bool {
	return slices.ContainsFunc(t.linesAt(width), func(l line) bool { return l.width > width+1.5 })
}

// linesAt breaks the text at a width; the last answer is kept, because layout
// asks more than once.
func (t *Text) linesAt(width float32) []line {
	size := TextSize(t.Role)
	if t.lines != nil && t.linesWide == width && t.linesSize == size && t.linesText == t.text {
		return t.lines
	}
	t.linesWide, t.linesSize, t.linesText = width, size, t.text
	t.linesFont = t.fontAt(width, size)
	t.lines = t.breakAt(width, t.linesFont)
	return t.lines
}

// shown is the part of the text that is set.
func (t *Text) shown() string {
	if len(t.text) > maxShown {
		return strings.ToValidUTF8(t.text[:maxShown], "")
	}
	return t.text
}

func (t *Text) breakAt(width, size float32) []line {
	wide := func(s string, isStrong bool) float32 { return measure(s, size, t.styleOf(isStrong)) }
	if t.Measure > 0 {
		width = min(width, t.Measure)
	}
	words := wordsOf(t.shown())
	switch {
	case t.Cut:
		return []line{cutLine(words, width, wide)}
	case t.Align == fyne.TextAlignCenter:
		return balance(words, width, wide)
	}
	return unwidowed(words, width, wide)
}

// cutLine is the words that fit, with an ellipsis when some do not.
func cutLine(words []word, width float32, wide func(string, bool) float32) line {
	all := wrap(words, 1e6, wide)[0]
	if all.width <= width {
		return all
	}
	dots := wide("…", false)
	var b strings.Builder
	for i, w := range all.words {
		if i > 0 && w.space {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	runes := []rune(b.String())
	for len(runes) > 0 && wide(string(runes), false)+dots > width {
		runes = runes[:len(runes)-1]
	}
	s := strings.TrimRight(string(runes), " ") + "…"
	return line{words: []word{{text: s}}, width: wide(s, false)}
}

// MinSize is one word wide, and as high as the lines at the width last given.
func (t *Text) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	if t.text == "" {
		return fyne.Size{}
	}
	width := t.Size().Width
	if width <= 0 || t.Cut {
		width = 1e6
	}
	return fyne.NewSize(min(t.Natural(), 40), t.HeightAt(width))
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &textRenderer{text: t}
	r.Refresh()
	return r
}

type textRenderer struct {
	text    *Text
	objects []fyne.CanvasObject
	set     setting // what objects show
}

// setting is all that the objects of a text depend on.
type setting struct {
	text        string
	role        Role
	wide, font  float32
	measure     float32
	align       fyne.TextAlign
	bold, cut   bool
	color, loud color.Color
}

// Layout sets the text. What is set so already stays: Fyne holds every object
// it painted for a minute, and refreshes far more than changes.
func (r *textRenderer) Layout(size fyne.Size) {
	t := r.text
	if t.text == "" || size.Width <= 0 {
		r.objects, r.set = r.objects[:0], setting{}
		return
	}
	lines := t.linesAt(size.Width)
	set := setting{t.text, t.Role, size.Width, t.linesFont, t.Measure, t.Align, t.Bold, t.Cut, Paint(t.Color), Paint(ColorInk)}
	if set == r.set {
		return
	}
	r.objects, r.set = nil, set
	fontSize, lead := t.linesFont, t.linesFont*Roles[t.Role].Lead
	y := float32(0)
	for _, l := range lines {
		x := float32(0)
		switch t.Align {
		case fyne.TextAlignCenter:
			x = (size.Width - l.width) / 2
		case fyne.TextAlignTrailing:
			x = size.Width - l.width
		}
		for _, run := range runsOf(l) {
			ink := set.color
			if run.strong && !t.Bold && t.Color == ColorSecond {
				ink = set.loud
			}
			for _, p := range scripts(run.text) {
				o := p.drawn(ink, fontSize, t.styleOf(run.strong))
				r.objects = append(r.objects, place(o, x, y, lead)...)
				x += o.MinSize().Width
			}
		}
		y += lead
	}
}

// runsOf joins the words of a line that look alike, so that kerning and
// spaces are the font's own.
func runsOf(l line) []word {
	var out []word
	for i, w := range l.words {
		text := w.text
		if w.space && i > 0 {
			text = " " + text
		}
		if n := len(out); n > 0 && out[n-1].strong == w.strong {
			out[n-1].text += text
			continue
		}
		if n := len(out); n > 0 && strings.HasPrefix(text, " ") {
			out[n-1].text += " "
			text = text[1:]
		}
		out = append(out, word{text: text, strong: w.strong})
	}
	return out
}

func (r *textRenderer) MinSize() fyne.Size           { return r.text.MinSize() }
func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *textRenderer) Destroy()                     {}

func (r *textRenderer) Refresh() {
	r.Layout(r.text.Size())
	canvas.Refresh(r.text)
}

// Plain is a sentence without marks, to be spoken.
func Plain(s string) string { return strings.ReplaceAll(s, "**", "") }
