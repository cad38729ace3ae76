package way

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"relink/guide/checklist"
	"relink/internal/words"
	"relink/ui/kit"
)

// markSize is the diameter of a step's mark in pixels.
const markSize float32 = 26

// rowLine is a line of the checklist: what is done, where the person stands or
// what lies ahead. end is the space above and below it, in pixels, which the
// list may change.
func rowLine(n int, r checklist.Row, cat *words.Catalogue, end *float32) fyne.CanvasObject {
	name := kit.NewText(kit.RoleBody, cat.Text("check.row."+r.ID, nil))
	switch r.Mark {
	case checklist.Current:
		name.Strong()
	case checklist.Ahead:
		name.In(kit.ColorSecond)
	}
	told := make([]string, 0, len(r.Told))
	for _, w := range r.Told {
		told = append(told, cat.Text(w.ID, w.Args))
	}
	said := kit.NewText(kit.RoleSmall, strings.Join(told, cat.Text("list.comma", nil))).Trailing()
	return container.New(rowInset{end}, kit.RowGrow(kit.SpaceItems, name, newMark(n, r.Mark), name, said))
}

// mark is a step's sign: a tick, a cross, a dash or its number. It differs by
// shape and not by colour alone.
type mark struct {
	widget.BaseWidget
	n    int
	kind checklist.Mark
}

func newMark(n int, kind checklist.Mark) *mark {
	m := &mark{n: n, kind: kind}
	m.ExtendBaseWidget(m)
	return m
}

// MinSize is the mark's diameter.
func (m *mark) MinSize() fyne.Size { return fyne.NewSquareSize(markSize) }

func (m *mark) Natural() float32 { return markSize }

// HeightAt is the mark's diameter.
func (m *mark) HeightAt(float32) float32 { return markSize }

// strokes are the lines of the sign in a square of 26 pixels.
func (m *mark) strokes() [][4]float32 {
	switch m.kind {
	case checklist.Done:
		return [][4]float32{{8.5, 13.5, 11.5, 16.5}, {11.5, 16.5, 17.5, 9.5}}
	case checklist.Failed:
		return [][4]float32{{9.5, 9.5, 16.5, 16.5}, {16.5, 9.5, 9.5, 16.5}}
	case checklist.Skipped:
		return [][4]float32{{9, 13, 17, 13}}
	}
	return nil
}

func (m *mark) colors() (face, sign color.Color) {
	switch m.kind {
	case checklist.Done:
		return kit.Paint(kit.ColorGood), kit.Paint(kit.ColorCard)
	case checklist.Failed:
		return kit.Paint(kit.ColorMindWash), kit.Paint(kit.ColorMind)
	case checklist.Skipped:
		return kit.Paint(kit.ColorNeutralWash), kit.Paint(kit.ColorSecond)
	case checklist.Current:
		return kit.Paint(kit.ColorAccent), kit.Paint(kit.ColorOnAccent)
	}
	return kit.Paint(kit.ColorNeutralWash), kit.Paint(kit.ColorSecond)
}

// CreateRenderer implements fyne.Widget.
func (m *mark) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	r := &markRenderer{mark: m, face: canvas.NewCircle(color.Transparent), number: canvas.NewText("", color.Transparent)}
	for range m.strokes() {
		r.lines = append(r.lines, canvas.NewLine(color.Transparent))
	}
	if len(r.lines) == 0 {
		r.number.Text = strconv.Itoa(m.n)
		r.number.TextStyle, r.number.FontSource = kit.StrongStyle, kit.FontStrong // digits only
		r.number.Alignment = fyne.TextAlignCenter
	}
	r.paint()
	return r
}

type markRenderer struct {
	mark   *mark
	face   *canvas.Circle
	lines  []*canvas.Line
	number *canvas.Text
}

func (r *markRenderer) paint() {
	face, sign := r.mark.colors()
	r.face.FillColor, r.number.Color, r.number.TextSize = face, sign, 13
	for _, l := range r.lines {
		l.StrokeColor, l.StrokeWidth = sign, 2.4
	}
}

func (r *markRenderer) Layout(size fyne.Size) {
	x, y := (size.Width-markSize)/2, (size.Height-markSize)/2
	r.face.Move(fyne.NewPos(x, y))
	r.face.Resize(fyne.NewSquareSize(markSize))
	for i, s := range r.mark.strokes() {
		r.lines[i].Position1 = fyne.NewPos(x+s[0], y+s[1])
		r.lines[i].Position2 = fyne.NewPos(x+s[2], y+s[3])
	}
	need := r.number.MinSize()
	r.number.Move(fyne.NewPos(x, y+(markSize-need.Height)/2))
	r.number.Resize(fyne.NewSize(markSize, need.Height))
}

func (r *markRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(markSize) }

func (r *markRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.face, r.number}
	for _, l := range r.lines {
		out = append(out, l)
	}
	return out
}

func (r *markRenderer) Destroy() {}

func (r *markRenderer) Refresh() {
	r.paint()
	canvas.Refresh(r.mark)
}
