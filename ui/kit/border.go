package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Border is the line around a surface, and nothing inside it. Fyne paints the
// whole window anew for every frame, and without a graphics card a large
// rounded rectangle is the dearest thing in it: half of a frame of the coach
// went into the two cards. So what stands beside a running ring is outlined,
// not filled, and the window is cleared in the cards' colour (Brighten).
type Border struct {
	edges   [4]*canvas.Rectangle // left, right, top, bottom
	corners [4]*canvas.Arc       // top left, top right, bottom right, bottom left
	radius  float32
	wide    float32
}

// NewBorder is a line of a width in pixels with round corners.
func NewBorder(radius, wide float32) *Border {
	l := &Border{radius: radius, wide: wide}
	for i := range l.edges {
		l.edges[i] = canvas.NewRectangle(color.Transparent)
		start := float32(270 + 90*i)
		l.corners[i] = canvas.NewArc(start, start+90, 1-wide/radius, color.Transparent)
	}
	return l
}

func (l *Border) Paint(c color.Color) {
	for i := range l.edges {
		l.edges[i].FillColor, l.corners[i].FillColor = c, c
		l.edges[i].Refresh()
		l.corners[i].Refresh()
	}
}

// Layout sets the line inside the edges of a size.
func (l *Border) Layout(size fyne.Size) {
	r, across, down := l.radius, max(0, size.Width-2*l.radius), max(0, size.Height-2*l.radius)
	for i, box := range [4][4]float32{
		{0, r, l.wide, down},
		{size.Width - l.wide, r, l.wide, down},
		{r, 0, across, l.wide},
		{r, size.Height - l.wide, across, l.wide},
	} {
		l.edges[i].Move(fyne.NewPos(box[0], box[1]))
		l.edges[i].Resize(fyne.NewSize(box[2], box[3]))
	}
	right, bottom := size.Width-2*r, size.Height-2*r
	for i, at := range [4]fyne.Position{{}, {X: right}, {X: right, Y: bottom}, {Y: bottom}} {
		l.corners[i].Move(at)
		l.corners[i].Resize(fyne.NewSquareSize(2 * r))
	}
}

func (l *Border) Hide(hidden bool) {
	for i := range l.edges {
		l.edges[i].Hidden, l.corners[i].Hidden = hidden, hidden
	}
}

func (l *Border) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, 8)
	for i := range l.edges {
		out = append(out, l.edges[i], l.corners[i])
	}
	return out
}
