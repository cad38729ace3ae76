package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/internal/device"
	"relink/internal/words"
)

// WayState is what a page of the way shows.
type WayState struct {
	Way guide.Checklist
	Cat *words.Catalogue
	// System is the operating system's name: linux, windows or darwin.
	System string
	// Watch is what is seen of the restore while one is watched.
	Watch WatchState
	// Steps are the steps to read in peace before a try; empty while the
	// model is not known.
	Steps []string
	// Nowhere is true when the buttons that work lead nowhere from where the
	// phone is: then no try can begin.
	Nowhere bool
	// Finding is what is wrong with the link; empty for nothing.
	Finding string
	// Note is a word about a practice; empty in earnest.
	Note string
	// Assist offers that Relink restarts the phone while the person holds its
	// buttons; Assisted says that the person agreed.
	Assist, Assisted bool
	// Siren says that the warning of Emergency SOS belongs on the page.
	Siren bool
}

// WayHands are what a page of the way does.
type WayHands struct {
	Answer func(guide.Answer)
	Back   func()
	Start  func(guide.Start) // of a try
	// Assist is told that Relink may restart the phone during a try.
	Assist func(bool)
	// Leave has Relink take the phone out of recovery; nil when it cannot.
	Leave func()
	// Explain opens the error book at a number.
	Explain func(number int)
	// ReadLog opens the page that reads a restore log.
	ReadLog func()
}

// WayView is a page of the way with what the keyboard reaches first.
type WayView struct {
	View  fyne.CanvasObject
	First fyne.Focusable
	// watch is the part that Retell changes; nil on most pages.
	watch *watchPart
	// assist is the offer to restart the phone; nil on most pages.
	assist *Tick
}

// Retell changes what is said of a restore while one is watched.
func (v WayView) Retell(s WatchState) {
	if v.watch != nil && v.watch.set(s) {
		v.View.Refresh() // the heights may have changed
	}
}

// wayBuilder makes one page.
type wayBuilder struct {
	WayState
	hands WayHands
	page  guide.Page
	view  WayView
	ticks map[guide.Choice]*Tick
}

// NewWayView is the page on which the person stands.
func NewWayView(s WayState, h WayHands) WayView {
	b := &wayBuilder{WayState: s, hands: h, page: s.Way.Page(), ticks: map[guide.Choice]*Tick{}}
	p := Page{Badge: b.badge(), Title: b.text("title"), Why: b.why()}
	if n := s.Way.Number(); n != nil {
		p.Beside = explainButton(s.Cat, *n, h.Explain)
	}
	if b.page.Watches() && s.Watch.Title != "" { // until then it may still run
		p.Title, p.Why = s.Watch.Title, s.Watch.Why
	}
	switch b.page.Kind() {
	case guide.One:
		p.Body = b.extra()
		p.Actions = append(b.starts(), b.buttons(s.Way.Offers())...)
	case guide.Many, guide.All:
		p.Body, p.Actions = b.ticked()
	case guide.Number:
		p.Body, p.Actions = b.number()
		if b.page != guide.PageNumber {
			p.Actions = append(p.Actions, NewButton(Quiet, b.Cat.Text("logdrop.offer", nil), h.ReadLog))
		}
	case guide.Model:
		p.Body, p.Actions = b.model()
	}
	p.Actions = append(p.Actions, b.back()...)
	if s.Finding != "" && b.page != guide.PageStop && !b.page.Watches() {
		p.Body = append(p.Body, NewBanner(ToneMind, s.Finding))
	}
	if s.Note != "" {
		p.Body = append(p.Body, NewBanner(ToneRestore, s.Note))
	}
	p.Rest = []fyne.CanvasObject{Rows(s.Way.Rows(), s.Cat)}
	b.view.View = p.View()
	return b.view
}

func (b *wayBuilder) text(part string) string {
	return b.Cat.Text("page."+string(b.page)+"."+part, b.args())
}

func (b *wayBuilder) args() map[string]any {
	return map[string]any{
		"Program": b.Cat.Text("page.program."+b.System, nil),
		"How":     b.how(),
	}
}

// how says which buttons start the phone anew.
func (b *wayBuilder) how() string {
	m, ok := b.Way.Model()
	if !ok {
		return b.Cat.Text("page.how.unknown", nil)
	}
	power := m.Power
	if power == "" {
		power = device.Side
	}
	return b.Cat.Text("page.how."+string(m.Class), map[string]any{"Power": b.Cat.Text("page.power."+string(power), nil)})
}

func (b *wayBuilder) why() string {
	switch {
	case b.page == guide.PageDirect && b.Way.Seen().Present && b.Way.Seen().ThroughHub:
		return b.text("hub")
	case b.page == guide.PageWithout:
		return b.words(b.Way.Remedy().Means)
	}
	return b.text("why")
}

// badge is the number that is being dealt with, once it is known.
func (b *wayBuilder) badge() *Pill {
	if b.page == guide.PageStop || b.page == guide.PageSaveData {
		return NewPill(ToneBad, b.Cat.Text("page.badge.stop", nil))
	}
	if n := b.Way.Number(); n != nil {
		return NewPill(ToneBad, b.Cat.Text("page.badge.number", map[string]any{"Number": *n}))
	}
	return nil
}

// extra is what some pages say beside their sentence.
func (b *wayBuilder) extra() []fyne.CanvasObject {
	switch {
	case b.page.Watches():
		b.view.watch = newWatchPart(b.Watch)
		return b.view.watch.body
	case b.page == guide.PageLeave:
		return []fyne.CanvasObject{NewText(RoleBody, b.how()).Wide(readable)}
	case b.page == guide.PageBefore:
		return append(b.assistLine(), b.steps()...)
	case b.page == guide.PageWithout:
		return b.without()
	}
	return nil
}

