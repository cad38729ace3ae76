package coach

import (
	"math"
	"strconv"
	"time"

	"relink/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// RingState is what a ring shows at a moment.
type RingState struct {
	// Counted is true when the clock ends it; else it goes on until the phone
	// does something, and shows no number.
	Counted     bool
	Left, Total time.Duration
	// Below stands beneath the number, such as "seconds left".
	Below string
	// Until stands in the ring in place of a number, such as "until it goes
	// quiet".
	Until string
}

// number is the count in whole seconds; it never shows 0 while time is left.
func (s RingState) number() string {
	return strconv.Itoa(int(math.Ceil(s.Left.Seconds())))
}

// part is how much of the ring is left, 0 to 1.
func (s RingState) part() float32 {
	if s.Total <= 0 {
		return 0
	}
	return max(0, min(1, float32(s.Left.Seconds()/s.Total.Seconds())))
}

// Ring shows how long something still lasts. What it shows comes from Ask,
// which it calls for every frame while it runs; the animation only says when
// to ask, never how much time is left.
type Ring struct {
	widget.BaseWidget
	// Ask gives the state of this very moment. It is called on the screen's
	// goroutine.
	Ask func() RingState
	// Widest is the greatest diameter in pixels.
	Widest float32

	state   RingState
	running bool
}

// NewRing is a ring that shows s and stands still until it is run.
func NewRing(s RingState) *Ring {
	r := &Ring{state: s, Widest: 240}
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a state.
func (r *Ring) Set(s RingState) {
	if s == r.state {
		return
	}
	r.state = s
	r.Refresh()
}

// Run starts or stops the frames. A ring that is not on the screen must not
// run.
func (r *Ring) Run(on bool) {
	if on == r.running {
		return
	}
	r.running = on
	r.Refresh()
}

// Running reports whether frames are asked for.
func (r *Ring) Running() bool { return r.running }

// Hide stops the frames with the ring.
func (r *Ring) Hide() {
	r.Run(false)
	r.BaseWidget.Hide()
}

// CreateRenderer implements fyne.Widget.
func (r *Ring) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	d := &ringRenderer{
		ring:   r,
		track:  canvas.NewArc(0, 360, ringCut, kit.Paint(kit.ColorTrack)),
		arc:    canvas.NewArc(0, 0, ringCut, kit.Paint(kit.ColorPress)),
		number: canvas.NewText("", kit.Paint(kit.ColorInk)),
		below:  kit.NewText(kit.RoleLead, "").Centred(),
	}
	d.number.TextStyle, d.number.FontSource = kit.DisplayStyle, kit.FontDisplay // digits only
	d.frames = &fyne.Animation{
		Duration: turnTime, RepeatCount: fyne.AnimationRepeatForever,
		Curve: fyne.AnimationLinear, Tick: d.frame,
	}
	d.Refresh()
	return d
}

const (
	// ringCut leaves a band of a seventeenth of the diameter: 14 of 240.
	ringCut float32 = 1 - 2*14.0/240
	// leastWords is the diameter in pixels from which words of the usual size
	// fit inside; the instruction below says the same.
	leastWords float32 = 120
	// turnTime is one turn of the ring that waits for the phone.
	turnTime = 2400 * time.Millisecond
	// waitArc is the length of its moving part in degrees.
	waitArc float32 = 78
)

type ringRenderer struct {
	ring    *Ring
	track   *canvas.Arc
	arc     *canvas.Arc
	number  *canvas.Text
	below   *kit.Text
	frames  *fyne.Animation
	moving  bool
	showing RingState
	turned  float32 // part of a turn of the waiting ring
}

// frame asks for the state of the moment and draws it.
func (d *ringRenderer) frame(done float32) {
	r := d.ring
	if !r.running {
		return
	}
	if r.Ask != nil {
		r.state = r.Ask()
	}
	d.turned = done
	d.draw()
	d.steer()
}

// draw brings what changed to the screen: the arc with every frame, the words
// only when they differ.
func (d *ringRenderer) draw() {
	s := d.ring.state
	words := s.Counted != d.showing.Counted || s.Below != d.showing.Below || s.Until != d.showing.Until ||
		s.Counted && s.number() != d.showing.number()
	d.showing = s
	if s.Counted {
		if kit.Still() { // in steps, with the number
			s.Left = time.Duration(math.Ceil(s.Left.Seconds())) * time.Second
		}
		d.arc.StartAngle, d.arc.EndAngle = 0, 360*s.part()
	} else if d.moving {
		d.arc.StartAngle = 360 * d.turned
		d.arc.EndAngle = d.arc.StartAngle + waitArc
	} else {
		d.arc.StartAngle, d.arc.EndAngle = -waitArc/2, waitArc/2
	}
	d.arc.Hidden = s.Counted && s.part() == 0
	d.arc.Refresh()
	if words {
		d.setWords()
		d.Layout(d.ring.Size())
		canvas.Refresh(d.ring)
	}
}

func (d *ringRenderer) setWords() {
	s := d.ring.state
	d.number.Hidden = !s.Counted
	if s.Counted {
		d.number.Text = s.number()
		d.below.SetText(s.Below)
	} else {
		d.below.SetText(s.Until)
	}
	d.number.Refresh()
}

// diameter is the ring's size in its room.
func (d *ringRenderer) diameter(size fyne.Size) float32 {
	return min(size.Width, size.Height, d.ring.Widest)
}

func (d *ringRenderer) Layout(size fyne.Size) {
	wide := d.diameter(size)
	left, top := (size.Width-wide)/2, (size.Height-wide)/2
	for _, a := range []*canvas.Arc{d.track, d.arc} {
		a.Move(fyne.NewPos(left, top))
		a.Resize(fyne.NewSquareSize(wide))
		a.CornerRadius = wide
	}
	d.track.CornerRadius = 0
	inside := wide * 0.7
	d.below.Role = kit.RoleLead
	for _, smaller := range []kit.Role{kit.RoleBody, kit.RoleSmall} {
		if d.below.Natural() > inside*0.94 {
			d.below.Role = smaller
		}
	}
	// The number has its size in a ring of 240 px and goes with it.
	d.number.TextSize = min(kit.TextSize(kit.RoleNumber)*wide/240, wide*0.42)
	need := d.number.MinSize()
	high := d.below.HeightAt(inside)
	if d.number.Hidden {
		need = fyne.Size{}
	}
	if need.Height+high > wide*0.86 {
		high = 0
	}
	if wide < leastWords*kit.TextSize(kit.RoleSmall)/kit.Roles[kit.RoleSmall].Size {
		high = 0
	}
	d.below.Hidden = high == 0
	y := top + (wide-high)/2
	if !d.number.Hidden {
		y = top + (wide-need.Height*0.84-high)/2
		d.number.Move(fyne.NewPos(left+(wide-need.Width)/2, y-need.Height*0.1))
		d.number.Resize(need)
		y += need.Height * 0.84
	}
	d.below.Move(fyne.NewPos(left+(wide-inside)/2, y))
	d.below.Resize(fyne.NewSize(inside, high))
}

func (d *ringRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(96) }

func (d *ringRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.track, d.arc, d.number, d.below}
}

