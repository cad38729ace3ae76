package panel

import (
	"image/color"

	"relink/ui/drawing"
	"relink/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// phoneChoice is one phone among several, to be picked by mouse or keyboard.
type phoneChoice struct {
	kit.Control
	key    string
	tapped func()
	body   fyne.CanvasObject
	spoken string
	chosen bool
}

var (
	_ fyne.Tappable     = (*phoneChoice)(nil)
	_ fyne.Focusable    = (*phoneChoice)(nil)
	_ desktop.Hoverable = (*phoneChoice)(nil)
)

// newPhoneChoice is a phone to choose; a short one is
// without a drawing.
func newPhoneChoice(ph LivePhone, chosen, short bool, mark string, tapped func()) *phoneChoice {
	c := &phoneChoice{key: ph.Key, tapped: tapped, chosen: chosen, spoken: ph.Name + ", " + ph.Word}
	lines := []fyne.CanvasObject{kit.NewText(kit.RoleStrong, ph.Name), kit.NewPill(ph.Tone, ph.Word)}
	if short {
		lines = []fyne.CanvasObject{kit.NewText(kit.RoleBody, ph.Name).Strong(), kit.NewText(kit.RoleSmall, ph.Word).In(ph.Tone.Ink()).Strong()}
	}
	if chosen {
		lines = append(lines, kit.NewText(kit.RoleSmall, "✓ "+mark).In(kit.ColorAccent).Strong())
	}
	column := kit.Column(5, lines...)
	c.body = kit.Inset(11, 10, kit.RowGrow(12, column, kit.Fixed(fyne.NewSize(28, 48), drawing.NewThumb(ph.Drawing, ph.Screen)), column))
	if short {
		c.body = kit.Inset(11, 6, kit.Column(1, lines...))
	}
	c.ExtendBaseWidget(c)
	return c
}

// HeightAt is the height at a width, in pixels.
func (c *phoneChoice) HeightAt(width float32) float32 { return kit.HeightAt(c.body, width) }

// Tapped picks the phone.
func (c *phoneChoice) Tapped(*fyne.PointEvent) {
	if c.tapped != nil {
		c.tapped()
	}
}

// TypedKey picks the phone on Space and Return.
func (c *phoneChoice) TypedKey(e *fyne.KeyEvent) { kit.PressKey(c, e) }

// CreateRenderer implements fyne.Widget.
func (c *phoneChoice) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &choiceRenderer{choice: c, face: canvas.NewRectangle(color.Transparent)}
	r.face.CornerRadius = kit.RadiusButton
	r.paint()
	return r
}

type choiceRenderer struct {
	choice *phoneChoice
	face   *canvas.Rectangle
}

func (r *choiceRenderer) paint() {
	c := r.choice
	r.face.FillColor, r.face.StrokeColor, r.face.StrokeWidth = kit.Paint(kit.ColorCard), kit.Paint(kit.ColorControlOutline), 1
	if c.Hovered {
		r.face.FillColor = kit.Paint(kit.ColorCardHover)
	}
	if c.chosen || c.Focused {
		r.face.StrokeColor = kit.Paint(kit.ColorAccent)
	}
	if c.Focused {
		r.face.StrokeWidth = 3
	}
}

func (r *choiceRenderer) Layout(size fyne.Size) {
	r.face.Resize(size)
	r.choice.body.Resize(size)
}

func (r *choiceRenderer) MinSize() fyne.Size { return r.choice.body.MinSize() }

func (r *choiceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.face, r.choice.body}
}

func (r *choiceRenderer) Destroy() {}

func (r *choiceRenderer) Refresh() {
	r.paint()
	r.face.Refresh()
	r.choice.body.Refresh()
	canvas.Refresh(r.choice)
}

var _ fyne.Accessible = (*phoneChoice)(nil)

// AccessibilityLabel is the phone's name and mode.
func (c *phoneChoice) AccessibilityLabel() string { return c.spoken }

// AccessibilityRole implements fyne.Accessible.
func (c *phoneChoice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
