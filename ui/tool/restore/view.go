package restore

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/finding"
	"relink/internal/restorelog"
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
	Link     finding.WatchRestore
	Ended    Ended
	Now      time.Time
	Denied   bool // what was pressed last is not possible now
	// InRecovery says that the phone waits in recovery, and can be told to leave.
	InRecovery bool
}

// Taps are what the page does.
type Taps struct {
	Stop, End, Told, Worked, Failed, Read, Leave, Look, Back func()
	Explain                                                  func(number int)
}

// View is the page with what the keyboard reaches first.
type View struct {
	View  fyne.CanvasObject
	First fyne.Focusable
	live  *living // nil where nothing runs
}

// tones are the colours of the outcomes; the words say them as well.
var tones = map[restorer.Outcome]kit.Tone{
	restorer.Success: kit.ToneGood, restorer.Failure: kit.ToneBad, restorer.Stopped: kit.ToneQuiet, restorer.UnknownOutcome: kit.ToneMind,
}

// NewView shows s.
func NewView(s State, h Taps) View {
	var v View
	say := func(id string) string { return s.Cat.Text("running."+id, nil) }
	back := kit.NewButton(kit.Quiet, s.Cat.Text("act.back", nil), h.Back)
	p := page.Page{Title: say(string(s.Stage) + ".title"), Why: say(string(s.Stage) + ".why")}
	switch s.Stage {
	case Runs:
		v.live = newLiving(s)
		v.live.page(&p, h)
		p.Actions = append(p.Actions, back)
		v.First = back // a slip of the space key must end nothing
	case Over:
		over(&p, s, h, back)
	default:
		p.Actions, v.First = tool.OnlyBack(s.Cat, string(s.Stage), back, h.Look)
	}
	if v.First == nil {
		v.First = p.Actions[0]
	}
	v.View = p.View()
	return v
}

// Tell shows a moment later what needs no new page.
func (v *View) Tell(now time.Time, p restorer.Progress, link finding.WatchRestore) {
	if v.live != nil && v.live.tell(now, p, link) {
		v.View.Refresh()
	}
}

// over is the page of a restore that has ended: what the program and USB say,
// and what comes next.
func over(p *page.Page, s State, h Taps, back *kit.Button) {
	say := func(id string) string { return s.Cat.Text("running."+id, nil) }
	outcome := s.outcome()
	p.Title = say("over." + string(outcome))
	p.Badge = kit.NewPill(tones[outcome], say("pill."+string(outcome)))
	p.Why = s.why(outcome)
	for _, line := range s.both() {
		p.Body = append(p.Body, kit.NewText(kit.RoleBody, line).Wide(kit.Readable))
	}
	if s.Progress.Trouble != "" {
		p.Body = append(p.Body, kit.NewBanner(kit.ToneMind, say("trouble."+string(s.Progress.Trouble))))
	}
	if s.Ended.Asks {
		p.Actions = []*kit.Button{
			kit.NewButton(kit.Secondary, say("it-worked"), h.Worked), kit.NewButton(kit.Secondary, say("it-failed"), h.Failed),
		}
	} else {
		p.Actions = []*kit.Button{kit.NewButton(kit.Primary, say("on"), h.Back)}
	}
	if outcome == restorer.Failure && s.InRecovery {
		p.Actions = append(p.Actions, kit.NewButton(kit.Secondary, s.Cat.Text("act.leave.menu", nil), h.Leave))
	}
	if n := s.number(); n != nil && h.Explain != nil {
		p.Actions = append(p.Actions, kit.NewButton(kit.Quiet, s.Cat.Text("running.explain", map[string]any{"Number": *n}), func() { h.Explain(*n) }))
	}
	if outcome == restorer.Failure || outcome == restorer.UnknownOutcome {
		p.Actions = append(p.Actions, kit.NewButton(kit.Quiet, say("read"), h.Read))
	}
	if s.Ended.Asks {
		p.Actions = append(p.Actions, back)
	}
}

// outcome is how it ended, with the person's word where that was asked.
func (s State) outcome() restorer.Outcome {
	switch {
	case s.Ended.Asks:
		return restorer.UnknownOutcome
	case s.Ended.Told != nil && *s.Ended.Told:
		return restorer.Success
	case s.Ended.Told != nil:
		return restorer.Failure
	}
	return s.Progress.Outcome
}

func (s State) why(o restorer.Outcome) string {
	id := "running.over." + string(o) + ".why"
	if o == restorer.Success && (s.Progress.Told || s.Ended.Told != nil) {
		id = "running.over.told.why"
	}
	return s.Cat.Text(id, nil)
}

// number is the one that the program's log gives for a failure; nil for none.
func (s State) number() *int {
	if o := s.outcome(); o == restorer.Success || o == restorer.Stopped || s.Ended.Log.Outcome != restorelog.Failure || len(s.Ended.Log.Codes) == 0 {
		return nil
	}
	return &s.Ended.Log.Codes[0]
}

// both are what the program says and what USB shows, a line each, where they
// tell more than the outcome does.
func (s State) both() []string {
	o := s.outcome()
	if o == restorer.Stopped || o == restorer.Success && !s.Ended.Disagree {
		return nil
	}
	var lines []string
	tell := func(id string, args map[string]any) { lines = append(lines, s.Cat.Text("running."+id, args)) }
	stage := s.Cat.Text("stage."+string(s.Ended.Log.Stage), nil)
	switch n := s.number(); {
	case s.Ended.Log.Outcome == restorelog.Success:
		tell("says.success", nil)
	case n != nil && s.Ended.Log.Stage != "":
		tell("says.number-stage", map[string]any{"Number": *n, "Stage": stage})
	case n != nil:
		tell("says.number", map[string]any{"Number": *n})
	case s.Ended.Log.Outcome == restorelog.Failure && s.Ended.Log.Stage != "":
		tell("says.stage", map[string]any{"Stage": stage})
	default:
		tell("says.nothing", nil)
	}
	if s.Ended.Link != "" {
		tell("usb", map[string]any{"Seen": s.Cat.Text("finding.end."+string(s.Ended.Link), nil)})
	}
	if s.Ended.Disagree {
		tell("disagree", nil)
	}
	return lines
}
