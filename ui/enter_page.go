package ui

import (
	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/tool"
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
	Why page.Refusal
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
	page.Page
	state EnterState
	hands EnterHands
	first fyne.Focusable // nil for the first action
}

func (p *enterPage) say(id string) string { return p.state.Cat.Text("enter.desk."+id, nil) }

// act adds a button.
func (p *enterPage) act(look kit.ButtonKind, id string, do func()) {
	p.Actions = append(p.Actions, kit.NewButton(look, p.say(id), do))
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
func (p *enterPage) loudest() kit.ButtonKind {
	for _, b := range p.Actions {
		if b.Kind == kit.Primary {
			return kit.Secondary
		}
	}
	return kit.Primary
}

// back adds the way back, quiet beside another action and loud where it is the
// only one.
func (p *enterPage) back() {
	if len(p.Actions) > 0 {
		p.act(kit.Quiet, "back", p.hands.Back)
		return
	}
	p.Actions = append(p.Actions, kit.NewButton(kit.Primary, p.state.Cat.Text("act.back", nil), p.hands.Back))
}

// questions are the buttons of a stage that asks.
func (p *enterPage) questions() {
	switch h := p.hands; p.state.Stage {
	case EnterData:
		p.act(kit.Secondary, "data.not", h.Matters) // what a slip of the space key says
		p.act(kit.Secondary, "data.safe", h.Safe)
		p.back()
	case EnterBackup: // the keyboard reaches the way back first
		p.act(kit.Primary, "backed-up", h.Safe)
		p.back()
		p.first = p.Actions[1]
	case EnterAsk:
		p.Body = []fyne.CanvasObject{kit.NewText(kit.RoleStrong, p.state.Cat.Text("act.busy-question", nil)).Wide(kit.Readable)}
		p.act(kit.Secondary, "go", h.Go)
		p.act(kit.Secondary, "buttons", h.Buttons)
		p.Actions = append(p.Actions, kit.NewButton(kit.Secondary, p.state.Cat.Text("act.busy-yes", nil), h.Busy))
		p.back()
	case EnterBusy, EnterNobody, EnterCannot:
		p.Actions, p.first = tool.OnlyBack(p.state.Cat, string(p.state.Stage), kit.NewButton(kit.Quiet, p.say("back"), h.Back), h.Look)
	}
}

// enterTones are the colours of the ends; the words say them as well.
var enterTones = map[dfu.EnterOutcome]kit.Tone{dfu.EnterReached: kit.ToneGood, dfu.EnterDFU: kit.ToneDFU}

// ended tells how it ended.
func (p *enterPage) ended() {
	o := p.state.Outcome
	tone, known := enterTones[o]
	if !known {
		tone = kit.ToneMind
	}
	p.Title, p.Why = p.say("ended."+string(o)), p.state.Cat.Text(p.state.Words.ID, p.state.Words.Args)
	p.Badge = kit.NewPill(tone, p.say("badge"))
	if o == dfu.EnterBack || o == dfu.EnterStayed {
		p.act(kit.Primary, "by-buttons", p.hands.Buttons)
	}
	p.back()
}

// buttons lists the steps with a way into the coach. Without a model they are
// those of every class, and nobody counts.
func (p *enterPage) buttons() {
	cat := p.state.Cat
	if len(p.state.Steps) == 0 {
		p.Body = append(p.Body,
			kit.NewText(kit.RoleStrong, cat.Text("enter.again.unknown", nil)).Wide(kit.Readable),
			kit.NewText(kit.RoleBody, cat.Text("enter.how.unknown", nil)).Wide(kit.Readable))
		return
	}
	for i, s := range p.state.Steps {
		text := kit.NewText(kit.RoleBody, s).Wide(kit.Readable)
		p.Body = append(p.Body, kit.RowTop(kit.SpaceItems, text, kit.NewNumber(i+1), text))
	}
	if p.state.Broken {
		p.Body = append(p.Body, kit.NewBanner(kit.ToneMind, cat.Text("enter.broken", nil)))
		return
	}
	if p.state.Siren {
		p.Body = append(p.Body, kit.NewBanner(kit.ToneMind, cat.Text("page.before.sos", nil)))
	}
	p.act(kit.Primary, "start", p.hands.Start)
}

// refusedOr is a reason that has its sentence here.
func refusedOr(why page.Refusal) page.Refusal {
	switch why {
	case RefusedUsbmuxd, RefusedUnlisted, RefusedTrust, RefusedLocked:
		return why
	}
	return page.RefusedOther
}
