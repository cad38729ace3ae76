package way

import (
	"strings"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/guide/verdict"
	"relink/internal/restore"
	"relink/ui/drawing"
	"relink/ui/kit"
	"relink/ui/page"
)

// newEnding is the end of a way that went well: what to do now, what is not to
// be used again, and a report if one is wanted. Nothing of the failure is left
// on it.
func newEnding(s FoundState, h FoundHands) WayView {
	say := func(id string) string { return s.Cat.Text(id, nil) }
	p := page.Page{Title: say("page.back-again.title"), Why: s.endingWhy()}
	p.Body = []fyne.CanvasObject{kit.Flow(0, drawing.NewPicture(drawing.SceneStartedUp))}
	for _, c := range s.Verdict.Causes {
		if c.Likelihood == verdict.Possible {
			p.Body = append(p.Body, kit.NewCard(kit.NewText(kit.RoleBody, say("page.back-again.not-again."+string(notAgain(c)))).Wide(kit.Readable)))
		}
	}
	report := kit.NewButton(kit.Secondary, say("page.back-again.report"), h.Report)
	if s.lastBehaviour() != restore.Erase && !s.BackedUp && h.BackUp != nil {
		p.Actions = append(p.Actions, kit.NewButton(kit.Primary, say("page.back-again.back-up"), h.BackUp))
	}
	p.Actions = append(p.Actions, report)
	first := p.Actions[0]
	if s.CanBack {
		p.Actions = append(p.Actions, kit.NewButton(kit.Quiet, say("page.back-again.not-well"), h.Back))
	}
	p.List = newChecklist(s.Rows, s.Cat)
	return WayView{View: p.View(), First: first}
}

// notAgain is the sentence for what every failure had and no success: a hub is
// told apart from a port.
func notAgain(c verdict.Suspect) restore.Cause {
	if strings.HasSuffix(c.Because.ID, ".hub-differs") {
		return "hub"
	}
	return c.ID
}

// endingWhy says what to do now: a phone that was erased has nothing to look
// for, and is set up.
func (s FoundState) endingWhy() string {
	id := "page.back-again.why"
	switch {
	case s.BackedUp:
		return s.Cat.Text("page.back-again.backed-up", nil)
	case s.lastBehaviour() == restore.Erase:
		id += ".erased"
	}
	started := s.Cat.Text("page.back-again.started", nil)
	if !s.Started.IsZero() {
		started = s.Cat.Text("page.back-again.started-at", map[string]any{"Time": s.Started.Local().Format("15:04")})
	}
	return started + " " + s.Cat.Text(id, nil)
}

func (s FoundState) lastBehaviour() restore.Behaviour {
	if n := len(s.Attempts); n > 0 {
		return s.Attempts[n-1].Behaviour
	}
	return ""
}

// swaps tells whether an advice leads to the same try again, with one thing
// swapped first.
func (s FoundState) swaps(next checklist.Page) bool {
	return s.Verdict.Advice == verdict.AdviceUpdateKeepData && next != checklist.PageFor(s.Verdict.Advice)
}

// lastTry says what was tried last, what was swapped for it, and how it ended.
func lastTry(s FoundState) []fyne.CanvasObject {
	n := len(s.Attempts)
	if n == 0 {
		return nil
	}
	a := s.Attempts[n-1]
	say := func(id string, args map[string]any) string { return s.Cat.Text("page.found.last."+id, args) }
	kind := "unknown"
	if a.Behaviour != "" {
		kind = string(a.Behaviour)
	}
	parts := []string{say(kind, nil)}
	if n > 1 {
		for _, swap := range swapped(s.Attempts[n-2], a) {
			parts = append(parts, say(swap, nil))
		}
	}
	switch {
	case a.Code == nil:
		parts = append(parts, say("failed", nil))
	case *a.Code == 0:
		parts = append(parts, say("worked", nil))
	default:
		parts = append(parts, say("number", map[string]any{"Number": *a.Code}))
	}
	return []fyne.CanvasObject{kit.NewText(kit.RoleBody, "**"+say("title", nil)+"** "+strings.Join(parts, s.Cat.Text("list.comma", nil))).In(kit.ColorSecond).Wide(kit.Readable)}
}

// swapped are the things that a try had other than the one before it.
func swapped(before, a restore.Attempt) []string {
	var out []string
	for _, x := range []struct{ id, old, new string }{
		{"cable", before.Cable, a.Cable}, {"port", before.Port, a.Port}, {"computer", before.Computer, a.Computer},
	} {
		if x.old != "" && x.new != "" && x.old != x.new {
			out = append(out, x.id)
		}
	}
	return out
}
