package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// ground lies beneath everything in the window. Fyne takes the focus away from
// whatever has it when a click hits nothing; the ground gives it back, so that
// a stray click does not lose the place of a person at the keyboard.
type ground struct {
	widget.BaseWidget
	on fyne.Canvas
	// soon runs something after the click has been dealt with.
	soon func(func())
}

var _ desktop.Mouseable = (*ground)(nil)

func newGround(on fyne.Canvas, soon func(func())) *ground {
	g := &ground{on: on, soon: soon}
	g.ExtendBaseWidget(g)
	return g
}

// MouseDown comes before Fyne takes the focus away.
func (g *ground) MouseDown(*desktop.MouseEvent) { g.keep() }

// MouseUp is another click to Fyne.
func (g *ground) MouseUp(*desktop.MouseEvent) { g.keep() }

func (g *ground) keep() {
	had := g.on.Focused()
	if had == nil {
		return
	}
	g.soon(func() {
		if g.on.Focused() == nil {
			g.on.Focus(had)
		}
	})
}

// CreateRenderer implements fyne.Widget.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
