package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// OutcomeState is how a try ended and what comes next. Words that are empty
// are not shown.
type OutcomeState struct {
	Tone     Tone
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

	pill  *Pill
	title *Text
	why   *Text
	more  *Text
	ring  *Ring
	start *Button
	wait  *Button
	slip  *Button
	off   *Button
	broke *Button
	leave *Button
	body  *fyne.Container
	held  *fyne.Container // of the ring
	card  *Card
}

// NewOutcomeView shows s.
func NewOutcomeView(s OutcomeState, t OutcomeTaps) *OutcomeView {
	v := &OutcomeView{
		pill:  NewPill(ToneMind, ""),
		title: NewText(RoleTitle, "").Centred().Wide(760),
		why:   NewText(RoleLead, "").Centred().Wide(600),
		more:  NewText(RoleBody, "").In(ColorSecond).Centred().Wide(600),
		ring:  NewRing(s.Ring),
		start: NewButton(Primary, "", t.Start),
		wait:  NewButton(Secondary, "", t.Wait),
		slip:  NewButton(Secondary, "", t.Slip),
		off:   NewButton(Secondary, "", t.Off),
		broke: NewButton(Quiet, "", t.Broken),
		leave: NewButton(Quiet, "", t.Leave),
	}
	v.held = high(ringOutcome, v.ring)
	v.body = Column(outcomeGap,
		Column(12, FlowCentred(0, v.pill), v.title, v.why, v.more),
		v.held,
		FlowCentred(SpaceItems, v.start, v.wait, v.slip, v.off, v.broke, v.leave))
	v.card = NewCard(Scroll(Middle(widestOutcome, v.body)))
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
	for b, text := range map[*Button]string{v.start: s.Start, v.wait: s.Wait, v.slip: s.Slip, v.off: s.Off, v.broke: s.Broken, v.leave: s.Leave} {
		b.Hidden = text == ""
		b.SetText(text)
	}
	v.Refresh()
}

// first is the button that is the obvious one.
func (v *OutcomeView) first() fyne.Focusable {
	for _, b := range []*Button{v.start, v.broke} {
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
func (v *OutcomeView) set(title, why Role, ring, gap float32) {
	v.title.Role, v.why.Role, v.ring.Widest = title, why, ring
	v.held.Layout, v.body.Layout = highLayout{ring}, columnLayout{gap: gap}
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
	room := size.SubtractWidthHeight(2*SpaceCard, 2*SpaceCard)
	fits := func() bool { return heightAt(v.body, min(widestOutcome, room.Width)) <= room.Height }
	v.set(RoleTitle, RoleLead, ringOutcome, outcomeGap)
	if !fits() {
		v.set(RoleHeading, RoleBody, ringCompact, outcomeGap)
	}
	for _, why := range []Role{RoleBody, RoleSmall} {
		if !fits() { // large text in a small window
			v.set(RoleMark, why, ringLeast, outcomeGap/2)
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
