package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// menuSign is what a row of the menu shows beside its words.
type menuSign int

const (
	menuPlain  menuSign = iota
	menuOn              // it opens further rows
	menuBack            // it leads back to the rows before
	menuTicked          // it is what was chosen
)

const (
	menuRowSide float32 = 12
	menuRowEnd  float32 = 8
	menuRoom    float32 = 24 // for a sign
)

// menuRow is a row of the menu.
type menuRow struct {
	widget.BaseWidget
	Label   *Text
	sign    menuSign
	ticks   bool // a row beside it is ticked, so that all words stand further in
	tapped  func()
	entered func()
	hovered bool
	stands  bool // the keyboard stands on it
}

var (
	_ fyne.Tappable      = (*menuRow)(nil)
	_ desktop.Hoverable  = (*menuRow)(nil)
	_ desktop.Cursorable = (*menuRow)(nil)
)

func newMenuRow(s string, sign menuSign, ticks bool) *menuRow {
	r := &menuRow{Label: NewText(RoleBody, s), sign: sign, ticks: ticks}
	if sign == menuBack {
		r.Label.Strong()
	}
	r.ExtendBaseWidget(r)
	return r
}

// stand shows whether the keyboard stands on it.
func (r *menuRow) stand(on bool) {
	if r.stands != on {
		r.stands = on
		r.Refresh()
	}
}

// Tapped takes the row.
func (r *menuRow) Tapped(*fyne.PointEvent) { r.tapped() }

// MouseIn implements desktop.Hoverable.
func (r *menuRow) MouseIn(*desktop.MouseEvent) {
	r.hovered = true
	r.entered()
	r.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (r *menuRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *menuRow) MouseOut() { r.hovered = false; r.Refresh() }

// Cursor implements desktop.Cursorable.
func (r *menuRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// sides are the room before and after the words.
func (r *menuRow) sides() (before, after float32) {
	before, after = menuRowSide, menuRowSide
	if r.ticks || r.sign == menuBack {
		before += menuRoom
	}
	if r.sign == menuOn {
		after += menuRoom
	}
	return before, after
}

// HeightAt is the height at a width, in pixels; long words wrap.
func (r *menuRow) HeightAt(width float32) float32 {
	before, after := r.sides()
	return r.Label.HeightAt(width-before-after) + 2*menuRowEnd
}

func (r *menuRow) Natural() float32 {
	before, after := r.sides()
	return r.Label.Natural() + before + after + 1
}

// strokes are the lines of the sign, around its middle.
func (r *menuRow) strokes() [][4]float32 {
	switch r.sign {
	case menuOn:
		return [][4]float32{{-2.5, -5, 2.5, 0}, {2.5, 0, -2.5, 5}}
	case menuBack:
		return [][4]float32{{2.5, -5, -2.5, 0}, {-2.5, 0, 2.5, 5}}
	case menuTicked:
		return [][4]float32{{-5.5, 0.5, -2, 4}, {-2, 4, 5.5, -4.5}}
	}
	return nil
}

// CreateRenderer implements fyne.Widget.
func (r *menuRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	face := canvas.NewRectangle(color.Transparent)
	face.CornerRadius, face.StrokeWidth = menuInset+1, 2
	out := &menuRowRenderer{row: r, face: face}
	for range r.strokes() {
		out.lines = append(out.lines, canvas.NewLine(color.Transparent))
	}
	out.paint()
	return out
}

type menuRowRenderer struct {
	row   *menuRow
	face  *canvas.Rectangle
	lines []*canvas.Line
}

func (m *menuRowRenderer) paint() {
	m.face.FillColor, m.face.StrokeColor = color.Transparent, color.Transparent
	if m.row.hovered || m.row.stands {
		m.face.FillColor, m.face.StrokeColor = Paint(ColorNeutralWash), Paint(ColorNeutralWash)
	}
	if m.row.stands {
		m.face.StrokeColor = Paint(ColorAccent)
	}
	sign := ColorSecond
	if m.row.sign == menuTicked {
		sign = ColorAccent
	}
	for _, l := range m.lines {
		l.StrokeColor, l.StrokeWidth = Paint(sign), 2
	}
}

func (m *menuRowRenderer) Layout(size fyne.Size) {
	r := m.row
	m.face.Resize(size)
	before, after := r.sides()
	high := r.Label.HeightAt(size.Width - before - after)
	r.Label.Move(fyne.NewPos(before, (size.Height-high)/2))
	r.Label.Resize(fyne.NewSize(max(0, size.Width-before-after), high))
	x, y := menuRowSide+menuRoom/2-4, size.Height/2
	if r.sign == menuOn {
		x = size.Width - menuRowSide - 4
	}
	large := min(1.4, TextSize(RoleBody)/15) // what fits into its room
	for i, s := range r.strokes() {
		m.lines[i].Position1, m.lines[i].Position2 = fyne.NewPos(x+large*s[0], y+large*s[1]), fyne.NewPos(x+large*s[2], y+large*s[3])
	}
}

func (m *menuRowRenderer) MinSize() fyne.Size {
	before, after := m.row.sides()
	return m.row.Label.MinSize().AddWidthHeight(before+after, 2*menuRowEnd)
}

func (m *menuRowRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{m.face, m.row.Label}
	for _, l := range m.lines {
		out = append(out, l)
	}
	return out
}

func (m *menuRowRenderer) Destroy() {}

func (m *menuRowRenderer) Refresh() {
	m.paint()
	m.Layout(m.row.Size())
	m.face.Refresh()
	for _, l := range m.lines {
		l.Refresh()
	}
	m.row.Label.Refresh()
	canvas.Refresh(m.row)
}
