package drawing

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"relink/internal/device"
	"relink/ui/kit"
)

// Screen is what the glass of a drawing shows.
type Screen int

// The screens.
const (
	ScreenBlack    Screen = iota // off, quiet or DFU
	ScreenLit                    // running
	ScreenRecovery               // the picture of a cable and a computer
	ScreenRestore                // a bar that fills
	ScreenLogo                   // a logo over a bar, as while it starts up
	ScreenHome                   // the home screen
	ScreenOther                  // something else
)

// ink is the palette of a drawing in one look.
type ink struct {
	body, rim, glass, hardware, press, wash, lit, glow string
	good, bad, wood                                    string // marks, and the pick for the socket
}

// inks are the colours of the drawings: a phone is dark in both looks, its
// rim sets it off from the card.
var inks = map[fyne.ThemeVariant]ink{
	theme.VariantLight: {
		body: "#1C2026", rim: "#1C2026", glass: "#2A313B", hardware: "#A9B1BE",
		press: "#C85A00", wash: "#FBE6D3", lit: "#2F437C", glow: "#DCE4F8",
		good: "#0F7352", bad: "#B3261E", wood: "#B98B54",
	},
	theme.VariantDark: {
		body: "#07080A", rim: "#59616E", glass: "#14171D", hardware: "#6F7887",
		press: "#FF9A3D", wash: "#3B2813", lit: "#2C3A63", glow: "#C9D6FA",
		good: "#1E8F67", bad: "#C4463C", wood: "#C79A62",
	},
}

// variant is the look of the moment.
func variant() fyne.ThemeVariant {
	if t, ok := fyne.CurrentApp().Settings().Theme().(kit.Theme); ok {
		switch t.Look {
		case kit.LookLight:
			return theme.VariantLight
		case kit.LookDark:
			return theme.VariantDark
		}
	}
	return fyne.CurrentApp().Settings().ThemeVariant()
}

// drawn is what one picture of a body shows.
type drawn struct {
	drawing device.Drawing
	screen  Screen
	pressed []device.Button
	variant fyne.ThemeVariant
	bold    bool // thicker lines, for a thumbnail
}

// resource is the picture as an SVG. Its name says everything it shows,
// because Fyne keeps pictures by name.
func (d drawn) resource() fyne.Resource {
	name := fmt.Sprintf("phone-%s-%d-%v-%d-%t.svg", d.drawing, d.screen, d.pressed, d.variant, d.bold)
	return fyne.NewStaticResource(name, []byte(d.svg()))
}

// bodyPad is what the picture of a body shows around it, in units: buttons
// and the glow of a pressed one. Fingers are pictures of their own.
const bodyPad float32 = 50

// The halo of a pressed button in units: how far it stands off, and its line.
const (
	haloOut  float32 = 34
	haloLine float32 = 7
)

// size is the size of the picture in units.
func (d drawn) size() (w, h float32) {
	o := OutlineOf(d.drawing)
	return o.width + 2*bodyPad, 1000 + 2*bodyPad
}

func (d drawn) svg() string {
	o, k := OutlineOf(d.drawing), inks[d.variant]
	w, h := d.size()
	p := newPen(w, h, bodyPad, bodyPad)
	for _, s := range o.others {
		o.key(p, s, k.hardware, 0)
	}
	for _, name := range device.Buttons() {
		s, ok := o.buttons[name]
		switch {
		case !ok || s.edge == edgeFront:
		case HasButton(d.pressed, name):
			// A line around it, for the fingertip hides the button itself.
			o.key(p, s, k.press, haloOut)
			o.key(p, s, k.wash, haloOut-haloLine)
			o.key(p, s, k.press, 3)
		default:
			o.key(p, s, k.hardware, 0)
		}
	}
	line := float32(5)
	if d.bold {
		line = 16
	}
	p.frame(0, 0, o.width, 1000, o.corner, line, k.rim, k.body)
	o.glass(p, d.screen, k)
	o.feature(p, k, HasButton(d.pressed, device.Home))
	return p.svg()
}

func HasButton(list []device.Button, b device.Button) bool {
	for _, x := range list {
		if x == b {
			return true
		}
	}
	return false
}

// key is a button on an edge, grown by some units on every side.
func (o outline) key(p *pen, s spot, colour string, grow float32) {
	const in float32 = 20 // hidden behind the body
	from, long := s.middle-s.length/2, s.length
	var x, y, w, h float32
	switch s.edge {
	case edgeLeft:
		x, y, w, h = -buttonOut, from, buttonOut+in, long
	case edgeRight:
		x, y, w, h = o.width-in, from, buttonOut+in, long
	default:
		x, y, w, h = from, -buttonOut, long, buttonOut+in
	}
	p.rect(x-grow, y-grow, w+2*grow, h+2*grow, 8+grow, fill(colour))
}

