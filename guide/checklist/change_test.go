package checklist

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// answered walks the way with one choice a page; ticks are split at commas.
func answered(t *testing.T, choices ...Choice) Checklist {
	t.Helper()
	c := NewChecklist()
	for _, choice := range choices {
		next, ok := c.Choose(choice)
		if !ok {
			t.Fatalf("page %s does not offer %s", c.Page(), choice)
		}
		c = next
	}
	return c
}

// toComputer is a way that stands on the computer page, nothing on USB, the
// data being no matter.
func toComputer(t *testing.T) Checklist {
	t.Helper()
	c := NewChecklist()
	want := map[Page]Choice{
		PageStart: "step-by-step", PageShows: "cable-picture", PageNumber: "4013", PageData: "no", PageHistory: "nothing", PageSymptoms: "none",
		PageCable: "good-cable", PageSocket: "clean", PageDirect: "none-between", PageCharge: "charged",
	}
	for c.Page() != PageComputer {
		next, ok := c.Choose(want[c.Page()])
		if !ok {
			t.Fatalf("page %s does not offer %q", c.Page(), want[c.Page()])
		}
		c = next
	}
	return c
}

func TestAnAnswerThatStaysLeadsBackWhereOneStood(t *testing.T) {
	c := toComputer(t)
	was := c.Trail()
	c, ok := c.Visit("history")
	if !ok || c.Page() != PageHistory {
		t.Fatalf("got page %s, %v, want history", c.Page(), ok)
	}
	c, _ = c.Choose("nothing")
	if c.Page() != PageSymptoms {
		t.Fatalf("got page %s, want the row's other page", c.Page())
	}
	c, _ = c.Choose("none")
	if !slices.Equal(c.Trail(), was) || c.Looking() {
		t.Errorf("got way %v, want %v", c.Trail(), was)
	}
}

func TestBackFromALookLeavesEverythingAsItWas(t *testing.T) {
	c := toComputer(t)
	was := c.Trail()
	looked, _ := c.Visit("data")
	back := looked.Back()
	if !slices.Equal(back.Trail(), was) || back.Looking() {
		t.Errorf("got way %v, want %v", back.Trail(), was)
	}
}

// Data that turns out to matter asks for the backup of a phone that starts up,
// and nothing that does not hang on it.
func TestAChangedAnswerAsksWhatHangsOnIt(t *testing.T) {
	c := NewChecklist()
	want := map[Page]Choice{
		PageStart: "step-by-step", PageShows: "starts", PageNumber: "4013", PageData: "yes", PageHistory: "nothing", PageSymptoms: "none",
		PageBackup: "backed-up", PageCable: "good-cable", PageSocket: "clean", PageDirect: "none-between", PageCharge: "charged",
	}
	for c.Page() != PageComputer {
		next, ok := c.Choose(want[c.Page()])
		if !ok {
			t.Fatalf("page %s does not offer %q", c.Page(), want[c.Page()])
		}
		c = next
	}
	c, _ = c.Visit("data")
	c, _ = c.Choose("not-sure")
	if c.Page() != PageBackup || !c.Again() {
		t.Fatalf("got page %s, again %v, want the backup asked again", c.Page(), c.Again())
	}
	if _, ok := c.Answered(PageCable); !ok {
		t.Error("the cable's answer is gone, which does not hang on the data")
	}
	c, _ = c.Choose("cannot-back-up")
	if c.Page() != PageComputer || c.Looking() {
		t.Errorf("got page %s, want the one where the person stood", c.Page())
	}
}

func TestDangerToldLaterStops(t *testing.T) {
	c, _ := toComputer(t).Visit("history")
	c, _ = c.Choose("wet")
	if c.Page() != PageStop {
		t.Errorf("got page %s, want stop", c.Page())
	}
}

// A cable that was told by a slip is none, as long as no try was made with it.
func TestASwapTakenBackIsNone(t *testing.T) {
	c := toComputer(t)
	c, _ = c.Visit("cable")
	c, _ = c.Choose("other-failed")
	if c.cables != 1 {
		t.Fatalf("got %d other cables, want 1", c.cables)
	}
	c, _ = c.Visit("cable")
	c, _ = c.Choose("no-other-tonight")
	if c.cables != 0 {
		t.Errorf("got %d other cables, want 0", c.cables)
	}
}

func TestARowThatWasNotAnsweredIsNotShown(t *testing.T) {
	if _, ok := NewChecklist().Visit("cable"); ok {
		t.Error("got the cable page before its time")
	}
	c := answered(t, "step-by-step", "cable-picture")
	if _, ok := c.Visit("made-up"); ok {
		t.Error("got a row that is none")
	}
}

// Every page that may be changed is a page of the way before its first try,
// and what hangs on it comes after it.
func TestWhatHangsOnAnAnswerComesAfterIt(t *testing.T) {
	for _, r := range hangsOn {
		if !known(r.page) || r.page.index() >= PageUpdate.index() {
			t.Errorf("%s may not be changed", r.page)
		}
		for _, q := range r.asks {
			// Leaving recovery stands after the backup in the order of the way, and leads to it.
			if q.index() <= r.page.index() && r.page != PageLeave && r.page != PageLeaveDFU {
				t.Errorf("%s hangs on %s, which comes later", q, r.page)
			}
		}
	}
}

// Whatever is looked at and changed, at any moment of any way: the rules hold,
// and looking without changing loses nothing.
func TestNoChangeBreaksTheRules(t *testing.T) {
	rows := []string{"shows", "data", "history", "cable", "plug", "computer", "update", "dfu"}
	rapid.Check(t, func(t *rapid.T) {
		c := NewChecklist()
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				before := c.Trail()
				looking := c.Looking()
				next, ok := c.Visit(rapid.SampledFrom(rows).Draw(t, "row"))
				if back := next.Back(); ok && !looking && !slices.Equal(back.Trail(), before) && !next.waitsBefore() {
					t.Fatalf("back from a look: got %v, want %v", back.Trail(), before)
				}
				c = next
			case 1:
				c = c.Back()
			case 2:
				c = c.See(noon, drawBus(t))
			default:
				c, _ = c.Answer(drawAnswer(t, c.Page()))
			}
			checkRules(t, c)
			if c.Looking() && len(c.trail) <= len(c.look.home) {
				t.Fatalf("looking, and back at home: %v", c.trail)
			}
		}
	})
}

// waitsBefore tells whether the page before waits for what the bus shows
// already: then Back goes past it.
func (c Checklist) waitsBefore() bool {
	home := c
	home.trail = c.look.home
	return home.waitsInVain()
}
