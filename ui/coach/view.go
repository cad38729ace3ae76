package coach

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"relink/ui/drawing"
	"relink/ui/kit"
)

// State is everything the coach shows during a try. It is plain, so that
// every moment of every model can be drawn without a phone.
type State struct {
	Badge  string // "Into DFU, try 2"
	Ease   string // "Let go any time. Nothing breaks."
	Stop   string // the words of the button that stops
	Phone  drawing.PhoneState
	Ring   RingState
	Coming string // what the next second brings; empty until then
	Title  string // the instruction
	Echo   string // what the phone did, or what to mind
	Steps  []StepState
	Flash  bool // the border is lit: an instruction has just come
}

// View is a try, on the window's own ground: one large instruction, a drawing with fingers, a ring.
// Nothing competes with it. In a small window the drawing gives way first,
// then the instruction becomes a heading, then the names of the steps go.
type View struct {
	widget.BaseWidget
	state State

	line   *kit.Border
	lit    *kit.Border // the line while it is lit
	badge  *kit.Pill
	ease   *kit.Text
	stop   *kit.Button
	phone  *drawing.Phone
	ring   *Ring
	coming *kit.Pill
	title  *kit.Text
	echo   *kit.Text
	strip  *stepStrip
}

// NewView shows s; stop is called when the person wants to stop.
func NewView(s State, stop func()) *View {
	v := &View{
		line:   kit.NewBorder(kit.RadiusCard, 1),
		lit:    kit.NewBorder(kit.RadiusCard, flashWide),
		badge:  kit.NewPill(kit.ToneDFU, ""),
		ease:   kit.NewText(kit.RoleBody, "").In(kit.ColorSecond).Trailing(),
		stop:   kit.NewButton(kit.Secondary, "", stop),
		phone:  drawing.NewPhone(s.Phone),
		ring:   NewRing(s.Ring),
		coming: kit.NewBanner(kit.TonePress, ""),
		title:  kit.NewText(kit.RoleTitle, "").Centred().Wide(760),
		echo:   kit.NewText(kit.RoleLead, "").Centred().Wide(kit.Readable),
		strip:  newStepStrip(s.Steps),
	}
	v.ExtendBaseWidget(v)
	v.Set(s)
	return v
}

// Ring is the ring, so that its owner can run it.
func (v *View) Ring() *Ring { return v.ring }

// State is what is shown.
func (v *View) State() State { return v.state }

// Set shows another moment.
func (v *View) Set(s State) {
	v.state = s
	v.badge.Set(kit.ToneDFU, s.Badge)
	v.ease.SetText(s.Ease)
	v.stop.SetText(s.Stop)
	v.phone.Set(s.Phone)
	v.ring.Set(s.Ring)
	v.coming.Set(kit.TonePress, s.Coming)
	v.title.SetText(s.Title)
	v.echo.SetText(s.Echo)
	v.strip.set(s.Steps)
	v.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	r := &viewRenderer{view: v}
	r.paint()
	return r
}

type viewRenderer struct{ view *View }

const (
	coachSide float32 = 19 // inside the card
	coachGap  float32 = 14 // between its parts
	// The drawing gets at least this height before words give way, in pixels.
	drawingWanted float32 = 236
	drawingLeast  float32 = 130
)

// flashWide is the width of the border while it is lit, in pixels.
const flashWide float32 = 10

func (r *viewRenderer) paint() {
	v := r.view
	v.line.Paint(kit.Paint(kit.ColorLine))
	v.lit.Paint(kit.Paint(kit.ColorAccent))
	v.lit.Hide(!v.state.Flash)
}

func (r *viewRenderer) Layout(size fyne.Size) {
	v := r.view
	v.line.Layout(size)
	v.lit.Layout(size)
	inner := fyne.NewSize(size.Width-2*coachSide, size.Height-2*coachSide)
	if inner.Width <= 0 || inner.Height <= 0 {
		return
	}
	v.ease.Hidden, v.echo.Hidden = false, false
	top := r.layoutTop(inner.Width)
	middle := r.condense(inner, top)
	if middle < drawingLeast { // it was read before the try began
		v.ease.Hidden = true
		top = r.layoutTop(inner.Width)
		middle = r.condense(inner, top)
	}
	if middle < drawingLeast/2 {
		v.echo.Hidden = true
		middle = r.condense(inner, top)
	}

	y := coachSide + top + coachGap
	r.layoutMiddle(fyne.NewPos(coachSide, y), fyne.NewSize(inner.Width, middle))
	y += middle + coachGap
	r.centre(v.coming, y, inner.Width, v.coming.Wide(inner.Width), r.bannerHeight(inner.Width))
	y += r.bannerHeight(inner.Width) + 6
	h, kept := v.title.HeightAt(inner.Width), r.titleHeight(inner.Width)
	r.centre(v.title, y+kept-h, inner.Width, inner.Width, h)
	y += kept + 4
	r.centre(v.echo, y, inner.Width, inner.Width, v.echo.HeightAt(inner.Width))
	h = v.strip.HeightAt(inner.Width)
	v.strip.Move(fyne.NewPos(coachSide, size.Height-coachSide-h))
	v.strip.Resize(fyne.NewSize(inner.Width, h))
}

