package leave

import (
	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/tool"
)

// Stage is where leaving recovery stands.
type Stage string

// The stages.
const (
	Ask     Stage = "ask"     // may it be done?
	Busy    Stage = "busy"    // another program is at work: no
	Sending Stage = "sending" // the commands are on their way
	Waiting Stage = "waiting" // for what the phone does
	Ended   Stage = "ended"   // the bus has told
	Refused Stage = "refused" // the phone could not be told
	InDFU   Stage = "dfu"     // no command can do it
	Nobody  Stage = "none"    // no phone in recovery
	Running Stage = "running" // it has started up: there is nothing to leave
	Cannot  Stage = "cannot"  // nothing can be sent on this bus
)

// State is what the page of leaving recovery shows.
type State struct {
	Cat   *words.Catalogue
	Stage Stage
	// Outcome tells how it ended.
	Outcome dfu.LeaveOutcome
	Words   guide.Words
	// Why it could not be sent.
	Why page.Refusal
	// How says which buttons restart the phone.
	How string
	// Asked says that the way itself asks how leaving recovery ended, so that
	// going on answers it.
	Asked bool
}

// Taps are what the page does.
type Taps struct {
	Go   func() // nobody restores, and the person agreed
	Busy func() // somebody may
	Look func() // look again what the bus allows
	On   func() // on the way, after it ended
	Back func()
}

// tones are the colours of the ends; the words say them as well.
var tones = map[dfu.LeaveOutcome]kit.Tone{dfu.LeaveStarted: kit.ToneGood, dfu.LeaveDFU: kit.ToneDFU}

// NewView shows s. Success is only what the bus showed.
func NewView(s State, h Taps) tool.View {
	say := func(id string) string { return s.Cat.Text("act.leave."+id, nil) }
	p := page.Page{Title: say(string(s.Stage) + ".title")}
	back := kit.NewButton(kit.Quiet, say("back"), h.Back)
	by := func() { p.Body = append(p.Body, kit.NewText(kit.RoleBody, s.How).Wide(kit.Readable)) }
	var first fyne.Focusable
	switch s.Stage {
	case Ask:
		p.Why = say("ask.why")
		p.Body = []fyne.CanvasObject{kit.NewText(kit.RoleStrong, s.Cat.Text("act.busy-question", nil)).Wide(kit.Readable)}
		p.Actions = []*kit.Button{kit.NewButton(kit.Secondary, say("go"), h.Go), kit.NewButton(kit.Secondary, s.Cat.Text("act.busy-yes", nil), h.Busy), back}
	case Sending, Waiting:
		p.Why = say(string(s.Stage) + ".why")
	case Ended:
		tone, known := tones[s.Outcome]
		if !known {
			tone = kit.ToneMind
		}
		p.Title, p.Why = say("ended."+string(s.Outcome)), s.Cat.Text(s.Words.ID, s.Words.Args)
		p.Badge = kit.NewPill(tone, say("badge"))
		p.Actions = []*kit.Button{kit.NewButton(kit.Primary, s.onward(), h.On)}
		if s.Outcome != dfu.LeaveStarted && s.Outcome != dfu.LeaveBack {
			by()
		}
	case Refused:
		p.Why = s.Cat.Text("act.refused."+string(s.Why), nil)
		by()
		p.Actions = []*kit.Button{kit.NewButton(kit.Primary, say("again"), h.Go), back}
	default:
		p.Why = say(string(s.Stage) + ".why")
		if s.Stage == InDFU {
			by()
		}
		p.Actions, first = tool.OnlyBack(s.Cat, string(s.Stage), back, h.Look)
	}
	v := tool.View{First: first}
	if first == nil && len(p.Actions) > 0 {
		v.First = p.Actions[0]
	}
	v.View = p.View()
	return v
}

// onward names what comes after it has ended.
func (s State) onward() string {
	switch {
	case s.Asked && s.Outcome == dfu.LeaveStarted:
		return s.Cat.Text("act.leave.on.backup", nil)
	case s.Asked && (s.Outcome == dfu.LeaveBack || s.Outcome == dfu.LeaveDFU):
		return s.Cat.Text("act.leave.on.next", nil)
	}
	return s.Cat.Text("act.back", nil)
}
