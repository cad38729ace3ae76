package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Card is a quiet surface with a thin line around it.
type Card struct {
	widget.BaseWidget
	content fyne.CanvasObject
	Side    float32
	End     float32
	flat    bool
}

// NewCard is a card around content, with the usual space inside.
func NewCard(content fyne.CanvasObject) *Card {
	return NewCardInset(SpaceCard, SpaceCard, content)
}

// NewCardInset is a card with its own space inside, in pixels.
func NewCardInset(side, end float32, content fyne.CanvasObject) *Card {
	c := &Card{content: content, Side: side, End: end}
	c.ExtendBaseWidget(c)
	return c
}

// SetContent shows something else on the card.
func (c *Card) SetContent(o fyne.CanvasObject) {
	if c.content == o {
		return
	}
	c.content = o
	c.Refresh()
}

// Flat leaves out the card's face, so that only its line is seen, while
// something beside it moves.
func (c *Card) Flat(on bool) {
	if c.flat != on {
		c.flat = on
		c.Refresh()
	}
}

// HeightAt is the height at a width, in pixels.
func (c *Card) HeightAt(width float32) float32 {
	return HeightAt(c.content, width-2*c.Side) + 2*c.End
}

func (c *Card) Natural() float32 { return NaturalWidth(c.content) + 2*c.Side }

// CreateRenderer implements fyne.Widget.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	face := canvas.NewRectangle(Paint(ColorCard))
	face.CornerRadius, face.StrokeWidth = RadiusCard, 1
	r := &cardRenderer{card: c, face: face, line: NewBorder(RadiusCard, 1)}
	r.paint()
	return r
}

type cardRenderer struct {
	card *Card
	face *canvas.Rectangle
	line *Border
}

func (r *cardRenderer) paint() {
	r.face.FillColor, r.face.StrokeColor = Paint(ColorCard), Paint(ColorLine)
	r.face.Hidden = r.card.flat
	r.line.Paint(Paint(ColorLine))
}

func (r *cardRenderer) Layout(size fyne.Size) {
	c := r.card
	r.face.Resize(size)
	r.line.Layout(size)
	c.content.Move(fyne.NewPos(c.Side, c.End))
	c.content.Resize(fyne.NewSize(max(0, size.Width-2*c.Side), max(0, size.Height-2*c.End)))
}

func (r *cardRenderer) MinSize() fyne.Size {
	return r.card.content.MinSize().AddWidthHeight(2*r.card.Side, 2*r.card.End)
}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	if r.card.flat {
		return append(r.line.Objects(), r.card.content)
	}
	return []fyne.CanvasObject{r.face, r.card.content}
}

func (r *cardRenderer) Destroy() {}

func (r *cardRenderer) Refresh() {
	r.paint()
	r.Layout(r.card.Size())
	r.face.Refresh()
	r.card.content.Refresh()
	canvas.Refresh(r.card)
}
