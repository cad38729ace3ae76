package restore

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"relink/internal/restorer"
	"relink/internal/words"
	"relink/ui/kit"
)

// meterHigh is the height of a bar in pixels.
const meterHigh float32 = 8

// stepGap is between a step’s bar and its name, in pixels.
const stepGap float32 = 6

// meter is a bar that shows how much of an operation is done; hidden where
// nobody tells.
type meter struct {
	view  *fyne.Container
	track *canvas.Rectangle
	fill  *canvas.Rectangle
	part  float32
}

func newMeter() *meter {
	m := &meter{track: bar(kit.ColorTrack), fill: bar(kit.ColorPress)}
	m.view = &fyne.Container{Layout: m, Objects: []fyne.CanvasObject{m.track, m.fill}, Hidden: true}
	return m
}

func bar(name fyne.ThemeColorName) *canvas.Rectangle {
	r := canvas.NewRectangle(kit.Paint(name))
	r.CornerRadius = meterHigh / 2
	return r
}

// set shows a percentage and tells whether the bar came or went.
func (m *meter) set(percent *int) (changed bool) {
	hidden := percent == nil
	changed = hidden != m.view.Hidden
	m.view.Hidden = hidden
	if percent != nil {
		m.part = float32(max(0, min(100, *percent))) / 100
		m.Layout(nil, m.view.Size())
		m.fill.Refresh()
	}
	return changed
}

// Layout implements fyne.Layout.
func (m *meter) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	m.track.Resize(fyne.NewSize(size.Width, meterHigh))
	m.fill.Resize(fyne.NewSize(size.Width*m.part, meterHigh))
}

// MinSize implements fyne.Layout.
func (m *meter) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(meterHigh, meterHigh) }

// HeightAt is the height of the bar, which no width changes.
func (m *meter) HeightAt([]fyne.CanvasObject, float32) float32 { return meterHigh }

// Natural is the least width of the bar.
func (m *meter) Natural([]fyne.CanvasObject) float32 { return meterHigh }

// milestones are the parts of a restore that a person can tell apart.
var milestones = []struct {
	word string
	from restorer.Phase
}{{"sent", restorer.Sending}, {"quiet", restorer.Waiting}, {"restore", restorer.Restoring}, {"starts", restorer.StartingUp}}

// steps are the parts of a restore side by side, those that are over and the
// one that goes on marked by colour and weight.
type steps struct {
	view  fyne.CanvasObject
	bars  []*canvas.Rectangle
	names []*kit.Text
}

func newSteps(cat *words.Catalogue) *steps {
	s := &steps{}
	var weights []float64
	var cells []fyne.CanvasObject
	for _, m := range milestones {
		line := bar(kit.ColorTrack)
		name := kit.NewText(kit.RoleSmall, cat.Text("running.step."+m.word, nil))
		s.bars, s.names = append(s.bars, line), append(s.names, name)
		weights = append(weights, 1)
		cells = append(cells, kit.Inset(3, 0, kit.Column(stepGap, kit.High(meterHigh, line), name)))
	}
	s.view = kit.Cells(weights, cells...)
	return s
}

// set marks the part that goes on.
func (s *steps) set(now restorer.Phase) {
	at := -1
	for i, m := range milestones {
		if m.from == now {
			at = i
		}
	}
	for i := range milestones {
		ink, weight := color.Color(kit.Paint(kit.ColorTrack)), kit.ColorFaint
		switch {
		case i < at:
			ink, weight = kit.Paint(kit.ColorGood), kit.ColorSecond
		case i == at:
			ink, weight = kit.Paint(kit.ColorRestore), kit.ColorInk
		}
		if s.bars[i].FillColor != ink {
			s.bars[i].FillColor = ink
			s.bars[i].Refresh()
			s.names[i].In(weight)
			s.names[i].Refresh()
		}
	}
}
