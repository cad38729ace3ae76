package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Tone is what a colour means. It is never the only sign: a word goes with it.
type Tone int

// The tones.
const (
	ToneQuiet   Tone = iota // nothing to mind
	ToneAccent              // the thing to do
	ToneGood                // running, done
	ToneRestore             // restore mode
	ToneDFU
	ToneMind  // recovery, tried without success
	ToneBad   // a drop, an error
	TonePress // a button to hold
)

// toneColors are the ink and the wash behind it.
var toneColors = map[Tone]struct{ ink, wash fyne.ThemeColorName }{
	ToneQuiet:   {ColorSecond, ColorNeutralWash},
	ToneAccent:  {ColorAccent, ColorAccentWash},
	ToneGood:    {ColorGood, ColorGoodWash},
	ToneRestore: {ColorRestore, ColorRestoreWash},
	ToneDFU:     {ColorDFU, ColorDFUWash},
	ToneMind:    {ColorMind, ColorMindWash},
	ToneBad:     {ColorBad, ColorBadWash},
	TonePress:   {ColorInk, ColorPressWash},
}

// Ink is the colour of a tone's words.
func (t Tone) Ink() fyne.ThemeColorName { return toneColors[t].ink }

// Wash is the colour behind a tone's words.
func (t Tone) Wash() fyne.ThemeColorName { return toneColors[t].wash }

const (
	pillSide float32 = 11
	PillEnd  float32 = 3
)

// Pill is a word or two on a wash: a mode, an error, a result.
type Pill struct {
	widget.BaseWidget
	Tone  Tone
	Label *Text
}

// NewPill is a pill that shows s.
func NewPill(tone Tone, s string) *Pill {
	p := &Pill{Tone: tone, Label: NewText(RoleSmall, s).In(tone.Ink()).Strong()}
	p.ExtendBaseWidget(p)
	return p
}

// NewBanner is a pill in larger words, for what must be seen at once.
func NewBanner(tone Tone, s string) *Pill {
	p := NewPill(tone, s)
	p.Label.Role = RoleStrong
	return p
}

// Set shows another word in another tone.
func (p *Pill) Set(tone Tone, s string) {
	p.Tone = tone
	p.Label.Color = tone.Ink()
	p.Label.SetText(s)
	p.Refresh()
}

// Text is the word shown.
func (p *Pill) Text() string { return p.Label.Text() }

// HeightAt is the height at a width, in pixels; a long pill wraps.
func (p *Pill) HeightAt(width float32) float32 {
	return p.Label.HeightAt(width-2*pillSide) + 2*PillEnd
}

func (p *Pill) Natural() float32 { return p.Label.Natural() + 2*pillSide }

// CreateRenderer implements fyne.Widget.
func (p *Pill) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &pillRenderer{pill: p, face: canvas.NewRectangle(Paint(p.Tone.Wash()))}
	r.paint()
	return r
}

type pillRenderer struct {
	pill *Pill
	face *canvas.Rectangle
}

// paint gives what is to be pressed a line around it as well.
func (r *pillRenderer) paint() {
	r.face.FillColor = Paint(r.pill.Tone.Wash())
	r.face.StrokeWidth = 0
	if r.pill.Tone == TonePress {
		r.face.StrokeColor, r.face.StrokeWidth = Paint(ColorPress), 1.5
	}
}

// Wide is how Wide the pill is in a room: as its words, or their longest line.
func (p *Pill) Wide(room float32) float32 {
	if natural := p.Natural(); natural <= room {
		return natural
	}
	longest := float32(0)
	for _, l := range p.Label.linesAt(room - 2*pillSide) {
		longest = max(longest, l.width)
	}
	return min(room, longest+2*pillSide+1)
}

// Layout keeps the pill as wide as its words and at the left of its room.
func (r *pillRenderer) Layout(size fyne.Size) {
	width := r.pill.Wide(size.Width)
	height := min(size.Height, r.pill.HeightAt(width))
	top := (size.Height - height) / 2
	r.face.Move(fyne.NewPos(0, top))
	r.face.Resize(fyne.NewSize(width, height))
	r.face.CornerRadius = min(height/2, r.pill.Label.LineHeight()/2+PillEnd)
	r.pill.Label.Move(fyne.NewPos(pillSide, top+PillEnd))
	r.pill.Label.Resize(fyne.NewSize(max(0, width-2*pillSide), height-2*PillEnd))
}

func (r *pillRenderer) MinSize() fyne.Size {
	return r.pill.Label.MinSize().AddWidthHeight(2*pillSide, 2*PillEnd)
}

func (r *pillRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.face, r.pill.Label}
}

func (r *pillRenderer) Destroy() {}

func (r *pillRenderer) Refresh() {
	r.paint()
	r.Layout(r.pill.Size())
	r.face.Refresh()
	r.pill.Label.Refresh()
	canvas.Refresh(r.pill)
}

// Dot is the colour of a tone's Dot.
func (t Tone) Dot() fyne.ThemeColorName {
	if t == ToneQuiet {
		return ColorFaint
	}
	if t == TonePress {
		return ColorPress
	}
	return t.Ink()
}
