package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Card is a quiet surface with a thin line around it.
type Card struct {
	widget.BaseWidget
	content fyne.CanvasObject
	side    float32
	end     float32
	flat    bool
}

// NewCard is a card around content, with the usual space inside.
func NewCard(content fyne.CanvasObject) *Card {
	return NewCardInset(SpaceCard, SpaceCard, content)
}

// NewCardInset is a card with its own space inside, in pixels.
func NewCardInset(side, end float32, content fyne.CanvasObject) *Card {
	c := &Card{content: content, side: side, end: end}
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
	return heightAt(c.content, width-2*c.side) + 2*c.end
}

func (c *Card) natural() float32 { return naturalWidth(c.content) + 2*c.side }

// CreateRenderer implements fyne.Widget.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	face := canvas.NewRectangle(paint(ColorCard))
	face.CornerRadius, face.StrokeWidth = radiusCard, 1
	r := &cardRenderer{card: c, face: face, line: newBorder(radiusCard, 1)}
	r.paint()
	return r
}

type cardRenderer struct {
	card *Card
	face *canvas.Rectangle
	line *border
}

func (r *cardRenderer) paint() {
	r.face.FillColor, r.face.StrokeColor = paint(ColorCard), paint(ColorLine)
	r.face.Hidden = r.card.flat
	r.line.paint(paint(ColorLine))
}

func (r *cardRenderer) Layout(size fyne.Size) {
	c := r.card
	r.face.Resize(size)
	r.line.layout(size)
	c.content.Move(fyne.NewPos(c.side, c.end))
	c.content.Resize(fyne.NewSize(max(0, size.Width-2*c.side), max(0, size.Height-2*c.end)))
}

func (r *cardRenderer) MinSize() fyne.Size {
	return r.card.content.MinSize().AddWidthHeight(2*r.card.side, 2*r.card.end)
}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	if r.card.flat {
		return append(r.line.objects(), r.card.content)
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
