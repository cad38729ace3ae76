package drawing

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"relink/internal/device"
	"relink/ui/kit"
)

// Touch is what a finger does.
type Touch int

// The touches.
const (
	TouchNone   Touch = iota // no finger
	TouchReady               // beside its button, about to press
	TouchDown                // on its button
	TouchLifted              // just let go
)

// PhoneState is what a drawing of a phone shows.
type PhoneState struct {
	Drawing device.Drawing
	Screen  Screen
	// Used are the buttons that some step of the way presses; the drawing
	// keeps room for their fingers, so that it never jumps.
	Used []device.Button
	// Touch is what the finger of a button does; no entry is TouchNone.
	Touch map[device.Button]Touch
	// Tags are words beside fingers, such as "hold" or "let go".
	Tags map[device.Button]string
}

// pressed are the buttons with a finger on them.
func (s PhoneState) pressed() []device.Button {
	var out []device.Button
	for _, b := range device.Buttons() {
		if s.Touch[b] == TouchDown {
			out = append(out, b)
		}
	}
	return out
}

// Phone is the drawing of a phone with the fingers that press its buttons. A
// finger that lets go moves off its button visibly.
type Phone struct {
	widget.BaseWidget
	state PhoneState
	thumb bool
}

// NewPhone is a drawing with fingers.
func NewPhone(s PhoneState) *Phone {
	p := &Phone{state: s}
	p.ExtendBaseWidget(p)
	return p
}

// NewThumb is a small drawing without fingers.
func NewThumb(d device.Drawing, s Screen) *Phone {
	p := &Phone{state: PhoneState{Drawing: d, Screen: s}, thumb: true}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows another state; fingers move from where they are.
func (p *Phone) Set(s PhoneState) {
	p.state = s
	p.Refresh()
}

// Aspect is width over height of the whole drawing, with its fingers.
func (p *Phone) Aspect() float32 {
	w, h := p.whole()
	return w / h
}

// room is what lies around the body, in units.
func (p *Phone) room() margins {
	if p.thumb {
		return margins{24, 24, 14, 14}
	}
	return OutlineOf(p.state.Drawing).room(p.state.Used)
}

// whole is the size of the drawing with its fingers, in units.
func (p *Phone) whole() (w, h float32) {
	m := p.room()
	return OutlineOf(p.state.Drawing).width + m.left + m.right, 1000 + m.top + m.bottom
}

func (p *Phone) drawn() drawn {
	return drawn{
		drawing: p.state.Drawing, screen: p.state.Screen, pressed: p.state.pressed(),
		variant: variant(), bold: p.thumb,
	}
}

// LiftOff is how far in units a finger is from its button, by touch.
var LiftOff = map[Touch]float32{TouchReady: 46, TouchDown: -6, TouchLifted: 84}

// faint is how see-through a finger is, by touch.
var faint = map[Touch]float64{TouchReady: 0.45, TouchDown: 0, TouchLifted: 0.62}

// CreateRenderer implements fyne.Widget.
func (p *Phone) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	body := canvas.NewImageFromResource(p.drawn().resource())
	body.FillMode = canvas.ImageFillStretch
	r := &phoneRenderer{phone: p, body: body, hands: map[device.Button]*hand{}}
	r.move = &fyne.Animation{Duration: 260 * time.Millisecond, Curve: fyne.AnimationEaseOut, Tick: r.step}
	r.sync()
	r.step(1)
	return r
}

// hand is a finger on its way from one distance to another.
type hand struct {
	finger
	image *canvas.Image
	tag   *kit.Pill
	touch Touch

	startLift, lift, endLift   float32
	startFaint, veil, endFaint float64
}

type phoneRenderer struct {
	phone *Phone
	body  *canvas.Image
	hands map[device.Button]*hand
	move  *fyne.Animation
}

