// Package uitest has what the tests of the window and its rooms share: reading a
// page as a person does, pressing its buttons, and finding what is cut.
package uitest

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// Walk visits every visible object with its place, what cuts it, and whether
// it can be scrolled into view.
func Walk(o fyne.CanvasObject, at fyne.Position, clip Rect, scrolls bool, visit func(fyne.CanvasObject, fyne.Position, Rect, bool)) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	visit(o, at, clip, scrolls)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			Walk(c, at, clip, scrolls, visit)
		}
	case *container.Scroll:
		s := o.Size()
		clip = Rect{max(clip.X0, at.X), max(clip.Y0, at.Y), min(clip.X1, at.X+s.Width), min(clip.Y1, at.Y+s.Height)}
		Walk(o.Content, at, clip, true, visit) // its position is the offset
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			Walk(c, at, clip, scrolls, visit)
		}
	}
}

// Block is an object of a fixed least size.
func Block(w, h float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Black)
	r.SetMinSize(fyne.NewSize(w, h))
	return r
}
