package coach

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"relink/ui/kit"
)

// Progress says where a step stands.
type Progress int

// The states of a step.
const (
	StepAhead Progress = iota
	StepNow
	StepDone
)

// StepState is a step of a try, in words.
type StepState struct {
	Text     string
	Progress Progress
}

// stepStrip is the steps of a try beside each other: a bar each, its name
// below. What is done has a tick, what is now is strong.
type stepStrip struct {
	widget.BaseWidget
	steps  []StepState
	labels []*kit.Text
	bare   bool // bars only, where there is no room for names
}

func newStepStrip(steps []StepState) *stepStrip {
	s := &stepStrip{}
	s.ExtendBaseWidget(s)
	s.set(steps)
	return s
}

// set shows other steps, or the same ones further on.
func (s *stepStrip) set(steps []StepState) {
	s.steps = steps
	for len(s.labels) < len(steps) {
		s.labels = append(s.labels, kit.NewText(kit.RoleSmall, ""))
	}
	s.labels = s.labels[:len(steps)]
	for i, st := range steps {
		l := s.labels[i]
		text := st.Text
		l.Color, l.Bold = kit.ColorSecond, false
		switch st.Progress {
		case StepDone:
			text = "✓ " + text
		case StepNow:
			l.Color, l.Bold = kit.ColorInk, true
		}
		l.SetText(text)
	}
	s.Refresh()
}

const (
	stripBar  float32 = 6
	stripGap  float32 = 10
	stripText float32 = 8
)

func (s *stepStrip) column(width float32) float32 {
	n := float32(max(1, len(s.steps)))
	return (width - stripGap*(n-1)) / n
}

// HeightAt is the height at a width, in pixels.
func (s *stepStrip) HeightAt(width float32) float32 {
	if len(s.steps) == 0 {
		return 0
	}
	if s.bare {
		return stripBar
	}
	high := float32(0)
	for _, l := range s.labels {
		high = max(high, l.HeightAt(s.column(width)))
	}
	return stripBar + stripText + high
}

// CreateRenderer implements fyne.Widget.
func (s *stepStrip) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &stripRenderer{strip: s}
	r.Refresh()
	return r
}

type stripRenderer struct {
	strip *stepStrip
	bars  []*canvas.Rectangle
}

var stripColors = map[Progress]fyne.ThemeColorName{
	StepAhead: kit.ColorTrack, StepNow: kit.ColorPress, StepDone: kit.ColorGood,
}

func (r *stripRenderer) Layout(size fyne.Size) {
	wide := r.strip.column(size.Width)
	for i, bar := range r.bars {
		x := float32(i) * (wide + stripGap)
		bar.Move(fyne.NewPos(x, 0))
		bar.Resize(fyne.NewSize(wide, stripBar))
		l := r.strip.labels[i]
		l.Hidden = r.strip.bare
		l.Move(fyne.NewPos(x, stripBar+stripText))
		l.Resize(fyne.NewSize(wide, l.HeightAt(wide)))
	}
}

func (r *stripRenderer) MinSize() fyne.Size {
	return fyne.NewSize(100, stripBar)
}

func (r *stripRenderer) Objects() []fyne.CanvasObject {
	var objs []fyne.CanvasObject
	for i, b := range r.bars {
		objs = append(objs, b, r.strip.labels[i])
	}
	return objs
}

func (r *stripRenderer) Destroy() {}

func (r *stripRenderer) Refresh() {
	for len(r.bars) < len(r.strip.steps) {
		b := canvas.NewRectangle(kit.Paint(kit.ColorTrack))
		b.CornerRadius = stripBar / 2
		r.bars = append(r.bars, b)
	}
	r.bars = r.bars[:len(r.strip.steps)]
	for i, st := range r.strip.steps {
		r.bars[i].FillColor = kit.Paint(stripColors[st.Progress])
		r.bars[i].Refresh()
		r.strip.labels[i].Refresh()
	}
	r.Layout(r.strip.Size())
	canvas.Refresh(r.strip)
}
