package drawing

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"relink/ui/kit"
)

// DialogState is a dialog of another program, as it looks about.
type DialogState struct {
	Title string // of its window
	// Mac has the window's lights at the left, as a Mac does; else its cross is
	// at the right.
	Mac           bool
	Question, Why string
	Buttons       []string
	Press         int // the button to press: it is ringed
}

// Dialog is a picture of another program's dialog. Nothing in it can be pressed.
type Dialog struct {
	widget.BaseWidget
	state         DialogState
	title         *kit.Text
	question, why *kit.Text
	buttons       []*kit.Text
}

// NewDialog is a picture of a dialog.
func NewDialog(s DialogState) *Dialog {
	d := &Dialog{state: s, title: kit.NewText(kit.RoleSmall, s.Title).Centred(), question: kit.NewText(kit.RoleBody, s.Question).Strong(), why: kit.NewText(kit.RoleSmall, s.Why)}
	for i, word := range s.Buttons {
		t := kit.NewText(kit.RoleSmall, word).Strong().Centred()
		if i == s.Press {
			t.In(kit.ColorOnAccent)
		} else {
			t.In(kit.ColorSecond)
		}
		d.buttons = append(d.buttons, t)
	}
	d.ExtendBaseWidget(d)
	return d
}

// State is what it shows.
func (d *Dialog) State() DialogState { return d.state }

// The parts of a dialog in pixels.
const (
	dialogBar   float32 = 28
	dialogPad   float32 = 16
	dialogGap   float32 = 8
	dialogSide  float32 = 10 // beside the word of a button
	dialogEnd   float32 = 6
	dialogRing  float32 = 6 // from a button to the ring around it
	dialogLight float32 = 9
)

// barHigh is the height of the title's bar, which grows with the text.
func (d *Dialog) barHigh(width float32) float32 {
	return max(dialogBar, d.title.HeightAt(width-2*dialogSpare)+8)
}

// dialogSpare is what the title leaves free at each side for what closes the
// window.
const dialogSpare float32 = 52

// rows are the buttons in lines, each from the right edge, with their widths.
func (d *Dialog) rows(width float32) (rows [][]int, widths []float32) {
	widths = make([]float32, len(d.buttons))
	var row []int
	used := float32(0)
	for i, b := range d.buttons {
		widths[i] = min(width, b.Natural()+2*dialogSide)
		if need := widths[i] + dialogGap + dialogRing; len(row) > 0 && used+need > width {
			rows, row, used = append(rows, row), nil, 0
		}
		row = append(row, i)
		used += widths[i] + dialogGap + dialogRing
	}
	return append(rows, row), widths
}

func (d *Dialog) buttonHigh(i int, width float32) float32 {
	return d.buttons[i].HeightAt(width-2*dialogSide) + 2*dialogEnd
}

// place gives every part its place and returns the height.
func (d *Dialog) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	bar, inner := d.barHigh(width), max(0, width-2*dialogPad)
	th := d.title.HeightAt(width - 2*dialogSpare)
	put(d.title, dialogSpare, (bar-th)/2, width-2*dialogSpare, th)
	y := bar + dialogPad
	for _, t := range []*kit.Text{d.question, d.why} {
		h := t.HeightAt(inner)
		put(t, dialogPad, y, inner, h)
		y += h + dialogGap
	}
	y += dialogRing
	rows, widths := d.rows(inner)
	for _, row := range rows {
		x, high := width-dialogPad-dialogRing, float32(0)
		for k := len(row) - 1; k >= 0; k-- {
			i := row[k]
			h := d.buttonHigh(i, widths[i])
			x -= widths[i]
			put(d.buttons[i], x, y, widths[i], h)
			x -= dialogGap + dialogRing
			high = max(high, h)
		}
		y += high + dialogGap + dialogRing
	}
	return y + dialogPad - dialogGap
}

