package restore

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"relink/internal/device"
	"relink/internal/restorer"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/tool"
)

// Stage is where the tool stands.
type Stage string

// The stages.
const (
	Looking Stage = "looking"
	Nobody  Stage = "none" // nothing that Relink started runs
	Runs    Stage = "runs"
	Over    Stage = "over"
	Broken  Stage = "broken" // its output cannot be read
)

// State is what the page shows at a moment.
type State struct {
	Cat      *words.Catalogue
	Stage    Stage
	Record   restorer.Record
	Progress restorer.Progress
	Now      time.Time
	Denied   bool // what was pressed last is not possible now
}

// Taps are what the page does.
type Taps struct {
	Stop, End, Told, Read, Look, Back func()
}

// View is the page with what the keyboard reaches first.
type View struct {
	View  fyne.CanvasObject
	First fyne.Focusable
	since *kit.Text
	state State
}

// tones are the colours of the outcomes; the words say them as well.
var tones = map[restorer.Outcome]kit.Tone{
	restorer.Success: kit.ToneGood, restorer.Failure: kit.ToneBad, restorer.Stopped: kit.ToneQuiet, restorer.UnknownOutcome: kit.ToneMind,
}

// NewView shows s.
func NewView(s State, h Taps) View {
	v := View{state: s}
	say := func(id string) string { return s.Cat.Text("running."+id, nil) }
	back := kit.NewButton(kit.Quiet, s.Cat.Text("act.back", nil), h.Back)
	p := page.Page{Title: say(string(s.Stage) + ".title"), Why: say(string(s.Stage) + ".why")}
	switch s.Stage {
	case Runs:
		v.runs(&p, h)
		p.Actions = append(p.Actions, back)
		v.First = back // a slip of the space key must end nothing
	case Over:
		p.Badge = kit.NewPill(tones[s.Progress.Outcome], say("pill."+string(s.Progress.Outcome)))
		p.Why = v.outcome()
		p.Actions = []*kit.Button{kit.NewButton(kit.Primary, say("read"), h.Read), back}
		if s.Progress.Outcome == restorer.Success || s.Progress.Outcome == restorer.Stopped {
			p.Actions = []*kit.Button{kit.NewButton(kit.Primary, s.Cat.Text("act.back", nil), h.Back)}
		}
	default:
		p.Actions, v.First = tool.OnlyBack(s.Cat, string(s.Stage), back, h.Look)
	}
	if v.First == nil {
		v.First = p.Actions[0]
	}
	v.View = p.View()
	return v
}

// outcome is how it ended, with what else is to be said of it.
func (v *View) outcome() string {
	p := v.state.Progress
	said := v.state.Cat.Text("restorer.outcome."+string(p.Outcome), nil)
	if p.Told {
		said = v.state.Cat.Text("running.told-it", nil)
	}
	if p.Trouble != "" {
		said += " " + v.state.Cat.Text("restorer.trouble."+string(p.Trouble), nil) + "."
	}
	return said
}

// runs is the page of a restore that runs.
func (v *View) runs(p *page.Page, h Taps) {
	s, now := v.state, v.state.Progress
	say := func(id string) string { return s.Cat.Text("running."+id, nil) }
	phase := now.Phase
	if phase == "" {
		phase = restorer.Checking
	}
	p.Title = s.Cat.Text("restorer.phase."+string(phase), nil)
	p.Badge = kit.NewPill(kit.ToneQuiet, say("pill."+string(s.Record.Behaviour)))
	p.Why = say(string(s.Record.Behaviour) + ".why")
	if doing := v.doing(); doing != "" {
		p.Body = append(p.Body, kit.NewText(kit.RoleStrong, doing).Wide(kit.Readable))
	}
	v.since = kit.NewText(kit.RoleBody, "")
	v.Tell(s.Now)
	p.Body = append(p.Body, v.since)
	for _, line := range v.minded() {
		p.Body = append(p.Body, kit.NewBanner(kit.ToneMind, line))
	}
	p.Body = append(p.Body, kit.NewText(kit.RoleSmall, say("leave")).Wide(kit.Readable))
	if now.Phase == restorer.StartingUp {
		p.Actions = append(p.Actions, kit.NewButton(kit.Secondary, say("told"), h.Told))
	}
	if now.MayStop {
		p.Actions = append(p.Actions, kit.NewButton(kit.Secondary, say("stop"), h.Stop))
	}
	if now.MayEnd {
		p.Actions = append(p.Actions, kit.NewButton(kit.Secondary, say("end"), h.End))
	}
}

// doing is what the program says it is doing, with how much of that is done.
func (v *View) doing() string {
	p := v.state.Progress
	var parts []string
	if p.Stage != "" {
		parts = append(parts, v.state.Cat.Text("running.stage", map[string]any{"Stage": v.state.Cat.Text("stage."+string(p.Stage), nil)}))
	}
	if p.Operation != nil && p.Operation.Name != "" {
		parts = append(parts, device.Clean(p.Operation.Name))
	}
	if p.Percent != nil {
		parts = append(parts, v.state.Cat.Text("running.percent", map[string]any{"Percent": *p.Percent}))
	}
	return strings.Join(parts, " · ")
}

// minded are the things to know beside how far it is.
func (v *View) minded() []string {
	p, cat := v.state.Progress, v.state.Cat
	var lines []string
	if p.Trouble != "" {
		lines = append(lines, cat.Text("restorer.trouble."+string(p.Trouble), nil))
	}
	if p.MayEnd {
		lines = append(lines, cat.Text("restorer.may-end", nil))
	}
	if p.Stalled {
		lines = append(lines, cat.Text("ctl.progress.stalled", map[string]any{"Minutes": int(p.Quiet / time.Minute)}))
	}
	if v.state.Denied {
		lines = append(lines, cat.Text("running.denied", nil))
	}
	return lines
}

// Tell shows the time a moment later. A clock that was set back shows none.
func (v *View) Tell(now time.Time) {
	if v.since == nil {
		return
	}
	v.since.SetText(v.state.Cat.Text("running.since", map[string]any{"Minutes": int(max(0, now.Sub(v.state.Record.At)) / time.Minute)}))
}
