package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// The room inside a pick, and between its parts, in pixels.
const (
	pickSide float32 = 12
	pickEnd  float32 = 14
	pickGap  float32 = 8
)

// Pick is a choice that is a card to press: a picture over its words, or a
// heading over a sentence. Space and Return press it when it has the focus.
type Pick struct {
	pressable
	OnTapped func()
	// Likely is a word on the choice that something speaks for, such as what USB
	// shows; it chooses nothing. Chosen is the choice of an earlier visit.
	likely *Pill
	chosen bool

	picture fyne.CanvasObject // nil for none
	high    float32           // of the picture
	label   *Text
	why     *Text // nil for none
}

var (
	_ fyne.Tappable      = (*Pick)(nil)
	_ fyne.Focusable     = (*Pick)(nil)
	_ fyne.Accessible    = (*Pick)(nil)
	_ desktop.Hoverable  = (*Pick)(nil)
	_ desktop.Mouseable  = (*Pick)(nil)
	_ desktop.Cursorable = (*Pick)(nil)
)

// NewPick is a choice with a picture of a height over its word.
func NewPick(picture fyne.CanvasObject, high float32, label string, tapped func()) *Pick {
	p := &Pick{OnTapped: tapped, picture: picture, high: high, label: NewText(RoleBody, label).Strong().Centred()}
	p.ExtendBaseWidget(p)
	return p
}

// NewDoor is a choice with what lies behind it.
func NewDoor(label, why string, tapped func()) *Pick {
	p := &Pick{OnTapped: tapped, label: NewText(RoleStrong, label), why: NewText(RoleBody, why).In(ColorSecond)}
	p.ExtendBaseWidget(p)
	return p
}

// Likely puts a word on it.
func (p *Pick) Likely(word string) *Pick {
	p.likely = NewPill(ToneRestore, word)
	return p
}

// Chosen marks it as what was chosen before.
func (p *Pick) Chosen(on bool) *Pick {
	p.chosen = on
	return p
}

// WasChosen tells whether it is marked so.
func (p *Pick) WasChosen() bool { return p.chosen }

// LikelyWord is the word on it; empty for none.
func (p *Pick) LikelyWord() string {
	if p.likely == nil {
		return ""
	}
	return p.likely.Text()
}

// Text is what the choice is called.
func (p *Pick) Text() string { return p.label.Text() }

// AccessibilityLabel says it with the word on it.
func (p *Pick) AccessibilityLabel() string {
	said := Plain(p.Text())
	if word := p.LikelyWord(); word != "" {
		said += ", " + Plain(word)
	}
	return said
}

// AccessibilityRole implements fyne.Accessible.
func (p *Pick) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped presses it.
func (p *Pick) Tapped(*fyne.PointEvent) {
	if p.OnTapped != nil {
		p.OnTapped()
	}
}

// TypedKey presses it on Space and Return.
func (p *Pick) TypedKey(e *fyne.KeyEvent) { PressKey(p, e) }

// Cursor implements desktop.Cursorable.
func (p *Pick) Cursor() desktop.Cursor { return desktop.PointerCursor }

// parts are what stands in it, from the top.
func (p *Pick) parts() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if p.picture != nil {
		out = append(out, p.picture)
	}
	out = append(out, p.label)
	if p.why != nil {
		out = append(out, p.why)
	}
	if p.likely != nil {
		out = append(out, p.likely)
	}
	return out
}

// heightOf is the height of a part at a width.
func (p *Pick) heightOf(o fyne.CanvasObject, width float32) float32 {
	if o == p.picture {
		return p.high
	}
	return HeightAt(o, width)
}

// inside is the width of its parts.
func (p *Pick) inside(width float32) float32 {
	side := pickSide
	if p.why != nil {
		side = SpaceCard
	}
	return max(0, width-2*side)
}

// HeightAt is the height at a width, in pixels.
func (p *Pick) HeightAt(width float32) float32 {
	sum := 2 * pickEnd
	for i, o := range p.parts() {
		if i > 0 {
			sum += pickGap
		}
		sum += p.heightOf(o, p.inside(width))
	}
	return sum
}

// Natural is the width it would like to have.
func (p *Pick) Natural() float32 { return p.label.Natural() + 2*SpaceCard }

// CreateRenderer implements fyne.Widget.
func (p *Pick) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	face := canvas.NewRectangle(color.Transparent)
	face.CornerRadius = RadiusCard
	ring := canvas.NewRectangle(color.Transparent)
	ring.CornerRadius, ring.StrokeWidth = RadiusCard+3, 2
	r := &pickRenderer{pick: p, face: face, ring: ring}
	r.paint()
	return r
}

type pickRenderer struct {
	pick       *Pick
	face, ring *canvas.Rectangle
}

// paint shows the state by the line as well as by the face.
func (r *pickRenderer) paint() {
	p := r.pick
	face, edge, thick := Paint(ColorCard), Paint(ColorControlOutline), float32(1)
	switch {
	case p.pressed:
		face = Paint(ColorNeutralWash)
	case p.Hovered:
		face = Paint(ColorCardHover)
	}
	if p.chosen {
		edge, thick = Paint(ColorInk), 2
	}
	r.face.FillColor, r.face.StrokeColor, r.face.StrokeWidth = face, edge, thick
	r.ring.StrokeColor, r.ring.Hidden = Paint(ColorAccent), !p.Focused
}

func (r *pickRenderer) Layout(size fyne.Size) {
	p := r.pick
	r.face.Resize(size)
	r.ring.Move(fyne.NewPos(-3, -3))
	r.ring.Resize(size.AddWidthHeight(6, 6))
	wide := p.inside(size.Width)
	x, y := (size.Width-wide)/2, pickEnd
	for _, o := range p.parts() {
		h, left, w := p.heightOf(o, wide), x, wide
		if o == fyne.CanvasObject(p.likely) && p.likely != nil {
			w = min(wide, p.likely.Natural())
			h = HeightAt(o, w)
			if p.why == nil {
				left = (size.Width - w) / 2
			}
			y = size.Height - pickEnd - h // at the foot, where every likely word stands
		}
		o.Move(fyne.NewPos(left, y))
		o.Resize(fyne.NewSize(w, h))
		y += h + pickGap
	}
}

func (r *pickRenderer) MinSize() fyne.Size { return fyne.NewSize(80, 40) }

func (r *pickRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.ring, r.face}, r.pick.parts()...)
}

func (r *pickRenderer) Destroy() {}

func (r *pickRenderer) Refresh() {
	r.paint()
	r.Layout(r.pick.Size())
	r.face.Refresh()
	r.ring.Refresh()
	for _, o := range r.pick.parts() {
		o.Refresh()
	}
	canvas.Refresh(r.pick)
}
