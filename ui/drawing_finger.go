package ui

import (
	"fmt"

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
}

func (t turn) at(x, y float32) string {
	return fmt.Sprintf("%.1f %.1f", t.tip.x+x*t.d.x-y*t.d.y, t.tip.y+x*t.d.y+y*t.d.x)
}

// curve is a cubic Bézier curve through three points.
func (t turn) curve(x1, y1, x2, y2, x, y float32) string {
	return "C " + t.at(x1, y1) + " " + t.at(x2, y2) + " " + t.at(x, y) + " "
}

// box is the least rectangle in units around a finger, relative to its tip.
func (f finger) box() (x, y, w, h float32) {
	const around float32 = 64
	end := point{f.from.x * f.long, f.from.y * f.long}
	x, y = min(0, end.x)-around, min(0, end.y)-around
	return x, y, max(0, end.x) + around - x, max(0, end.y) + around - y
}

// resource is the picture of a finger. It fades into the ground, so that no arm
// has to be drawn.
func (f finger) resource(v fyne.ThemeVariant) fyne.Resource {
	name := fmt.Sprintf("finger-%.2f-%.2f-%.0f-%d.svg", f.from.x, f.from.y, f.long, v)
	return fyne.NewStaticResource(name, []byte(f.svg(v, hex(tokenColor(ColorBackground, v)))))
}

func (f finger) svg(v fyne.ThemeVariant, ground string) string {
	s := skins[v]
	x, y, w, h := f.box()
	t := turn{f.from, point{-x, -y}, f.long}
	p := newPen(w, h, 0, 0)
	tip, end := t.span()
	p.gradient("skin", tip, end, s.skin, ground)
	p.gradient("rim", tip, end, s.rim, ground)
	p.path(fingerPath(t, 6), fill("url(#rim)"))
	p.path(fingerPath(t, 0), fill("url(#skin)"))
	p.path(nailPath(t), fill(s.nail))
	for _, x := range []float32{122, 136} {
		p.path(creasePath(t, x), fill(s.shade))
	}
	return p.svg()
}

// span is where the tip and the far end lie in the box of the finger's own
// shape, as parts of its width and height.
func (t turn) span() (tip, end point) {
	lo, hi := point{}, point{}
	for _, q := range []point{{40, 42}, {134, 47}, {t.long, 54}} {
		for _, y := range []float32{q.y, -q.y} {
			at := point{q.x*t.d.x - y*t.d.y, q.x*t.d.y + y*t.d.x}
			lo = point{min(lo.x, at.x), min(lo.y, at.y)}
			hi = point{max(hi.x, at.x), max(hi.y, at.y)}
		}
	}
	part := func(p point) point { return point{(p.x - lo.x) / (hi.x - lo.x), (p.y - lo.y) / (hi.y - lo.y)} }
	return part(point{}), part(point{t.d.x * t.long, t.d.y * t.long})
}

// fingerPath is the outline, wider by grow units: a round tip, a last joint,
// and the finger widening towards the hand.
func fingerPath(t turn, grow float32) string {
	g := grow
	return "M " + t.at(-g, 0) + " " +
		t.curve(-g, -26-g, 16, -40-g, 40, -42-g) +
		t.curve(74, -45-g, 100, -47-g, 134, -45-g) +
		t.curve(170, -43-g, t.long-60, -49-g, t.long, -54-g) +
		"L " + t.at(t.long, 54+g) + " " +
		t.curve(t.long-60, 49+g, 170, 43+g, 134, 45+g) +
		t.curve(100, 47+g, 74, 45+g, 40, 42+g) +
		t.curve(16, 40+g, -g, 26+g, -g, 0) + "Z"
}

// nailPath is the nail, set back from the tip.
func nailPath(t turn) string {
	return "M " + t.at(12, 0) + " " +
		t.curve(12, -20, 22, -26, 38, -26) +
		t.curve(58, -26, 68, -18, 68, 0) +
		t.curve(68, 18, 58, 26, 38, 26) +
		t.curve(22, 26, 12, 20, 12, 0) + "Z"
}

// creasePath is one fold of the skin over the joint.
func creasePath(t turn, x float32) string {
	return "M " + t.at(x, -20) + " " + t.curve(x+6, -8, x+6, 8, x, 20) + t.curve(x+11, 8, x+11, -8, x, -20) + "Z"
}