func (d *ringRenderer) Destroy() {
	d.ring.running = false
	d.moving = false
	d.frames.Stop()
}

func (d *ringRenderer) Refresh() {
	d.track.FillColor, d.arc.FillColor = kit.Paint(kit.ColorTrack), kit.Paint(kit.ColorPress)
	d.number.Color = kit.Paint(kit.ColorInk)
	d.setWords()
	d.draw()
	d.Layout(d.ring.Size())
	d.below.Refresh()
	d.track.Refresh()
	d.steer()
	canvas.Refresh(d.ring)
}

// steer starts and stops the frames. Without motion a counted ring still
// follows the clock, because what it shows is the truth; a waiting ring
// stands still.
func (d *ringRenderer) steer() {
	want := d.ring.running && (d.ring.state.Counted || !kit.Still())
	switch {
	case want && !d.moving:
		d.moving = true
		d.frames.Start()
	case !want && d.moving:
		d.moving = false
		d.frames.Stop()
	}
}

var _ fyne.Accessible = (*Ring)(nil)

// AccessibilityLabel is the count with its words, or what is waited for.
func (r *Ring) AccessibilityLabel() string {
	if r.state.Counted {
		return r.state.number() + " " + r.state.Below
	}
	return r.state.Until
}

// AccessibilityRole implements fyne.Accessible.
func (r *Ring) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
