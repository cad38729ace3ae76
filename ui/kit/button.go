package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// ButtonKind is how loud a button is.
type ButtonKind int

// The kinds. A view has at most one Primary.
const (
	Secondary ButtonKind = iota // a line around it
	Primary                     // the one thing to do
	Quiet                       // words only
)

const (
	buttonSide float32 = 19
	buttonEnd  float32 = 10.5
)

// Button is a button with words. Space and Return press it when it has the
// focus.
type Button struct {
	pressable
	OnTapped func()

	Kind     ButtonKind
	label    *Text
	disabled bool
}

var (
	_ fyne.Tappable      = (*Button)(nil)
	_ fyne.Focusable     = (*Button)(nil)
	_ fyne.Disableable   = (*Button)(nil)
	_ desktop.Hoverable  = (*Button)(nil)
	_ desktop.Mouseable  = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
)

// NewButton is a button of a kind that says s.
func NewButton(kind ButtonKind, s string, tapped func()) *Button {
	b := &Button{Kind: kind, OnTapped: tapped, label: NewText(RoleBody, s).Strong().Centred()}
	b.ExtendBaseWidget(b)
	return b
}

// Text is what the button says.
func (b *Button) Text() string { return b.label.Text() }

// SetText makes the button say something else.
func (b *Button) SetText(s string) {
	b.label.SetText(s)
	b.Refresh()
}

// SetKind makes the button louder or quieter.
func (b *Button) SetKind(k ButtonKind) {
	b.Kind = k
	b.Refresh()
}

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.disabled && b.OnTapped != nil {
		b.OnTapped()
	}
}

// TypedKey presses the button on Space and Return.
func (b *Button) TypedKey(e *fyne.KeyEvent) { PressKey(b, e) }

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor {
	if b.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Enable implements fyne.Disableable.
func (b *Button) Enable() { b.disabled = false; b.Refresh() }

// Disable implements fyne.Disableable.
func (b *Button) Disable() { b.disabled = true; b.Refresh() }

// Disabled implements fyne.Disableable.
func (b *Button) Disabled() bool { return b.disabled }

// HeightAt is the height at a width, in pixels; long words wrap.
func (b *Button) HeightAt(width float32) float32 {
	return b.label.HeightAt(width-2*b.side()) + 2*buttonEnd
}

func (b *Button) Natural() float32 { return b.label.Natural() + 2*b.side() }

func (b *Button) side() float32 {
	if b.Kind == Quiet {
		return 10
	}
	return buttonSide
}

// colors are the face and the line around it.
func (b *Button) colors() (face, edge color.Color) {
	switch {
	case b.disabled && b.Kind == Quiet:
		return color.Transparent, color.Transparent
	case b.disabled:
		return Paint(ColorNeutralWash), Paint(ColorNeutralWash)
	case b.Kind == Primary && (b.Hovered || b.pressed):
		return Paint(ColorAccentHover), Paint(ColorAccentHover)
	case b.Kind == Primary:
		return Paint(ColorAccent), Paint(ColorAccent)
	case b.Kind == Quiet && b.Hovered:
		return Paint(ColorNeutralWash), color.Transparent
	case b.Kind == Quiet:
		return color.Transparent, color.Transparent
	case b.pressed:
		return Paint(ColorNeutralWash), Paint(ColorControlOutline)
	case b.Hovered:
		return Paint(ColorCardHover), Paint(ColorControlOutline)
	}
	return Paint(ColorCard), Paint(ColorControlOutline)
}

// inkName is the token of the words.
func (b *Button) inkName() fyne.ThemeColorName {
	switch {
	case b.disabled:
		return ColorFaint
	case b.Kind == Primary:
		return ColorOnAccent
	case b.Kind == Quiet && !b.Hovered:
		return ColorSecond
	}
	return ColorInk
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	face := canvas.NewRectangle(color.Transparent)
	face.CornerRadius, face.StrokeWidth = RadiusButton, 1
	ring := canvas.NewRectangle(color.Transparent)
	ring.CornerRadius, ring.StrokeWidth = RadiusButton+3, 2
	r := &buttonRenderer{button: b, face: face, ring: ring}
	r.paint()
	return r
}

type buttonRenderer struct {
	button *Button
	face   *canvas.Rectangle
	ring   *canvas.Rectangle // around the button when it has the focus
}

func (r *buttonRenderer) paint() {
	face, edge := r.button.colors()
	r.face.FillColor, r.face.StrokeColor = face, edge
	r.button.label.Color = r.button.inkName()
	r.ring.StrokeColor = Paint(ColorAccent)
	r.ring.Hidden = !r.button.Focused
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	b := r.button
	r.face.Resize(size)
	r.ring.Move(fyne.NewPos(-3, -3))
	r.ring.Resize(size.AddWidthHeight(6, 6))
	h := b.label.HeightAt(size.Width - 2*b.side())
	b.label.Move(fyne.NewPos(b.side(), (size.Height-h)/2))
	b.label.Resize(fyne.NewSize(max(0, size.Width-2*b.side()), h))
}

func (r *buttonRenderer) MinSize() fyne.Size {
	return r.button.label.MinSize().AddWidthHeight(2*r.button.side(), 2*buttonEnd)
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.face, r.button.label}
}

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) Refresh() {
	r.paint()
	r.Layout(r.button.Size())
	r.face.Refresh()
	r.ring.Refresh()
	r.button.label.Refresh()
	canvas.Refresh(r.button)
}
