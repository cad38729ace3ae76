package checklist

import (
	"testing"

	"relink/internal/device"
)

// shortYeses is the short way with all three yeses given.
func shortYeses(t *testing.T) Checklist {
	t.Helper()
	c := NewChecklist().See(noon, phone(device.ModeRecovery))
	for _, choice := range []Choice{"only-dfu", "no", "nothing", "account-known", "erase-read"} {
		next, ok := c.Choose(choice)
		if !ok {
			t.Fatalf("page %s does not offer %s", c.Page(), choice)
		}
		c = next
	}
	return c
}

func TestTheShortWayGivesTheYeses(t *testing.T) {
	if c := shortYeses(t); !c.MayErase() {
		t.Error("got no leave to erase after all three yeses")
	}
}

// A yes of the short way that is taken back leaves no erase allowed.
func TestAYesOfTheShortWayCanBeTakenBack(t *testing.T) {
	for _, p := range []Page{PageErasure, PageAccount} {
		c := shortYeses(t)
		for c.Page() != p {
			c = c.Back()
		}
		c, _ = c.Choose("not-tonight")
		if c.MayErase() {
			t.Errorf("%s taken back, and an erase is still allowed", p)
		}
	}
}

// From anywhere the menu leads onto the short way, to its first question that
// was not answered; danger stops it, and nothing is skipped.
func TestTheShortWayFromAnywhere(t *testing.T) {
	for _, tt := range []struct {
		name    string
		choices []Choice
		want    Page
	}{
		{"the first page", nil, PageData},
		{"what it shows", []Choice{"step-by-step"}, PageData},
		{"the data was asked", []Choice{"step-by-step", "logo", "none", "no"}, PageHistory},
		{"danger too", []Choice{"step-by-step", "logo", "none", "no", "nothing", "none"}, PageAccount},
		{"the data matters", []Choice{"step-by-step", "logo", "none", "yes", "nothing", "none"}, PageErase},
		{"it is wet", []Choice{"step-by-step", "logo", "none", "no", "wet"}, PageStop},
	} {
		c := answered(t, tt.choices...)
		was := c.Page()
		next := c.OnlyDFU()
		if next.Page() != tt.want || next.MayErase() {
			t.Errorf("from %s: got %s, want %s; an erase is allowed: %v", tt.name, next.Page(), tt.want, next.MayErase())
		}
		if back := next.Back().Page(); back != was {
			t.Errorf("from %s: back leads to %s, want %s", tt.name, back, was)
		}
	}
}

// In DFU already: where the data matters it is left first, and where nothing is
// needed the way leads to what to do there, with the same yeses.
func TestTheShortWayOfAPhoneThatIsInDFU(t *testing.T) {
	c := NewChecklist().See(noon, phone(device.ModeDFU))
	for _, choice := range []Choice{"only-dfu", "not-sure", "nothing"} {
		c, _ = c.Choose(choice)
	}
	if c.Page() != PageLeaveDFU || c.MayErase() {
		t.Errorf("the data matters: got %s", c.Page())
	}
	twelve := phone(device.ModeDFU)
	m, _ := device.ByProductType("iPhone13,2")
	twelve[0].Model = &m
	c = NewChecklist().See(noon, twelve)
	for _, choice := range []Choice{"only-dfu", "no", "nothing", "account-known", "erase-read", "nothing-runs"} {
		if c.Page().Erases() && !c.MayErase() {
			t.Errorf("%s without the yeses", c.Page())
		}
		c, _ = c.Choose(choice)
	}
	if c.Page() != PageReached {
		t.Errorf("nothing is needed: got %s", c.Page())
	}
}

// A practice stands at the coach and can be walked back through; what was kept
// before there was a first page begins with it now.
func TestPracticeAndWaysOfOld(t *testing.T) {
	c := Practice()
	if c.Page() != PageCoach || !c.MayErase() {
		t.Errorf("a practice stands at %s; its yeses stand: %v", c.Page(), c.MayErase())
	}
	for c.CanBack() {
		c = c.Back()
	}
	if c.Page() != PageStart {
		t.Errorf("a practice goes back to %s", c.Page())
	}
	old := answered(t, "step-by-step", "logo", "none", "no").Saved()
	old.Trail = old.Trail[1:]
	delete(old.Answers, PageStart)
	if got := Resume(old); got.Page() != PageHistory || len(got.Trail()) != 5 {
		t.Errorf("a way of old is resumed as %v", got.Trail())
	}
	if got := Resume(SavedChecklist{Trail: []Page{PageShows}}); got.Page() != PageShows {
		t.Errorf("a way of old without answers is resumed as %v", got.Trail())
	}
}
