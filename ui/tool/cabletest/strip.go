package cabletest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"relink/guide/finding"
	"relink/ui/kit"
)

const (
	stripHigh float32 = 84 // of the strip, in pixels
	barGap    float32 = 2  // between its pieces
)

// Strip shows a cable test as it goes: a bar for each piece of its time,
// the higher the worse. Bars differ by height and not by colour alone.
type Strip struct {
	widget.BaseWidget
	pieces [finding.CableBuckets]finding.CableBucket
}

// NewStrip draws the pieces of a test.
func NewStrip(pieces [finding.CableBuckets]finding.CableBucket) *Strip {
	s := &Strip{pieces: pieces}
	s.ExtendBaseWidget(s)
	return s
}

// Set draws the test a moment later.
func (s *Strip) Set(pieces [finding.CableBuckets]finding.CableBucket) {
	if s.pieces != pieces {
		s.pieces = pieces
		s.Refresh()
	}
}

// HeightAt is the height in pixels.
func (s *Strip) HeightAt(float32) float32 { return stripHigh }

func (s *Strip) Natural() float32 { return kit.Readable }

// barOf is how a piece is drawn: its share of the height, and its colour.
func barOf(p finding.CableBucket) (share float32, color fyne.ThemeColorName) {
	switch {
	case p.Lost:
		return 1, kit.ColorBad
	case p.Errors > 0:
		return 0.86, kit.ColorBad
	case p.Retries > 0:
		return 0.62, kit.ColorMind
	case p.Spikes > 0:
		return 0.46, kit.ColorMind
	case p.Asked > 0:
		return 0.24, kit.ColorGood
	}
	return 0.05, kit.ColorTrack
}

// CreateRenderer implements fyne.Widget.
func (s *Strip) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &stripRenderer{strip: s, turn: canvas.NewLine(kit.Paint(kit.ColorInk))}
	for range s.pieces {
		r.bars = append(r.bars, canvas.NewRectangle(kit.Paint(kit.ColorTrack)))
	}
	return r
}

type stripRenderer struct {
	strip *Strip
	bars  []*canvas.Rectangle
	turn  *canvas.Line // from here on the plug is moved
}

func (r *stripRenderer) Layout(size fyne.Size) {
	each := size.Width / float32(len(r.bars))
	r.turn.Hidden = true
	for i, p := range r.strip.pieces {
		share, color := barOf(p)
		x := float32(i) * each
		b := r.bars[i]
		b.FillColor, b.CornerRadius = kit.Paint(color), 1.5
		b.Move(fyne.NewPos(x, size.Height*(1-share)))
		b.Resize(fyne.NewSize(max(1, each-barGap), size.Height*share))
		if p.Moved && i > 0 && !r.strip.pieces[i-1].Moved {
			r.turn.Hidden = false
			r.turn.StrokeColor, r.turn.StrokeWidth = kit.Paint(kit.ColorInk), 2
			r.turn.Position1 = fyne.NewPos(x-barGap/2, 0)
			r.turn.Position2 = fyne.NewPos(x-barGap/2, size.Height)
		}
	}
}

func (r *stripRenderer) MinSize() fyne.Size { return fyne.NewSize(180, stripHigh) }

func (r *stripRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(r.bars)+1)
	for _, b := range r.bars {
		out = append(out, b)
	}
	return append(out, r.turn)
}

func (r *stripRenderer) Destroy() {}

func (r *stripRenderer) Refresh() {
	r.Layout(r.strip.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.strip)
}
