package cabletest

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/finding"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/tool"
)

// Stage is where a cable test stands.
type Stage string

// The stages.
const (
	Ask     Stage = "ask"     // may it be done?
	Busy    Stage = "busy"    // another program is at work: no
	Runs    Stage = "runs"    // requests are sent
	Over    Stage = "over"    // with its result
	Refused Stage = "refused" // the phone could not be asked
	Nobody  Stage = "none"    // no phone in recovery or DFU
	Cannot  Stage = "cannot"  // nothing can be asked on this bus
)

// State is what the page of the cable test shows at a moment.
type State struct {
	Cat   *words.Catalogue
	Stage Stage
	Test  finding.CableTest
	Now   time.Time
	Why   page.Refusal
}

// Taps are what the page does.
type Taps struct {
	Go   func() // nobody restores, and the person agreed
	Busy func() // somebody may
	Stop func()
	Look func() // look again what the bus allows
	Back func()
}

// View is the page with what the keyboard reaches first.
type View struct {
	View  fyne.CanvasObject
	First fyne.Focusable
	strip *Strip
	count *kit.Text
	cat   *words.Catalogue
}

// tones are the colours of the results; the words say them as well.
var tones = map[finding.CableResult]kit.Tone{
	finding.CableGood: kit.ToneGood, finding.CableDoubtful: kit.ToneMind, finding.CableBad: kit.ToneBad, finding.CableUnknown: kit.ToneQuiet,
}

// NewView shows s.
func NewView(s State, h Taps) View {
	say := func(id string) string { return s.Cat.Text("act.cable."+id, nil) }
	v := View{cat: s.Cat}
	back := kit.NewButton(kit.Quiet, say("back"), h.Back)
	p := page.Page{Title: say(string(s.Stage) + ".title"), Why: say(string(s.Stage) + ".why")}
	switch s.Stage {
	case Ask:
		p.Body = []fyne.CanvasObject{
			kit.NewText(kit.RoleBody, say("stop-if")).Wide(kit.Readable),
			kit.NewText(kit.RoleStrong, s.Cat.Text("act.busy-question", nil)).Wide(kit.Readable),
		}
		p.Actions = []*kit.Button{kit.NewButton(kit.Secondary, say("go"), h.Go), kit.NewButton(kit.Secondary, s.Cat.Text("act.busy-yes", nil), h.Busy), back}
	case Runs:
		w := s.Test.PhaseWordsAt(s.Now)
		p.Title, p.Why = s.Cat.Text(w.ID, w.Args), ""
		p.Body = v.live(s)
		p.Actions = []*kit.Button{kit.NewButton(kit.Secondary, say("stop"), h.Stop)}
	case Over:
		result := s.Test.Result(s.Now)
		w := s.Test.Words(s.Now)
		p.Badge = kit.NewPill(tones[result], say("pill."+string(result)))
		p.Title, p.Why = say("title."+string(result)), s.Cat.Text(w.ID, w.Args)
		p.Body = v.live(s)
		p.Actions = []*kit.Button{kit.NewButton(kit.Primary, say("again"), h.Go), back}
		if result == finding.CableGood {
			p.Actions = []*kit.Button{kit.NewButton(kit.Primary, s.Cat.Text("act.back", nil), h.Back), kit.NewButton(kit.Secondary, say("again"), h.Go)}
		}
		p.Rest = []fyne.CanvasObject{
			page.ListCard(say("numbers"), sentencesOf(s.Cat, s.Test.NumberWords(s.Now))),
			page.ListCard(say("cannot-tell"), sentencesOf(s.Cat, finding.CableCannot())),
		}
	case Refused:
		p.Why = say("refused." + string(s.Why))
		p.Actions = []*kit.Button{kit.NewButton(kit.Primary, say("again"), h.Go), back}
	default:
		p.Actions, v.First = tool.OnlyBack(s.Cat, string(s.Stage), back, h.Look)
	}
	if v.First == nil {
		v.First = p.Actions[0]
	}
	v.View = p.View()
	return v
}

// live is the strip with its legend, and the count so far.
func (v *View) live(s State) []fyne.CanvasObject {
	v.strip = NewStrip(s.Test.Strip(s.Now))
	v.count = kit.NewText(kit.RoleStrong, "").Wide(kit.Readable)
	v.Tell(s.Test, s.Now)
	return []fyne.CanvasObject{v.strip, v.count, kit.NewText(kit.RoleSmall, s.Cat.Text("act.cable.legend", nil)).Wide(kit.Readable)}
}

// Tell shows the test a moment later.
func (v *View) Tell(t finding.CableTest, now time.Time) {
	if v.strip == nil {
		return
	}
	v.strip.Set(t.Strip(now))
	n := t.Numbers(now)
	v.count.SetText(v.cat.Text("act.cable.count", map[string]any{
		"Asked": n.Untouched.Asked + n.Moved.Asked, "Errors": n.Untouched.Errors + n.Moved.Errors,
		"Retries": n.Untouched.Retries + n.Moved.Retries, "Resets": n.Untouched.Resets + n.Moved.Resets,
		"Spikes": n.Untouched.Spikes + n.Moved.Spikes,
	}))
}

func sentencesOf(cat *words.Catalogue, list []guide.Words) []string {
	out := make([]string, 0, len(list))
	for _, w := range list {
		out = append(out, cat.Text(w.ID, w.Args))
	}
	return out
}
