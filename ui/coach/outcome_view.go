package coach

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"relink/ui/kit"
)

// OutcomeState is how a try ended and what comes next. Words that are empty
// are not shown.
type OutcomeState struct {
	Tone     kit.Tone
	Pill     string // "Try 2: recovery came instead"
	Title    string
	Why      string // one line: the usual cause, and what to do this time
	More     string // after several failures
	Counting bool   // the ring counts down to the next try
	Ring     RingState
	Start    string // the primary button
	Wait     string
	Slip     string // "volume down slipped instead"
	Off      string
	Broken   string // "something is wrong with a button"
	Leave    string
}

// OutcomeTaps are the buttons of an outcome.
type OutcomeTaps struct {
	Start, Wait, Slip, Off, Broken, Leave func()
}

// OutcomeView shows how a try ended. It blames no one.
type OutcomeView struct {
	widget.BaseWidget
	state OutcomeState

	pill  *kit.Pill
	title *kit.Text
	why   *kit.Text
	more  *kit.Text
	ring  *Ring
	start *kit.Button
	wait  *kit.Button
	slip  *kit.Button
	off   *kit.Button
	broke *kit.Button
	leave *kit.Button
	body  *fyne.Container
	held  *fyne.Container // of the ring
	card  *kit.Card
}

// NewOutcomeView shows s.
func NewOutcomeView(s OutcomeState, t OutcomeTaps) *OutcomeView {
	v := &OutcomeView{
		pill:  kit.NewPill(kit.ToneMind, ""),
		title: kit.NewText(kit.RoleTitle, "").Centred().Wide(760),
		why:   kit.NewText(kit.RoleLead, "").Centred().Wide(600),
		more:  kit.NewText(kit.RoleBody, "").In(kit.ColorSecond).Centred().Wide(600),
		ring:  NewRing(s.Ring),
		start: kit.NewButton(kit.Primary, "", t.Start),
		wait:  kit.NewButton(kit.Secondary, "", t.Wait),
		slip:  kit.NewButton(kit.Secondary, "", t.Slip),
		off:   kit.NewButton(kit.Secondary, "", t.Off),
		broke: kit.NewButton(kit.Quiet, "", t.Broken),
		leave: kit.NewButton(kit.Quiet, "", t.Leave),
	}
	v.held = kit.High(ringOutcome, v.ring)
	v.body = kit.Column(outcomeGap,
		kit.Column(12, kit.FlowCentred(0, v.pill), v.title, v.why, v.more),
		v.held,
		kit.FlowCentred(kit.SpaceItems, v.start, v.wait, v.slip, v.off, v.broke, v.leave))
	v.card = kit.NewCard(kit.Scroll(kit.Middle(widestOutcome, v.body)))
	v.ExtendBaseWidget(v)
	v.Set(s)
	return v
}

// Set shows another outcome, or the same one a moment later.
func (v *OutcomeView) Set(s OutcomeState) {
	if v.state == s && s != (OutcomeState{}) {
		return
	}
	v.state = s
	v.pill.Set(s.Tone, s.Pill)
	v.title.SetText(s.Title)
	v.why.SetText(s.Why)
	v.more.SetText(s.More)
	v.more.Hidden = s.More == ""
	v.ring.Hidden = !s.Counting
	v.ring.Set(s.Ring)
	for b, text := range map[*kit.Button]string{v.start: s.Start, v.wait: s.Wait, v.slip: s.Slip, v.off: s.Off, v.broke: s.Broken, v.leave: s.Leave} {
		b.Hidden = text == ""
		b.SetText(text)
	}
	v.Refresh()
}

// first is the button that is the obvious one.
func (v *OutcomeView) first() fyne.Focusable {
	for _, b := range []*kit.Button{v.start, v.broke} {
		if !b.Hidden {
			return b
		}
	}
	return v.leave
}

// The diameters of the ring in pixels, and the greatest width of the words.
const (
	ringOutcome   float32 = 176
	ringCompact   float32 = 124
	ringLeast     float32 = 84
	widestOutcome float32 = 800
)

// outcomeGap is the room between words, ring and buttons, in pixels.
const outcomeGap float32 = 22

// set chooses sizes.
func (v *OutcomeView) set(title, why kit.Role, ring, gap float32) {
	v.title.Role, v.why.Role, v.ring.Widest = title, why, ring
	v.held.Layout, v.body.Layout = kit.HighLayout{High: ring}, kit.ColumnLayout{Gap: gap}
}

// CreateRenderer implements fyne.Widget.
func (v *OutcomeView) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	return &outcomeRenderer{v}
}

type outcomeRenderer struct{ view *OutcomeView }

// Layout makes words and ring smaller where the buttons would not be seen.
func (r *outcomeRenderer) Layout(size fyne.Size) {
	v := r.view
	room := size.SubtractWidthHeight(2*kit.SpaceCard, 2*kit.SpaceCard)
	fits := func() bool { return kit.HeightAt(v.body, min(widestOutcome, room.Width)) <= room.Height }
	v.set(kit.RoleTitle, kit.RoleLead, ringOutcome, outcomeGap)
	if !fits() {
		v.set(kit.RoleHeading, kit.RoleBody, ringCompact, outcomeGap)
	}
	for _, why := range []kit.Role{kit.RoleBody, kit.RoleSmall} {
		if !fits() { // large text in a small window
			v.set(kit.RoleMark, why, ringLeast, outcomeGap/2)
		}
	}
	v.card.Resize(size)
}

func (r *outcomeRenderer) MinSize() fyne.Size           { return r.view.card.MinSize() }
func (r *outcomeRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.view.card} }
func (r *outcomeRenderer) Destroy()                     { r.view.ring.Run(false) }

func (r *outcomeRenderer) Refresh() {
	r.Layout(r.view.Size())
	r.view.card.Refresh()
	canvas.Refresh(r.view)
}