// sync makes the hands fit the state and says whether any has to move.
func (r *phoneRenderer) sync() bool {
	s := r.phone.state
	o := OutlineOf(s.Drawing)
	moved := false
	for _, b := range device.Buttons() {
		f, ok := o.finger(b)
		touch := s.Touch[b]
		h := r.hands[b]
		if !ok || touch == TouchNone || r.phone.thumb {
			delete(r.hands, b)
			continue
		}
		if h == nil || h.finger != f {
			h = &hand{finger: f, touch: touch, image: canvas.NewImageFromResource(nil), tag: kit.NewPill(kit.TonePress, "")}
			h.image.FillMode = canvas.ImageFillStretch
			h.lift, h.veil = LiftOff[TouchReady]+40, 0.9
			h.startLift, h.startFaint = h.lift, h.veil
			moved = true
			r.hands[b] = h
			h.touch = TouchNone
		}
		if h.touch != touch {
			h.touch = touch
			h.startLift, h.startFaint = h.lift, h.veil
			moved = true
		}
		h.endLift, h.endFaint = LiftOff[touch], faint[touch]
		if res := f.resource(variant()); h.image.Resource == nil || h.image.Resource.Name() != res.Name() {
			h.image.Resource = res
			h.image.Refresh()
		}
		h.setTag(s.Tags[b])
	}
	return moved
}

// step moves the fingers a part of their way, 0 to 1.
func (r *phoneRenderer) step(done float32) {
	for _, h := range r.hands {
		h.lift = h.startLift + (h.endLift-h.startLift)*done
		h.veil = h.startFaint + (h.endFaint-h.startFaint)*float64(done)
	}
	r.place()
}

// scale is pixels to a unit, and the top left of the picture.
func (r *phoneRenderer) scale() (k float32, origin fyne.Position, size fyne.Size) {
	room := r.phone.Size()
	w, h := r.phone.whole()
	k = min(room.Width/w, room.Height/h)
	size = fyne.NewSize(w*k, h*k)
	return k, fyne.NewPos((room.Width-size.Width)/2, (room.Height-size.Height)/2), size
}

func (r *phoneRenderer) Layout(fyne.Size) { r.place() }

func (r *phoneRenderer) place() {
	k, origin, _ := r.scale()
	m := r.phone.room()
	zero := origin.AddXY(m.left*k, m.top*k) // top left of the body
	w, h := r.phone.drawn().size()
	r.body.Move(zero.SubtractXY(bodyPad*k, bodyPad*k))
	r.body.Resize(fyne.NewSize(w*k, h*k))
	for _, h := range r.hands {
		x, y, w, high := h.box()
		tip := point{h.at.x + h.from.x*h.lift, h.at.y + h.from.y*h.lift}
		h.image.Move(zero.AddXY((tip.x+x)*k, (tip.y+y)*k))
		h.image.Resize(fyne.NewSize(w*k, high*k))
		if h.image.Translucency != h.veil {
			h.image.Translucency = h.veil
			canvas.Refresh(h.image)
		}
		r.placeTag(h, k, zero)
	}
	r.spread()
}

func (r *phoneRenderer) MinSize() fyne.Size {
	if r.phone.thumb {
		return fyne.NewSize(20, 40)
	}
	return fyne.NewSize(120, 100)
}

func (r *phoneRenderer) Objects() []fyne.CanvasObject {
	objs := []fyne.CanvasObject{r.body}
	for _, b := range device.Buttons() {
		if h := r.hands[b]; h != nil {
			objs = append(objs, h.image)
		}
	}
	for _, b := range device.Buttons() {
		if h := r.hands[b]; h != nil {
			objs = append(objs, h.tag)
		}
	}
	return objs
}

func (r *phoneRenderer) Destroy() { r.move.Stop() }

func (r *phoneRenderer) Refresh() {
	if res := r.phone.drawn().resource(); r.body.Resource == nil || r.body.Resource.Name() != res.Name() {
		r.body.Resource = res
		r.body.Refresh()
	}
	moved := r.sync()
	for _, h := range r.hands {
		h.tag.Refresh()
	}
	switch {
	case moved && kit.Still():
		r.step(1)
	case moved:
		r.move.Stop()
		r.place()
		r.move.Start()
	default:
		r.place()
	}
	canvas.Refresh(r.phone)
}
