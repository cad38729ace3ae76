package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/finding"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
)

// CableStage is where a cable test stands.
type CableStage string

// The stages.
const (
	CableAsk     CableStage = "ask"     // may it be done?
	CableBusy    CableStage = "busy"    // another program is at work: no
	CableRuns    CableStage = "runs"    // requests are sent
	CableOver    CableStage = "over"    // with its result
	CableRefused CableStage = "refused" // the phone could not be asked
	CableNobody  CableStage = "none"    // no phone in recovery or DFU
	CableCannot  CableStage = "cannot"  // nothing can be asked on this bus
)

// CableState is what the page of the cable test shows at a moment.
type CableState struct {
	Cat   *words.Catalogue
	Stage CableStage
	Test  finding.CableTest
	Now   time.Time
	Why   page.Refusal
}

// CableHands are what the page does.
type CableHands struct {
	Go   func() // nobody restores, and the person agreed
	Busy func() // somebody may
	Stop func()
	Look func() // look again what the bus allows
	Back func()
}

// CableView is the page with what the keyboard reaches first.
type CableView struct {
	View  fyne.CanvasObject
	First fyne.Focusable
	strip *CableStrip
	count *kit.Text
	cat   *words.Catalogue
}

// cableTones are the colours of the results; the words say them as well.
var cableTones = map[finding.CableResult]kit.Tone{
	finding.CableGood: kit.ToneGood, finding.CableDoubtful: kit.ToneMind, finding.CableBad: kit.ToneBad, finding.CableUnknown: kit.ToneQuiet,
}

// NewCableView shows s.
func NewCableView(s CableState, h CableHands) CableView {
	say := func(id string) string { return s.Cat.Text("act.cable."+id, nil) }
	v := CableView{cat: s.Cat}
	back := kit.NewButton(kit.Quiet, say("back"), h.Back)
	p := page.Page{Title: say(string(s.Stage) + ".title"), Why: say(string(s.Stage) + ".why")}
	switch s.Stage {
	case CableAsk:
		p.Body = []fyne.CanvasObject{
			kit.NewText(kit.RoleBody, say("stop-if")).Wide(kit.Readable),
			kit.NewText(kit.RoleStrong, s.Cat.Text("act.busy-question", nil)).Wide(kit.Readable),
		}
		p.Actions = []*kit.Button{kit.NewButton(kit.Secondary, say("go"), h.Go), kit.NewButton(kit.Secondary, s.Cat.Text("act.busy-yes", nil), h.Busy), back}
	case CableRuns:
		w := s.Test.PhaseWordsAt(s.Now)
		p.Title, p.Why = s.Cat.Text(w.ID, w.Args), ""
		p.Body = v.live(s)
		p.Actions = []*kit.Button{kit.NewButton(kit.Secondary, say("stop"), h.Stop)}
	case CableOver:
		result := s.Test.Result(s.Now)
		w := s.Test.Words(s.Now)
		p.Badge = kit.NewPill(cableTones[result], say("pill."+string(result)))
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
	case CableRefused:
		p.Why = say("refused." + string(s.Why))
		p.Actions = []*kit.Button{kit.NewButton(kit.Primary, say("again"), h.Go), back}
	default:
		p.Actions, v.First = onlyBack(s.Cat, string(s.Stage), back, h.Look)
	}
	if v.First == nil {
		v.First = p.Actions[0]
	}
	v.View = p.View()
	return v
}

// live is the strip with its legend, and the count so far.
func (v *CableView) live(s CableState) []fyne.CanvasObject {
	v.strip = NewCableStrip(s.Test.Strip(s.Now))
	v.count = kit.NewText(kit.RoleStrong, "").Wide(kit.Readable)
	v.Tell(s.Test, s.Now)
	return []fyne.CanvasObject{v.strip, v.count, kit.NewText(kit.RoleSmall, s.Cat.Text("act.cable.legend", nil)).Wide(kit.Readable)}
}

// Tell shows the test a moment later.
func (v *CableView) Tell(t finding.CableTest, now time.Time) {
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
