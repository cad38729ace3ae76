package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

const (
	tickBox float32 = 22
	tickGap float32 = 12
	tickEnd float32 = 6
)

// Tick is a line that can be ticked. Space and Return do it when it has the
// focus; long words wrap.
type Tick struct {
	Control
	OnChanged func(bool)

	on    bool
	label *Text
}

var (
	_ fyne.Tappable      = (*Tick)(nil)
	_ fyne.Focusable     = (*Tick)(nil)
	_ desktop.Hoverable  = (*Tick)(nil)
	_ desktop.Cursorable = (*Tick)(nil)
)

// NewTick is a line that says s.
func NewTick(s string, on bool, changed func(bool)) *Tick {
	t := &Tick{on: on, OnChanged: changed, label: NewText(RoleBody, s)}
	t.ExtendBaseWidget(t)
	return t
}

// Text is what the line says.
func (t *Tick) Text() string { return t.label.Text() }

// On tells whether it is ticked.
func (t *Tick) On() bool { return t.on }

// Set ticks it, or takes the tick away, without telling anyone.
func (t *Tick) Set(on bool) {
	t.on = on
	t.Refresh()
}

// Tapped ticks it, or takes the tick away.
func (t *Tick) Tapped(*fyne.PointEvent) {
	t.Set(!t.on)
	if t.OnChanged != nil {
		t.OnChanged(t.on)
	}
}

// TypedKey does the same on Space and Return.
func (t *Tick) TypedKey(e *fyne.KeyEvent) { PressKey(t, e) }

// Cursor implements desktop.Cursorable.
func (t *Tick) Cursor() desktop.Cursor { return desktop.PointerCursor }

// HeightAt is the height at a width, in pixels.
func (t *Tick) HeightAt(width float32) float32 {
	return max(tickBox, t.label.HeightAt(width-tickBox-tickGap)) + 2*tickEnd
}

func (t *Tick) Natural() float32 { return t.label.Natural() + tickBox + tickGap + 4 }

// CreateRenderer implements fyne.Widget.
func (t *Tick) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	box := canvas.NewRectangle(color.Transparent)
	box.CornerRadius, box.StrokeWidth = 6, 1.5
	ring := canvas.NewRectangle(color.Transparent)
	ring.CornerRadius, ring.StrokeWidth = RadiusButton, 2
	r := &tickRenderer{tick: t, box: box, ring: ring, short: canvas.NewLine(color.Transparent), long: canvas.NewLine(color.Transparent)}
	r.paint()
	return r
}

type tickRenderer struct {
	tick        *Tick
	box, ring   *canvas.Rectangle
	short, long *canvas.Line // the two strokes of the tick
}

func (r *tickRenderer) paint() {
	t := r.tick
	face, edge := Paint(ColorCard), Paint(ColorControlOutline)
	if t.Hovered {
		face = Paint(ColorCardHover)
	}
	if t.on {
		face, edge = Paint(ColorAccent), Paint(ColorAccent)
	}
	r.box.FillColor, r.box.StrokeColor = face, edge
	for _, l := range []*canvas.Line{r.short, r.long} {
		l.StrokeColor, l.StrokeWidth, l.Hidden = Paint(ColorOnAccent), 2.5, !t.on
	}
	r.ring.StrokeColor, r.ring.Hidden = Paint(ColorAccent), !t.Focused
}

func (r *tickRenderer) Layout(size fyne.Size) {
	t := r.tick
	r.ring.Move(fyne.NewPos(-6, 0))
	r.ring.Resize(fyne.NewSize(min(size.Width, t.Natural())+12, size.Height))
	high := t.label.HeightAt(size.Width - tickBox - tickGap)
	top := tickEnd + max(0, (t.label.LineHeight()-tickBox)/2) // beside the first line
	r.box.Move(fyne.NewPos(0, top))
	r.box.Resize(fyne.NewSquareSize(tickBox))
	at := func(x, y float32) fyne.Position { return fyne.NewPos(x, top+y) }
	r.short.Position1, r.short.Position2 = at(5.5, 11.5), at(9.5, 15.5)
	r.long.Position1, r.long.Position2 = at(9.5, 15.5), at(16.5, 7)
	t.label.Move(fyne.NewPos(tickBox+tickGap, tickEnd+max(0, (tickBox-t.label.LineHeight())/2)))
	t.label.Resize(fyne.NewSize(max(0, size.Width-tickBox-tickGap), high))
}

func (r *tickRenderer) MinSize() fyne.Size {
	return r.tick.label.MinSize().AddWidthHeight(tickBox+tickGap, 2*tickEnd)
}

func (r *tickRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.box, r.short, r.long, r.tick.label}
}

func (r *tickRenderer) Destroy() {}

func (r *tickRenderer) Refresh() {
	r.paint()
	r.Layout(r.tick.Size())
	r.box.Refresh()
	r.short.Refresh()
	r.long.Refresh()
	r.ring.Refresh()
	r.tick.label.Refresh()
	canvas.Refresh(r.tick)
}