// steps are the procedure, numbered, to be read in peace.
func (b *wayBuilder) steps() []fyne.CanvasObject {
	lines := make([]fyne.CanvasObject, 0, len(b.Steps)+2)
	if b.Nowhere {
		lines = append(lines, NewBanner(ToneMind, b.nowhere()))
	}
	for i, s := range b.Steps {
		text := NewText(RoleBody, s)
		lines = append(lines, RowGrow(SpaceItems, text, newMark(i+1, guide.Ahead), text))
	}
	if b.Siren {
		lines = append(lines, NewText(RoleBody, "**"+b.text("sos")+"**").Wide(readable))
	}
	return []fyne.CanvasObject{Column(8, lines...)}
}

// starts are the buttons that start a try. A phone that was never seen is only
// coached when the person says that it is off.
func (b *wayBuilder) starts() []*Button {
	if b.page == guide.PageLeave && b.hands.Leave != nil {
		leave := NewButton(Primary, b.Cat.Text("act.leave.offer", nil), b.hands.Leave)
		b.view.First = leave
		return []*Button{leave}
	}
	if b.page != guide.PageCoach || b.Nowhere {
		return nil
	}
	start := guide.FromNormal
	if b.Way.Seen().Mode == device.ModeRecovery {
		start = guide.FromRecovery
	}
	first := NewButton(Primary, b.text("start"), func() { b.hands.Start(start) })
	b.view.First = first
	out := []*Button{first}
	if !b.Way.Seen().Present && b.fromOff() {
		out = append(out, NewButton(Secondary, b.text("off"), func() { b.hands.Start(guide.FromOff) }))
	}
	return out
}

// buttons are the choices of a page. On a page that asks a plain question no
// answer is louder than another.
func (b *wayBuilder) buttons(options []guide.Option) []*Button {
	asks := b.page.Kind() == guide.Number || !slices.ContainsFunc(options, func(o guide.Option) bool { return o.Mark != guide.Done }) && len(options) > 1
	out := make([]*Button, 0, len(options))
	for i, o := range options {
		kind := Secondary
		switch {
		case o.Mark == guide.Skipped:
			kind = Quiet
		case i == 0 && !asks && b.view.First == nil:
			kind = Primary
		}
		button := NewButton(kind, b.text(string(o.Choice)), b.choose(o.Choice))
		if b.Nowhere && b.page == guide.PageBefore && i == 0 {
			button.Disable()
		}
		out = append(out, button)
		if b.view.First == nil && !button.Disabled() {
			b.view.First = button
		}
	}
	return out
}

func (b *wayBuilder) choose(c guide.Choice) func() {
	return func() { b.hands.Answer(guide.Answer{Choices: []guide.Choice{c}}) }
}

func (b *wayBuilder) back() []*Button {
	if !b.Way.CanBack() {
		return nil
	}
	return []*Button{NewButton(Quiet, b.Cat.Text("page.back", nil), b.hands.Back)}
}

// ticked is a page of lines to tick. The first line of a page of many is
// "nothing": it takes the other ticks away, and they take it away.
func (b *wayBuilder) ticked() ([]fyne.CanvasObject, []*Button) {
	old, _ := b.Way.Answered(b.page)
	options := b.Way.Offers()
	goOn := NewButton(Primary, b.Cat.Text("page.go", nil), func() { b.hands.Answer(guide.Answer{Choices: b.picked()}) })
	lines := make([]fyne.CanvasObject, 0, len(options))
	for i, o := range options {
		// What was agreed to for an erase is agreed to each time anew.
		on := old.Has(o.Choice) && b.page.Kind() == guide.Many
		t := NewTick(b.text(string(o.Choice)), on, func(on bool) {
			if on && b.page.Kind() == guide.Many {
				b.untick(i == 0, options)
			}
			b.allow(goOn)
		})
		b.ticks[o.Choice] = t
		lines = append(lines, t)
	}
	b.allow(goOn)
	b.view.First = b.ticks[options[0].Choice]
	actions := []*Button{goOn}
	for _, o := range b.page.Out() {
		actions = append(actions, NewButton(Quiet, b.text(string(o.Choice)), b.choose(o.Choice)))
	}
	if b.page.Kind() == guide.Many {
		return []fyne.CanvasObject{twoColumns(lines)}, actions
	}
	return []fyne.CanvasObject{Column(2, lines...)}, actions
}

// untick takes the ticks away that contradict the one just given.
func (b *wayBuilder) untick(nothing bool, options []guide.Option) {
	for i, o := range options {
		if (i == 0) != nothing {
			b.ticks[o.Choice].Set(false)
		}
	}
}

func (b *wayBuilder) picked() []guide.Choice {
	var out []guide.Choice
	for _, o := range b.page.Options() {
		if t := b.ticks[o.Choice]; t != nil && t.On() {
			out = append(out, o.Choice)
		}
	}
	return out
}

// allow lets the page be left once enough is ticked.
func (b *wayBuilder) allow(goOn *Button) {
	need := 1
	if b.page.Kind() == guide.All {
		need = len(b.page.Options())
	}
	if len(b.picked()) >= need {
		goOn.Enable()
	} else {
		goOn.Disable()
	}
}

// number is a page that asks for an error number.
func (b *wayBuilder) number() ([]fyne.CanvasObject, []*Button) {
	wrong := NewText(RoleBody, "").In(ColorBad)
	field := newField(b.text("other"), b.text("take"), func(s string) {
		n, err := strconv.Atoi(s)
		if err != nil || n <= 0 || n > 999999 {
			wrong.SetText(b.text("wrong"))
			return
		}
		b.hands.Answer(guide.Answer{Number: &n})
	})
	return []fyne.CanvasObject{field, wrong}, b.buttons(b.page.Options())
}
