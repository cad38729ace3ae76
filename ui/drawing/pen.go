package drawing

import (
	"fmt"
	"strings"
)

// pen writes an SVG of filled shapes. Fyne's reader (oksvg) scales neither the
// origin of a viewBox, nor the width of a stroke, nor a gradient in user space,
// and takes rx without ry for none: so places are shifted here, lines are
// shapes within shapes, gradients run in the box of their shape, and both
// radii are always written.
type pen struct {
	b      strings.Builder
	dx, dy float32
}

// newPen begins a picture w by h units whose zero lies at dx, dy.
func newPen(w, h, dx, dy float32) *pen {
	p := &pen{dx: dx, dy: dy}
	fmt.Fprintf(&p.b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.1f %.1f">`, w, h)
	return p
}

func fill(c string) string { return ` fill="` + c + `" ` }

func (p *pen) rect(x, y, w, h, r float32, style string) {
	r = min(r, w/2, h/2)
	fmt.Fprintf(&p.b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="%.1f" ry="%.1f" %s/>`, x+p.dx, y+p.dy, w, h, r, r, style)
}

func (p *pen) circle(x, y, r float32, style string) {
	fmt.Fprintf(&p.b, `<circle cx="%.1f" cy="%.1f" r="%.1f" %s/>`, x+p.dx, y+p.dy, r, style)
}

// frame is a rectangle with a line around it, inside its edges.
func (p *pen) frame(x, y, w, h, r, line float32, colour, inside string) {
	p.rect(x, y, w, h, r, fill(colour))
	p.rect(x+line, y+line, w-2*line, h-2*line, max(0, r-line), fill(inside))
}

// path writes a path in the picture's own places.
func (p *pen) path(d, style string) {
	fmt.Fprintf(&p.b, `<path d="%s" %s/>`, d, style)
}

// gradient runs from one colour into another between two places of the shape
// that uses it, each a part of its width and height. It ends see-through, so
// that no edge of the shape is left to see in the other colour.
func (p *pen) gradient(id string, from, to point, near, far string) {
	fmt.Fprintf(&p.b, `<linearGradient id="%s" x1="%.3f" y1="%.3f" x2="%.3f" y2="%.3f">`+
		`<stop offset="0" stop-color="%s"/><stop offset="0.45" stop-color="%s"/><stop offset="0.9" stop-color="%s"/>`+
		`<stop offset="0.99" stop-color="%s" stop-opacity="0"/></linearGradient>`,
		id, from.x, from.y, to.x, to.y, near, near, far, far)
}

// svg is the finished picture.
func (p *pen) svg() string { return p.b.String() + "</svg>" }
