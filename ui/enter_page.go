package ui

import (
	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/words"
)

// EnterStage is where entering recovery stands.
type EnterStage string

// The stages.
const (
	EnterData    EnterStage = "data"    // is anything on it that is nowhere else?
	EnterBackup  EnterStage = "backup"  // it is: back it up first
	EnterAsk     EnterStage = "ask"     // may it be done?
	EnterBusy    EnterStage = "busy"    // another program is at work: no
	EnterSending EnterStage = "sending" // the request is on its way
	EnterWaiting EnterStage = "waiting" // for what the phone does
	EnterEnded   EnterStage = "ended"   // the bus has told
	EnterRefused EnterStage = "refused" // the phone did not take it
	EnterPress   EnterStage = "press"   // by its buttons
	EnterNobody  EnterStage = "none"    // no running phone
	EnterCannot  EnterStage = "cannot"  // nothing can be asked on this bus
)

// EnterState is what the page of entering recovery shows.
type EnterState struct {
	Cat   *words.Catalogue
	Stage EnterStage
	// Outcome and Words tell how it ended.
	Outcome dfu.EnterOutcome
	Words   guide.Words
	// Why it could not be asked.
	Why Refusal
	// Steps are the buttons in words; empty while the model is not known.
	Steps []string
	// Broken says that one of those buttons does not work: no try asks for it.
	Broken bool
	// Siren says that the buttons can set off Emergency SOS.
	Siren bool
}

// EnterHands are what the page does.
type EnterHands struct {
	Safe    func() // nothing on it is nowhere else
	Matters func() // something is, or may be
	Go      func() // nobody restores, and the person agreed
	Busy    func() // somebody may
	Buttons func() // show the buttons
	Start   func() // of a try by the buttons
	Look    func() // look again what the bus allows
	Back    func()
}

// EnterView is the page with what the keyboard reaches first.
type EnterView struct {
	View  fyne.CanvasObject
	First fyne.Focusable
}

// enterPage is the page while it is built.
type enterPage struct {
	Page
	state EnterState
	hands EnterHands
	first fyne.Focusable // nil for the first action
}

func (p *enterPage) say(id string) string { return p.state.Cat.Text("enter.desk."+id, nil) }

// act adds a button.
func (p *enterPage) act(look ButtonKind, id string, do func()) {
	p.Actions = append(p.Actions, NewButton(look, p.say(id), do))
}

// NewEnterView shows s. Success is only what the bus showed.
func NewEnterView(s EnterState, h EnterHands) EnterView {
	p := &enterPage{state: s, hands: h}
	switch s.Stage {
	case EnterEnded:
		p.ended()
	case EnterRefused:
		p.Title, p.Why = p.say("refused.title"), s.Cat.Text("enter.refused."+string(refusedOr(s.Why)), nil)
		p.buttons()
		if s.Why != RefusedUsbmuxd {
			p.act(p.loudest(), "again", h.Go)
		}
		p.back()
	case EnterPress:
		p.Title, p.Why = p.say("press.title"), p.say("press.why")
		p.buttons()
		p.back()
	default:
		p.Title, p.Why = p.say(string(s.Stage)+".title"), p.say(string(s.Stage)+".why")
		p.questions()
	}
	v := EnterView{View: p.View(), First: p.first}
	if p.first == nil && len(p.Actions) > 0 {
		v.First = p.Actions[0]
	}
	return v
}

// loudest is the look of a button that is the one thing to do, unless there is
// one already.
func (p *enterPage) loudest() ButtonKind {
	for _, b := range p.Actions {
		if b.kind == Primary {
			return Secondary
		}
	}
	return Primary
}

// back adds the way back, quiet beside another action and loud where it is the
// only one.
func (p *enterPage) back() {
	if len(p.Actions) > 0 {
		p.act(Quiet, "back", p.hands.Back)
		return
	}
	p.Actions = append(p.Actions, NewButton(Primary, p.state.Cat.Text("act.back", nil), p.hands.Back))
}

// questions are the buttons of a stage that asks.
func (p *enterPage) questions() {
	switch h := p.hands; p.state.Stage {
	case EnterData:
		p.act(Secondary, "data.not", h.Matters) // what a slip of the space key says
		p.act(Secondary, "data.safe", h.Safe)
		p.back()
	case EnterBackup: // the keyboard reaches the way back first
		p.act(Primary, "backed-up", h.Safe)
		p.back()
		p.first = p.Actions[1]
	case EnterAsk:
		p.Body = []fyne.CanvasObject{NewText(RoleStrong, p.state.Cat.Text("act.busy-question", nil)).Wide(readable)}
		p.act(Secondary, "go", h.Go)
		p.act(Secondary, "buttons", h.Buttons)
		p.Actions = append(p.Actions, NewButton(Secondary, p.state.Cat.Text("act.busy-yes", nil), h.Busy))
		p.back()
	case EnterBusy, EnterNobody, EnterCannot:
		p.Actions, p.first = onlyBack(p.state.Cat, string(p.state.Stage), NewButton(Quiet, p.say("back"), h.Back), h.Look)
	}
}

// enterTones are the colours of the ends; the words say them as well.
var enterTones = map[dfu.EnterOutcome]Tone{dfu.EnterReached: ToneGood, dfu.EnterDFU: ToneDFU}

// ended tells how it ended.
func (p *enterPage) ended() {
	o := p.state.Outcome
	tone, known := enterTones[o]
	if !known {
		tone = ToneMind
	}
	p.Title, p.Why = p.say("ended."+string(o)), p.state.Cat.Text(p.state.Words.ID, p.state.Words.Args)
	p.Badge = NewPill(tone, p.say("badge"))
	if o == dfu.EnterBack || o == dfu.EnterStayed {
		p.act(Primary, "by-buttons", p.hands.Buttons)
	}
	p.back()
}

// buttons lists the steps with a way into the coach. Without a model they are
// those of every class, and nobody counts.
func (p *enterPage) buttons() {
	cat := p.state.Cat
	if len(p.state.Steps) == 0 {
		p.Body = append(p.Body,
			NewText(RoleStrong, cat.Text("enter.again.unknown", nil)).Wide(readable),
			NewText(RoleBody, cat.Text("enter.how.unknown", nil)).Wide(readable))
		return
	}
	for i, s := range p.state.Steps {
		text := NewText(RoleBody, s).Wide(readable)
		p.Body = append(p.Body, RowTop(SpaceItems, text, newNumber(i+1), text))
	}
	if p.state.Broken {
		p.Body = append(p.Body, NewBanner(ToneMind, cat.Text("enter.broken", nil)))
		return
	}
	if p.state.Siren {
		p.Body = append(p.Body, NewBanner(ToneMind, cat.Text("page.before.sos", nil)))
	}
	p.act(Primary, "start", p.hands.Start)
}

// refusedOr is a reason that has its sentence here.
func refusedOr(why Refusal) Refusal {
	switch why {
	case RefusedUsbmuxd, RefusedUnlisted, RefusedTrust, RefusedLocked:
		return why
	}
	return RefusedOther
}
