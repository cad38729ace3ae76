package enter

import (
	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/tool"
)

// Stage is where entering recovery stands.
type Stage string

// The stages.
const (
	Data    Stage = "data"    // is anything on it that is nowhere else?
	Backup  Stage = "backup"  // it is: back it up first
	Ask     Stage = "ask"     // may it be done?
	Busy    Stage = "busy"    // another program is at work: no
	Sending Stage = "sending" // the request is on its way
	Waiting Stage = "waiting" // for what the phone does
	Ended   Stage = "ended"   // the bus has told
	Refused Stage = "refused" // the phone did not take it
	Press   Stage = "press"   // by its buttons
	Nobody  Stage = "none"    // no running phone
	Cannot  Stage = "cannot"  // nothing can be asked on this bus
)

// State is what the page of entering recovery shows.
type State struct {
	Cat   *words.Catalogue
	Stage Stage
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

// The further reasons why a phone does not enter recovery.
const (
	RefusedUsbmuxd  page.Refusal = "usbmuxd"  // it does not run here
	RefusedUnlisted page.Refusal = "unlisted" // it does not list the phone
	RefusedTrust    page.Refusal = "trust"    // the phone does not trust this computer
	RefusedLocked   page.Refusal = "locked"   // the phone wants its passcode
)

// Taps are what the page does.
type Taps struct {
	Safe    func() // nothing on it is nowhere else
	Matters func() // something is, or may be
	Go      func() // nobody restores, and the person agreed
	Busy    func() // somebody may
	Buttons func() // show the buttons
	Start   func() // of a try by the buttons
	Look    func() // look again what the bus allows
	Back    func()
}

// builder is the page while it is built.
type builder struct {
	page.Page
	state State
	taps  Taps
	first fyne.Focusable // nil for the first action
}

func (p *builder) say(id string) string { return p.state.Cat.Text("enter.desk."+id, nil) }

// act adds a button.
func (p *builder) act(look kit.ButtonKind, id string, do func()) {
	p.Actions = append(p.Actions, kit.NewButton(look, p.say(id), do))
}

// NewView shows s. Success is only what the bus showed.
func NewView(s State, h Taps) tool.View {
	p := &builder{state: s, taps: h}
	switch s.Stage {
	case Ended:
		p.ended()
	case Refused:
		p.Title, p.Why = p.say("refused.title"), s.Cat.Text("enter.refused."+string(refusedOr(s.Why)), nil)
		p.buttons()
		if s.Why != RefusedUsbmuxd {
			p.act(p.loudest(), "again", h.Go)
		}
		p.back()
	case Press:
		p.Title, p.Why = p.say("press.title"), p.say("press.why")
		p.buttons()
		p.back()
	default:
		p.Title, p.Why = p.say(string(s.Stage)+".title"), p.say(string(s.Stage)+".why")
		p.questions()
	}
	v := tool.View{View: p.View(), First: p.first}
	if p.first == nil && len(p.Actions) > 0 {
		v.First = p.Actions[0]
	}
	return v
}

// loudest is the look of a button that is the one thing to do, unless there is
// one already.
func (p *builder) loudest() kit.ButtonKind {
	for _, b := range p.Actions {
		if b.Kind == kit.Primary {
			return kit.Secondary
		}
	}
	return kit.Primary
}

// back adds the way back, quiet beside another action and loud where it is the
// only one.
func (p *builder) back() {
	if len(p.Actions) > 0 {
		p.act(kit.Quiet, "back", p.taps.Back)
		return
	}
	p.Actions = append(p.Actions, kit.NewButton(kit.Primary, p.state.Cat.Text("act.back", nil), p.taps.Back))
}

// questions are the buttons of a stage that asks.
func (p *builder) questions() {
	switch h := p.taps; p.state.Stage {
	case Data:
		p.act(kit.Secondary, "data.not", h.Matters) // what a slip of the space key says
		p.act(kit.Secondary, "data.safe", h.Safe)
		p.back()
	case Backup: // the keyboard reaches the way back first
		p.act(kit.Primary, "backed-up", h.Safe)
		p.back()
		p.first = p.Actions[1]
	case Ask:
		p.Body = []fyne.CanvasObject{kit.NewText(kit.RoleStrong, p.state.Cat.Text("act.busy-question", nil)).Wide(kit.Readable)}
		p.act(kit.Secondary, "go", h.Go)
		p.act(kit.Secondary, "buttons", h.Buttons)
		p.Actions = append(p.Actions, kit.NewButton(kit.Secondary, p.state.Cat.Text("act.busy-yes", nil), h.Busy))
		p.back()
	case Busy, Nobody, Cannot:
		p.Actions, p.first = tool.OnlyBack(p.state.Cat, string(p.state.Stage), kit.NewButton(kit.Quiet, p.say("back"), h.Back), h.Look)
	}
}

// tones are the colours of the ends; the words say them as well.
var tones = map[dfu.EnterOutcome]kit.Tone{dfu.EnterReached: kit.ToneGood, dfu.EnterDFU: kit.ToneDFU}

// ended tells how it ended.
func (p *builder) ended() {
	o := p.state.Outcome
	tone, known := tones[o]
	if !known {
		tone = kit.ToneMind
	}
	p.Title, p.Why = p.say("ended."+string(o)), p.state.Cat.Text(p.state.Words.ID, p.state.Words.Args)
	p.Badge = kit.NewPill(tone, p.say("badge"))
	if o == dfu.EnterBack || o == dfu.EnterStayed {
		p.act(kit.Primary, "by-buttons", p.taps.Buttons)
	}
	p.back()
}

// buttons lists the steps with a way into the coach. Without a model they are
// those of every class, and nobody counts.
func (p *builder) buttons() {
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
	p.act(kit.Primary, "start", p.taps.Start)
}

// refusedOr is a reason that has its sentence here.
func refusedOr(why page.Refusal) page.Refusal {
	switch why {
	case RefusedUsbmuxd, RefusedUnlisted, RefusedTrust, RefusedLocked:
		return why
	}
	return page.RefusedOther
}
