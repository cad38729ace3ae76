package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/report"
	"relink/internal/restore"
	"relink/internal/session"
	"relink/internal/story"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/uitest"
	"relink/ui/way"
)

// What was found is an instruction; why and who says so is a fold away.
func TestWhatWasFound(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	s := session.New("test", storytest.Evening)
	s = s.Answer(session.AskNeedsData, storytest.Evening, "no").WithTry(storytest.Try("a", 4013, 0, func(t *session.Try) { t.Behaviour = restore.Update }))
	verdict := verdict.Decide(story.FactsOf(s))
	number := 4013
	v := way.NewFoundView(way.FoundState{Verdict: verdict, Rows: checklist.NewChecklist().Rows(), Cat: words.English(), Number: &number, Known: report.Known(s, words.English())}, way.FoundHands{})
	win := test.NewTempWindow(t, v.View)
	win.Resize(fyne.NewSize(page.WindowLeast, page.WindowShort))
	got := uitest.Sentences(v.View)
	for _, want := range []string{
		words.English().Text(verdict.Title.ID, verdict.Title.Args), words.English().Text(verdict.Why.ID, verdict.Why.Args),
		"What 4013 means", "What may be behind it", "What would change this", "Not tested", "Show the report", "confidence",
		"How each fact is known", "Try 1 (error 4013): told by the owner:", "were told",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	because := words.English().Text(verdict.Causes[0].Because.ID, verdict.Causes[0].Because.Args)
	if strings.Contains(got, because) {
		t.Errorf("why is shown unasked: %q", because)
	}
	uitest.Press(t, v.View, "Why, and who says so")
	got = uitest.Sentences(v.View)
	for _, want := range append([]string{because}, verdict.Causes[0].Sources...) {
		if !strings.Contains(got, want) {
			t.Errorf("asked why: no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "<") {
		t.Errorf("words missing in\n%s", got)
	}
}

// A try that was watched, told and read from a log counts once, and the window
// says what the report says.
func TestOneTryCountsOnce(t *testing.T) {
	w, _ := testWindow(t, func(*Hands) {})
	w.story.Look(storytest.Bus(0, storytest.IPhone12(device.ModeRecovery, 6)))
	toTheWatch(t, &w.story)
	for _, l := range restoreThatFails[1:] {
		w.story.Look(l)
	}
	end := storytest.Evening.Add(200 * time.Second)
	for _, a := range []checklist.Choice{"ended", "4013"} {
		w.story.Answer(end, checklist.Answer{Choices: []checklist.Choice{a}})
	}
	if got := w.story.TakeLog(end, storytest.FailedLog()); got != story.LogJoined {
		t.Fatalf("the log: got %q, want joined", got)
	}
	w.story.Moved(end)
	facts := story.FactsOf(w.story.Kept)
	if len(facts.Attempts) != 1 {
		t.Fatalf("got %d attempts, want 1: %+v", len(facts.Attempts), facts.Attempts)
	}
	if a := facts.Attempts[0]; a.Stage != restore.StageBaseband || a.LostLink != restore.LinkResetToRecovery || *a.Code != 4013 {
		t.Errorf("got %+v, want number, stage and link of one try", a)
	}
	want := verdict.Decide(facts)
	if got := uitest.Sentences(w.found().View); !strings.Contains(got, words.English().Text(want.Title.ID, want.Title.Args)) {
		t.Errorf("the window says\n%s", got)
	}
}