// layoutTop sets the badge to the left and the reassurance to the right, or
// below it where they do not fit side by side, and gives the height.
func (r *viewRenderer) layoutTop(width float32) float32 {
	v := r.view
	stop := v.stop.Natural()
	badge := min(v.badge.Natural(), width-stop-kit.SpaceItems)
	high := max(v.badge.HeightAt(badge), v.stop.HeightAt(stop))
	v.badge.Move(fyne.NewPos(coachSide, coachSide+(high-v.badge.HeightAt(badge))/2))
	v.badge.Resize(fyne.NewSize(badge, v.badge.HeightAt(badge)))
	v.stop.Move(fyne.NewPos(coachSide+width-stop, coachSide+(high-v.stop.HeightAt(stop))/2))
	v.stop.Resize(fyne.NewSize(stop, v.stop.HeightAt(stop)))
	room := width - badge - stop - 2*kit.SpaceItems
	if v.ease.Hidden {
		return high
	}
	if v.ease.Natural() <= room {
		h := v.ease.HeightAt(room)
		v.ease.Align = fyne.TextAlignTrailing
		v.ease.Move(fyne.NewPos(coachSide+badge+kit.SpaceItems, coachSide+(high-h)/2))
		v.ease.Resize(fyne.NewSize(room, h))
		return high
	}
	h := v.ease.HeightAt(width)
	v.ease.Align = fyne.TextAlignLeading
	v.ease.Move(fyne.NewPos(coachSide, coachSide+high+4))
	v.ease.Resize(fyne.NewSize(width, h))
	return high + 4 + h
}

// bannerHeight is kept free at all times, so that nothing jumps.
func (r *viewRenderer) bannerHeight(width float32) float32 {
	v := r.view
	return max(v.coming.HeightAt(min(width, max(40, v.coming.Natural()))), v.coming.Label.LineHeight()+2*kit.PillEnd)
}

// titleHeight keeps room for two lines, because instructions come in one or
// two, and echoHeight for one: what stands above must not jump.
func (r *viewRenderer) titleHeight(width float32) float32 {
	return max(r.view.title.HeightAt(width), 2*r.view.title.LineHeight())
}

func (r *viewRenderer) echoHeight(width float32) float32 {
	if r.view.echo.Hidden {
		return 0
	}
	return max(r.view.echo.HeightAt(width), r.view.echo.LineHeight())
}

// condense chooses how large words may be and gives the height left for the
// drawing and the ring.
func (r *viewRenderer) condense(inner fyne.Size, top float32) float32 {
	v := r.view
	left := func() float32 {
		return inner.Height - top - r.bannerHeight(inner.Width) - r.titleHeight(inner.Width) -
			r.echoHeight(inner.Width) - v.strip.HeightAt(inner.Width) - 4*coachGap - 4
	}
	v.title.Role, v.echo.Role, v.strip.bare = kit.RoleTitle, kit.RoleLead, false
	if left() < drawingWanted {
		v.title.Role = kit.RoleHeading
	}
	if left() < drawingLeast {
		v.strip.bare = true
	}
	if left() < drawingLeast {
		v.title.Role, v.echo.Role = kit.RoleStrong, kit.RoleBody
	}
	if left() < drawingLeast {
		v.echo.Role = kit.RoleSmall
	}
	return max(0, left())
}

// layoutMiddle sets the drawing and the ring beside each other.
func (r *viewRenderer) layoutMiddle(at fyne.Position, room fyne.Size) {
	v := r.view
	high := min(room.Height, 880)
	ring := max(0, min(high*0.64, room.Width*0.34, 440))
	if high < 260 {
		ring = min(high*0.82, room.Width*0.34)
	}
	v.ring.Widest = ring
	gap := min(float32(28), room.Width*0.04)
	// A little wider than the drawing: the words beside the fingers need it.
	wide := min(max(v.phone.Aspect()*high+48, v.phone.WordsWide()), room.Width-ring-gap)
	x := at.X + (room.Width-wide-gap-ring)/2
	y := at.Y + (room.Height-high)/2
	v.phone.Move(fyne.NewPos(x, y))
	v.phone.Resize(fyne.NewSize(wide, high))
	v.ring.Move(fyne.NewPos(x+wide+gap, at.Y+(room.Height-ring)/2))
	v.ring.Resize(fyne.NewSquareSize(ring))
}

func (r *viewRenderer) centre(o fyne.CanvasObject, y, room, width, height float32) {
	width = min(width, room)
	o.Move(fyne.NewPos(coachSide+(room-width)/2, y))
	o.Resize(fyne.NewSize(width, height))
}

func (r *viewRenderer) MinSize() fyne.Size { return fyne.NewSize(480, 420) }

func (r *viewRenderer) Objects() []fyne.CanvasObject {
	v := r.view
	v.coming.Hidden = v.state.Coming == ""
	objs := append(v.line.Objects(), v.lit.Objects()...)
	return append(objs, v.badge, v.ease, v.stop, v.phone, v.ring, v.coming, v.title, v.echo, v.strip)
}

func (r *viewRenderer) Destroy() { r.view.ring.Run(false) }

func (r *viewRenderer) Refresh() {
	r.paint()
	r.Layout(r.view.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.view)
}