// glass is the screen and what it shows.
func (o outline) glass(p *pen, s Screen, k ink) {
	x, y := o.bezel, o.chin
	w, h := o.width-2*o.bezel, 1000-2*o.chin
	radius := max(6, o.corner-o.bezel)
	if o.chin > 90 {
		radius = 6
	}
	glass := k.glass
	if s == ScreenLit || s == ScreenHome {
		glass = k.lit
	}
	p.rect(x, y, w, h, radius, fill(glass))
	cx, cy := o.width/2, y+h/2
	switch s {
	case ScreenLit:
		// A clock with the date above it: a lock screen at a glance.
		p.rect(cx-52, y+h*0.2-44, 104, 18, 9, fill(k.glow))
		p.rect(cx-75, y+h*0.2, 150, 46, 14, fill(k.glow))
	case ScreenRecovery:
		recoveryPicture(p, cx, cy, k.glow, glass)
	case ScreenLogo:
		p.circle(cx, cy-40, 62, fill(k.glow))
		p.rect(cx-90, cy+90, 180, 20, 10, fill(k.hardware))
		p.rect(cx-90, cy+90, 74, 20, 10, fill(k.glow))
	case ScreenHome:
		homeScreen(p, cx, y+h*0.16, k)
	case ScreenOther:
		questionMark(p, cx, cy, k.glow)
	case ScreenRestore:
		p.rect(cx-110, cy+70, 220, 22, 11, fill(k.hardware))
		p.rect(cx-110, cy+70, 96, 22, 11, fill(k.glow))
	}
}

// homeScreen is rows of app icons.
func homeScreen(p *pen, cx, top float32, k ink) {
	for row := range 4 {
		for column := range 3 {
			p.rect(cx-127+float32(column)*92, top+float32(row)*110, 70, 70, 18, fill(k.glow))
		}
	}
}

// questionMark stands for a screen that none of the others is.
func questionMark(p *pen, cx, cy float32, c string) {
	for _, l := range [][4]float32{{-52, -72, -30, -108}, {-30, -108, 10, -118}, {10, -118, 46, -98}, {46, -98, 52, -62}, {52, -62, 34, -30}, {34, -30, 4, -2}, {4, -2, 0, 40}} {
		p.line(cx+l[0], cy+l[1], cx+l[2], cy+l[3], 20, c)
	}
	p.circle(cx, cy+96, 15, fill(c))
}

// recoveryPicture is a computer, and a cable that comes up to it from below.
func recoveryPicture(p *pen, cx, cy float32, c, inside string) {
	p.frame(cx-85, cy-190, 170, 112, 14, 11, c, inside)
	p.rect(cx-115, cy-62, 230, 14, 7, fill(c))
	p.rect(cx-13, cy+20, 26, 34, 4, fill(c))
	p.frame(cx-26, cy+56, 52, 78, 12, 11, c, inside)
	p.rect(cx-7, cy+136, 14, 150, 7, fill(c))
}

// feature is what tells the front of a model: notch, island, home button.
func (o outline) feature(p *pen, k ink, homePressed bool) {
	cx := o.width / 2
	switch o.front {
	case frontNotch:
		p.rect(cx-110, o.chin-4, 220, 66, 30, fill(k.body))
		p.rect(cx-110, o.chin-4, 220, 20, 2, fill(k.body))
		p.rect(cx-35, o.chin+16, 70, 9, 4.5, fill(k.glass))
	case frontIsland:
		p.rect(cx-70, o.chin+26, 140, 42, 21, fill(k.body))
	case frontHome, frontSolidHome:
		o.homeButton(p, k, homePressed)
	}
}

// homeButton is a button that moves, with its square, or the solid-state one,
// which is a plain ring in the glass.
func (o outline) homeButton(p *pen, k ink, pressed bool) {
	s := o.buttons[device.Home]
	x, y := s.middle, s.length
	edge := k.hardware
	if pressed {
		p.circle(x, y, 46+haloOut, fill(k.press))
		p.circle(x, y, 46+haloOut-haloLine, fill(k.wash))
		edge = k.press
	}
	p.circle(x, y, 46, fill(edge))
	p.circle(x, y, 38, fill(k.body))
	if o.front == frontHome {
		p.frame(x-18, y-18, 36, 36, 10, 7, edge, k.body)
	}
	if o.chin > 110 {
		p.rect(o.width/2-42, o.chin/2-5, 84, 10, 5, fill(k.hardware))
	}
}

// hex is a colour as SVG writes it.
func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
}

// ScreenOf is what the glass shows in a mode.
func ScreenOf(m device.Mode) Screen {
	switch m {
	case device.ModeNormal:
		return ScreenLit
	case device.ModeRestore:
		return ScreenRestore
	case device.ModeRecovery:
		return ScreenRecovery
	}
	return ScreenBlack
}
