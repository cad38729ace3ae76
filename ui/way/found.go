package way

import (
	"time"

	"relink/guide"
	"relink/guide/checklist"
	"relink/guide/verdict"
	"relink/internal/restore"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
)

// FoundState is what the page "what we found" shows.
type FoundState struct {
	Verdict verdict.Verdict
	Rows    []checklist.Row
	Cat     *words.Catalogue
	CanBack bool
	// Leads is the page that does what is advised; nil is the usual one.
	Leads func(verdict.Advice) checklist.Page
	// Number is the error number told last; nil when none was.
	Number *int
	// Known says, try by try, what was seen, what was read and what was told.
	Known []string
	// Attempts are the tries so far, in order.
	Attempts []restore.Attempt
	// Started is when the phone started up after the latest restore; zero where
	// it was not seen to.
	Started time.Time
	// BackedUp says that it was backed up since it works.
	BackedUp bool
}

// FoundHands are what the page does.
type FoundHands struct {
	Toward func(verdict.Advice) // to the page that does what is advised
	Report func()
	// Explain opens the error book at a number.
	Explain func(number int)
	// ReadLog opens the page that reads a restore log.
	ReadLog func()
	Back    func()
	// BackUp leads to the backup that is made once it works again.
	BackUp func()
}

// NewFoundView is what was found: an instruction, why, and what to do next.
func NewFoundView(s FoundState, h FoundHands) WayView {
	if s.Verdict.Advice == verdict.AdviceSolved {
		return newEnding(s, h)
	}
	say := func(w guide.Words) string { return s.Cat.Text(w.ID, w.Args) }
	p := page.Page{
		Badge: kit.NewPill(foundTone(s.Verdict.Advice), s.Cat.Text("page.found.badge", nil)),
		Title: say(s.Verdict.Title),
		Why:   say(s.Verdict.Why),
	}
	if s.Number != nil {
		p.Beside = page.ExplainButton(s.Cat, *s.Number, h.Explain)
	}
	p.Body = lastTry(s)
	report := kit.NewButton(kit.Secondary, s.Cat.Text("page.found.report", nil), h.Report)
	leads := s.Leads
	if leads == nil {
		leads = checklist.PageFor
	}
	next := leads(s.Verdict.Advice)
	if s.swaps(next) {
		// The same again with one thing swapped: the title says which.
		p.Title, p.Why = s.Cat.Text("page.found.again."+string(next), nil), s.Cat.Text("page.found.again.why", nil)
	}
	if page := next; page == checklist.PageReport {
		report.SetKind(kit.Primary)
		p.Actions = []*kit.Button{report}
	} else {
		goOn := kit.NewButton(kit.Primary, s.Cat.Text("page.found.to-"+string(page), nil), func() { h.Toward(s.Verdict.Advice) })
		p.Actions = []*kit.Button{goOn, report}
	}
	first := p.Actions[0]
	p.Actions = append(p.Actions, kit.NewButton(kit.Secondary, s.Cat.Text("logdrop.offer", nil), h.ReadLog))
	if s.CanBack {
		p.Actions = append(p.Actions, kit.NewButton(kit.Quiet, s.Cat.Text("page.back", nil), h.Back))
	}
	turn := &kit.Turning{}
	part := func(id string, lines []guide.Words) {
		if len(lines) > 0 {
			p.Rest = append(p.Rest, page.ListCard(s.Cat.Text("page.found."+id, nil), sayAll(s.Cat, lines)))
		}
	}
	if !s.swaps(next) {
		part("next", s.Verdict.Next)
	}
	if len(likelyCauses(s.Verdict)) > 0 {
		p.Rest = append(p.Rest, causesCard(s.Verdict, s.Cat, turn.LaidOut))
	}
	if len(s.Known) > 0 {
		p.Rest = append(p.Rest, page.ListCard(s.Cat.Text("page.found.known", nil), s.Known))
	}
	part("would", s.Verdict.WouldChange)
	part("nottested", s.Verdict.NotTested)
	p.List = newChecklist(s.Rows, s.Cat)
	turn.View = p.View()
	return WayView{View: turn.View, First: first}
}

// foundTone colours the badge: done, to mind, or to stop.
func foundTone(a verdict.Advice) kit.Tone {
	switch a {
	case verdict.AdviceSolved:
		return kit.ToneGood
	case verdict.AdviceStopNow, verdict.AdviceHardwareInspection, verdict.AdviceSaveDataFirst:
		return kit.ToneBad
	}
	return kit.ToneMind
}

func sayAll(cat *words.Catalogue, ws []guide.Words) []string {
	out := make([]string, 0, len(ws))
	for _, w := range ws {
		out = append(out, cat.Text(w.ID, w.Args))
	}
	return out
}
