package ui

import (
	"testing"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/uitest"
	"relink/ui/way"
)

// From the first page to the coach's timer it takes at most six clicks, for a
// phone on USB in recovery with nothing needed on it. Each click says one thing:
// no tick covers two of the yeses that an erase needs, and none is left out.
func TestSixClicksFromTheFirstPageToTheTimer(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.show()
	if got := b.name(); got != "start" {
		t.Fatalf("the window begins at %s", got)
	}
	clicks := 0
	press := func(id string) {
		t.Helper()
		clicks++
		uitest.Press(t, b.win.Content(), b.say(id, nil))
	}
	for _, id := range []string{
		"page.start.only-dfu", "page.data.no", "page.history.nothing", "page.account.account-known", "page.erasure.erase-read", "page.ready.nothing-runs",
	} {
		if b.story.Way.MayErase() && id != "page.ready.nothing-runs" {
			t.Errorf("an erase is allowed before %s", id)
		}
		press(id)
	}
	if got := b.name(); got != "coach at work" || clicks > 6 {
		t.Errorf("%d clicks lead to %s, want the coach at work after six at the most", clicks, got)
	}
	for p, want := range map[checklist.Page]checklist.Choice{
		checklist.PageData: "no", checklist.PageHistory: "nothing", checklist.PageAccount: "account-known", checklist.PageErasure: "erase-read", checklist.PageReady: "nothing-runs",
	} {
		if a, ok := b.story.Way.Answered(p); !ok || len(a.Choices) != 1 || a.Choices[0] != want {
			t.Errorf("%s was answered %v, %v; want %s alone", p, a.Choices, ok, want)
		}
	}
	if !b.story.Way.MayErase() {
		t.Error("the timer runs towards an erase without the yeses")
	}
}

// The menu leads there from anywhere, and not while the phone is in somebody's
// hands.
func TestTheMenuLeadsToDFU(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.onlyDFU()
	if got := b.name(); got != "account" {
		t.Errorf("from the update: got %s", got)
	}
	b.back()
	b.tell(t, []checklist.Choice{"pressed-update"})
	b.onlyDFU()
	if got := b.name(); got != "update-watch" {
		t.Errorf("while a restore is watched: got %s", got)
	}
}

// A practice begins at the coach, and the real way stands where it stood.
func TestAPracticeBeginsAtTheCoach(t *testing.T) {
	b := newBench(t)
	b.tell(t, toUpdate[:5]...)
	was := b.name()
	b.practise()
	if got := b.name(); got != "coach" {
		t.Errorf("a practice begins at %s", got)
	}
	b.leavePlay()
	if got := b.name(); got != was {
		t.Errorf("after it: %s, want %s", got, was)
	}
}

// What restores on this computer is looked for on the pages that lead to a
// restore, in earnest only.
func TestProgramsAreLookedForWhereTheyMatter(t *testing.T) {
	for _, tt := range []struct {
		name  string
		kind  PlayKind
		pages int // of toUpdate's that show a program
	}{{"in earnest", Real, 1}, {"a practice", Practice, 0}} {
		b := newBench(t)
		b.play.Kind = tt.kind
		b.hands.Programs = func() []way.Program { return nil }
		b.see(storytest.IPhone12(device.ModeRecovery, 6))
		shown := 0
		for _, a := range append(toUpdate[:len(toUpdate):len(toUpdate)], nil) {
			if b.programsHere(); b.programs.looking {
				b.foundPrograms(nil)
			}
			if b.wayState().Programs != nil {
				shown++
			}
			if a != nil {
				b.answer(checklist.Answer{Choices: a})
			}
		}
		if shown != tt.pages {
			t.Errorf("%s: %d pages show programs, want %d", tt.name, shown, tt.pages)
		}
	}
}
