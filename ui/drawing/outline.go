// Package drawing draws phones, their buttons, the fingers on them, and the
// scenes with cables, from tables. It knows models, and no procedure.
package drawing

import "relink/internal/device"

// The drawings are laid out in units: a body is 1000 units high. Places are
// read off Apple's own front views of each family and rounded; what matters
// is the order and the side of the buttons, and that the mute switch or the
// Action button, which people press by mistake, is where it is.

// edge is the side of a body a button sits on.
type edge int

const (
	edgeLeft edge = iota
	edgeRight
	edgeTop
	edgeFront // on the glass side: the home button
)

// spot is where a button is: its middle along the edge and its length, both
// in units. For edgeFront, middle is across and length the distance from the
// top.
type spot struct {
	edge           edge
	middle, length float32
}

// front is what the glass shows above or below the screen.
type front int

const (
	frontPlain front = iota
	frontHome
	frontSolidHome
	frontNotch
	frontIsland
)

// outline is the shape of one family of models.
type outline struct {
	width   float32 // of the body, in units
	corner  float32 // radius of the body
	bezel   float32 // between body and screen at the sides
	chin    float32 // between body and screen, above and below
	front   front
	buttons map[device.Button]spot
	// others are the switch or button above the volume keys, which no step
	// ever asks for.
	others []spot
}

// outlines is one row for each drawing.
var outlines = map[device.Drawing]outline{
	device.DrawHome: {
		width: 474, corner: 70, bezel: 24, chin: 150, front: frontHome,
		buttons: map[device.Button]spot{
			device.Home: {edgeFront, 237, 925}, device.Top: {edgeTop, 375, 84},
			device.VolumeUp: {edgeLeft, 232, 46}, device.VolumeDown: {edgeLeft, 308, 46},
		},
		others: []spot{{edgeLeft, 150, 44}},
	},
	device.DrawHomeSide: {
		width: 486, corner: 76, bezel: 22, chin: 124, front: frontHome,
		buttons: map[device.Button]spot{
			device.Home: {edgeFront, 243, 938}, device.Side: {edgeRight, 236, 76},
			device.VolumeUp: {edgeLeft, 236, 72}, device.VolumeDown: {edgeLeft, 328, 72},
		},
		others: []spot{{edgeLeft, 146, 44}},
	},
	device.DrawSolidHome: {
		width: 486, corner: 76, bezel: 22, chin: 124, front: frontSolidHome,
		buttons: map[device.Button]spot{
			device.Home: {edgeFront, 243, 938}, device.Side: {edgeRight, 236, 76},
			device.VolumeUp: {edgeLeft, 236, 72}, device.VolumeDown: {edgeLeft, 328, 72},
		},
		others: []spot{{edgeLeft, 146, 44}},
	},
	device.DrawNotch:        tallPhone(frontNotch, 42),
	device.DrawIslandSwitch: tallPhone(frontIsland, 42),
	device.DrawIslandAction: tallPhone(frontIsland, 58),
	device.DrawNotchAction:  tallPhone(frontNotch, 58),
	device.DrawPadHome: {
		width: 690, corner: 46, bezel: 34, chin: 100, front: frontHome,
		buttons: map[device.Button]spot{
			device.Home: {edgeFront, 345, 950}, device.Top: {edgeTop, 610, 60},
			device.VolumeUp: {edgeRight, 118, 48}, device.VolumeDown: {edgeRight, 176, 48},
		},
	},
	device.DrawPad: {
		width: 720, corner: 56, bezel: 40, chin: 40, front: frontPlain,
		buttons: map[device.Button]spot{
			device.Top:      {edgeTop, 622, 84},
			device.VolumeUp: {edgeRight, 130, 60}, device.VolumeDown: {edgeRight, 204, 60},
		},
	},
	// On the top edge the volume key nearest the top button is volume up, as
	// Apple's instruction for a forced restart counts them.
	device.DrawPadTopVolume: {
		width: 690, corner: 64, bezel: 44, chin: 44, front: frontPlain,
		buttons: map[device.Button]spot{
			device.Top:        {edgeTop, 590, 84},
			device.VolumeDown: {edgeTop, 96, 66}, device.VolumeUp: {edgeTop, 178, 66},
		},
	},
	device.DrawUnknown: {
		width: 486, corner: 92, bezel: 24, chin: 24, front: frontPlain,
	},
}

// tallPhone is an iPhone whose screen fills the front; above its volume keys
// sits a mute switch (42 units) or an Action button (58).
func tallPhone(f front, above float32) outline {
	return outline{
		width: 488, corner: 92, bezel: 24, chin: 24, front: f,
		buttons: map[device.Button]spot{
			device.Side:     {edgeRight, 318, 132},
			device.VolumeUp: {edgeLeft, 290, 80}, device.VolumeDown: {edgeLeft, 388, 80},
		},
		others: []spot{{edgeLeft, 196, above}},
	}
}

// OutlineOf is the outline of a drawing; an unknown one is a plain phone.
func OutlineOf(d device.Drawing) outline {
	if o, ok := outlines[d]; ok {
		return o
	}
	return outlines[device.DrawUnknown]
}

// point is a place in units, from the top left of the body.
type point struct{ x, y float32 }

// finger is where a fingertip presses a button, the direction the finger
// comes from, as a unit vector, and how much of it is seen, in units.
type finger struct {
	at, from point
	long     float32
}

// finger gives the finger for a button; false when the drawing lacks it.
func (o outline) finger(b device.Button) (finger, bool) {
	s, ok := o.buttons[b]
	if !ok {
		return finger{}, false
	}
	switch s.edge {
	case edgeLeft:
		return finger{point{-buttonOut, s.middle}, point{-0.966, 0.259}, 300}, true
	case edgeRight:
		return finger{point{o.width + buttonOut, s.middle}, point{0.966, 0.259}, 300}, true
	case edgeTop:
		if s.middle < o.width/2 {
			return finger{point{s.middle, -buttonOut}, point{-0.5, -0.866}, 230}, true
		}
		return finger{point{s.middle, -buttonOut}, point{0.5, -0.866}, 230}, true
	}
	return finger{point{s.middle, s.length + 14}, point{-0.5, 0.866}, 260}, true
}

// OneHand reports whether a button is on the edge of one of the others, so
// that the finger on it is the one that presses them.
func (o outline) OneHand(b device.Button, others []device.Button) bool {
	for _, other := range others {
		if other != b && o.buttons[other].edge == o.buttons[b].edge {
			return true
		}
	}
	return false
}

// margins is the room in units that fingers need around the body.
type margins struct{ left, right, top, bottom float32 }

// room is the margins for all the buttons of a drawing that steps may use.
func (o outline) room(used []device.Button) margins {
	m := margins{left: 40, right: 40, top: 40, bottom: 40}
	for _, b := range used {
		switch s, ok := o.buttons[b]; {
		case !ok:
		case s.edge == edgeLeft:
			m.left = fingerRoom
		case s.edge == edgeRight:
			m.right = fingerRoom
		case s.edge == edgeTop:
			m.top = 230
			m.right = max(m.right, 200)
		case s.edge == edgeFront:
			m.bottom = 190
			m.left = max(m.left, 100)
		}
	}
	// The body stands in the middle, whichever hand is used.
	m.left = max(m.left, m.right)
	m.right = m.left
	return m
}

const (
	buttonOut  float32 = 11 // a button stands out from the body by this
	fingerRoom float32 = 330
)
