package drawing

import (
	"fmt"

	"relink/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// A finger is drawn lying along the x axis, its tip at the origin, and turned
// into the direction it comes from.

// skins are plain tones, no one's in particular, that stand off from the ground.
var skins = map[fyne.ThemeVariant]struct{ skin, shade, nail, rim string }{
	theme.VariantLight: {"#EFC9AC", "#D9A988", "#FBEADD", "#A9714B"},
	theme.VariantDark:  {"#D9AE90", "#B98B6B", "#F3DCCB", "#F2C9A8"},
}

// turn is a rotation into a direction, and the place of the tip.
type turn struct {
	d, tip point
	long   float32
	side   float32 // 1 or -1: where the hand is, see finger.hand
}

// turned is a place of the lying finger, relative to the tip.
func (t turn) turned(p point) point {
	y := p.y * t.side
	return point{p.x*t.d.x - y*t.d.y, p.x*t.d.y + y*t.d.x}
}

func (t turn) at(x, y float32) string {
	p := t.turned(point{x, y})
	return fmt.Sprintf("%.1f %.1f", t.tip.x+p.x, t.tip.y+p.y)
}

// curve is a cubic Bézier curve through three points.
func (t turn) curve(x1, y1, x2, y2, x, y float32) string {
	return "C " + t.at(x1, y1) + " " + t.at(x2, y2) + " " + t.at(x, y) + " "
}

// hand is the side the hand lies on, seen along the finger from its tip: 1 or
// -1, so that it hangs down, or away from the body where a finger comes from
// above.
func (f finger) hand() float32 {
	if f.from.x > 0 {
		return 1
	}
	return -1
}

// box is the least rectangle in units around a finger, relative to its tip.
func (f finger) box() (x, y, w, h float32) {
	lo, hi := turn{d: f.from, long: f.long, side: f.hand()}.bounds(rim)
	const around float32 = 6
	return lo.x - around, lo.y - around, hi.x - lo.x + 2*around, hi.y - lo.y + 2*around
}

// resource is the picture of a finger. It fades into the surface below it, so that no arm
// has to be drawn.
func (f finger) resource(v fyne.ThemeVariant) fyne.Resource {
	name := fmt.Sprintf("finger-%.2f-%.2f-%.0f-%d.svg", f.from.x, f.from.y, f.long, v)
	return fyne.NewStaticResource(name, []byte(f.svg(v, hex(kit.TokenColor(kit.ColorCard, v)))))
}

// rim is the width of the line around a finger, in units.
const rim float32 = 5

func (f finger) svg(v fyne.ThemeVariant, ground string) string {
	s := skins[v]
	x, y, w, h := f.box()
	t := turn{f.from, point{-x, -y}, f.long, f.hand()}
	p := newPen(w, h, 0, 0)
	for _, part := range []struct {
		id, colour string
		grow       float32
	}{{"rim", s.rim, rim}, {"skin", s.skin, 0}} {
		tip, end := t.span(part.grow)
		p.gradient(part.id, tip, end, part.colour, ground)
		p.path(t.outline(part.grow), fill("url(#"+part.id+")"))
	}
	p.path(nailPath(t), fill(s.nail))
	p.path(creasePath(t), fill(s.shade))
	return p.svg()
}

// points are the outline of a finger and the hand it belongs to, as points of
// Bézier curves in threes after the first: a round tip, a last joint, a back
// that goes on straight, and below it the ball of the hand.
func (t turn) points(grow float32) []point {
	g, l := grow, t.long
	return []point{
		{-g, 0},
		{-g, -26 - g},
		{16, -40 - g},
		{40, -42 - g},
		{74, -45 - g},
		{100, -48 - g},
		{132, -46 - g},
		{170, -43 - g},
		{l - 90, -48 - g},
		{l, -74 - g},
		{l + g, -10},
		{l + g, 60},
		{l, 150 + g},
		{l - 50, 112 + g},
		{l - 100, 58 + g},
		{150, 48 + g},
		{112, 44 + g},
		{74, 45 + g},
		{40, 42 + g},
		{16, 40 + g},
		{-g, 26 + g},
		{-g, 0},
	}
}

func (t turn) outline(grow float32) string {
	pts := t.points(grow)
	d := "M " + t.at(pts[0].x, pts[0].y) + " "
	for i := 1; i < len(pts); i += 3 {
		d += t.curve(pts[i].x, pts[i].y, pts[i+1].x, pts[i+1].y, pts[i+2].x, pts[i+2].y)
	}
	return d + "Z"
}

// bounds is the box of the outline, relative to the tip.
func (t turn) bounds(grow float32) (lo, hi point) {
	pts := t.points(grow)
	for i := 1; i < len(pts); i += 3 {
		for s := float32(0); s <= 1; s += 1.0 / 16 {
			at := t.turned(bezier(pts[i-1], pts[i], pts[i+1], pts[i+2], s))
			lo = point{min(lo.x, at.x), min(lo.y, at.y)}
			hi = point{max(hi.x, at.x), max(hi.y, at.y)}
		}
	}
	return lo, hi
}

// bezier is the place on a cubic curve, s from 0 to 1.
func bezier(a, b, c, d point, s float32) point {
	r := 1 - s
	w := [4]float32{r * r * r, 3 * r * r * s, 3 * r * s * s, s * s * s}
	return point{w[0]*a.x + w[1]*b.x + w[2]*c.x + w[3]*d.x, w[0]*a.y + w[1]*b.y + w[2]*c.y + w[3]*d.y}
}

// span is where the tip and the far end lie in the box of the outline, as parts
// of its width and height: a gradient is laid between them.
func (t turn) span(grow float32) (tip, end point) {
	lo, hi := t.bounds(grow)
	part := func(p point) point { return point{(p.x - lo.x) / (hi.x - lo.x), (p.y - lo.y) / (hi.y - lo.y)} }
	return part(point{}), part(point{t.d.x * t.long, t.d.y * t.long})
}

// nailPath is the nail, set back from the tip.
func nailPath(t turn) string {
	return "M " + t.at(12, 0) + " " +
		t.curve(12, -20, 22, -26, 38, -26) +
		t.curve(58, -26, 68, -18, 68, 0) +
		t.curve(68, 18, 58, 26, 38, 26) +
		t.curve(22, 26, 12, 20, 12, 0) + "Z"
}

// creasePath is the fold of the skin over the joint.
func creasePath(t turn) string {
	return "M " + t.at(128, -16) + " " + t.curve(133, -7, 133, 7, 128, 16) + t.curve(138, 7, 138, -7, 128, -16) + "Z"
}