// HeightAt is the height at a width, in pixels.
func (d *Dialog) HeightAt(width float32) float32 {
	return d.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// Natural is the width it would like to have.
func (d *Dialog) Natural() float32 { return 300 * kit.TextSize(kit.RoleBody) / 15 }

// CreateRenderer implements fyne.Widget.
func (d *Dialog) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	r := &dialogRenderer{dialog: d, face: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent)}
	r.face.CornerRadius, r.face.StrokeWidth = 10, 1
	r.bar.CornerRadius = 10
	r.ring.CornerRadius, r.ring.StrokeWidth = 11, 3
	for range d.buttons {
		f := canvas.NewRectangle(color.Transparent)
		f.CornerRadius, f.StrokeWidth = 6, 1
		r.faces = append(r.faces, f)
	}
	if d.state.Mac {
		for range 3 {
			r.lights = append(r.lights, canvas.NewCircle(color.Transparent))
		}
	} else {
		r.cross = []*canvas.Line{canvas.NewLine(color.Transparent), canvas.NewLine(color.Transparent)}
	}
	r.paint()
	return r
}

type dialogRenderer struct {
	dialog          *Dialog
	face, bar, ring *canvas.Rectangle
	faces           []*canvas.Rectangle
	lights          []*canvas.Circle
	cross           []*canvas.Line
}

func (r *dialogRenderer) paint() {
	r.face.FillColor, r.face.StrokeColor = kit.Paint(kit.ColorBackground), kit.Paint(kit.ColorControlOutline)
	r.bar.FillColor = kit.Paint(kit.ColorTrack)
	r.ring.StrokeColor = kit.Paint(kit.ColorPress)
	for i, f := range r.faces {
		f.FillColor, f.StrokeColor = kit.Paint(kit.ColorCard), kit.Paint(kit.ColorControlOutline)
		if i == r.dialog.state.Press {
			f.FillColor, f.StrokeColor = kit.Paint(kit.ColorAccent), kit.Paint(kit.ColorAccent)
		}
	}
	for _, l := range r.lights {
		l.FillColor = kit.Paint(kit.ColorFaint)
	}
	for _, l := range r.cross {
		l.StrokeColor, l.StrokeWidth = kit.Paint(kit.ColorSecond), 1.6
	}
}

func (r *dialogRenderer) Layout(size fyne.Size) {
	d := r.dialog
	r.face.Resize(size)
	bar := d.barHigh(size.Width)
	r.bar.Move(fyne.NewPos(1, 1))
	r.bar.Resize(fyne.NewSize(max(0, size.Width-2), bar-1))
	d.place(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		for i, t := range d.buttons {
			if o == fyne.CanvasObject(t) {
				r.faces[i].Move(fyne.NewPos(x, y))
				r.faces[i].Resize(fyne.NewSize(w, h))
				if i == d.state.Press {
					r.ring.Move(fyne.NewPos(x-dialogRing, y-dialogRing))
					r.ring.Resize(fyne.NewSize(w+2*dialogRing, h+2*dialogRing))
				}
				x, y, w, h = x+dialogSide, y+dialogEnd, w-2*dialogSide, h-2*dialogEnd
			}
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
	for i, l := range r.lights {
		l.Move(fyne.NewPos(10+float32(i)*(dialogLight+5), (bar-dialogLight)/2))
		l.Resize(fyne.NewSquareSize(dialogLight))
	}
	for i, l := range r.cross {
		x, y, arm := size.Width-18, bar/2, float32(4.5)
		l.Position1, l.Position2 = fyne.NewPos(x-arm, y-arm), fyne.NewPos(x+arm, y+arm)
		if i == 1 {
			l.Position1, l.Position2 = fyne.NewPos(x-arm, y+arm), fyne.NewPos(x+arm, y-arm)
		}
	}
}

func (r *dialogRenderer) MinSize() fyne.Size { return fyne.NewSize(160, 80) }

func (r *dialogRenderer) Objects() []fyne.CanvasObject {
	d := r.dialog
	out := []fyne.CanvasObject{r.face, r.bar, d.title, d.question, d.why, r.ring}
	for _, l := range r.lights {
		out = append(out, l)
	}
	for _, l := range r.cross {
		out = append(out, l)
	}
	for i, f := range r.faces {
		out = append(out, f, d.buttons[i])
	}
	return out
}

func (r *dialogRenderer) Destroy() {}

func (r *dialogRenderer) Refresh() {
	r.paint()
	r.Layout(r.dialog.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.dialog)
}
