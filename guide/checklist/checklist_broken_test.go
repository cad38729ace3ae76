package checklist

import (
	"slices"
	"testing"

	"relink/guide"
	"relink/internal/device"
)

// From before the steps and from the coach, over the page that asks, to what
// remains and on.
func TestTheWayWithABrokenButton(t *testing.T) {
	twelve, _ := device.ByProductType("iPhone13,2")
	at := func(page Page, c ...Choice) Checklist {
		w := toBefore(t)
		w.seen = guide.Seen{Known: true, Present: true, Mode: device.ModeRecovery, Model: &twelve}
		w, _ = w.Choose("buttons-broken")
		w, ok := w.Answer(Answer{Choices: c})
		if !ok || w.Page() != page {
			t.Fatalf("%v leads to %s, want %s", c, w.Page(), page)
		}
		return w
	}
	at(PageBefore, "all-work")
	up := at(PageWithout, "volume-up")
	if got := up.Broken(); !slices.Equal(got, []device.Button{device.VolumeUp}) {
		t.Errorf("broken: got %v, want volume up", got)
	}
	choices := func(c Checklist) (list []Choice) {
		for _, o := range c.Offers() {
			list = append(list, o.Choice)
		}
		return list
	}
	if got, want := choices(up), []Choice{"go-on", "cannot-tonight"}; !slices.Equal(got, want) {
		t.Errorf("without volume up: got %v, want %v", got, want)
	}
	side := at(PageWithout, "side")
	if got, want := choices(side), []Choice{"pressed-update", "pressed-restore", "cannot-tonight"}; !slices.Equal(got, want) {
		t.Errorf("without side: got %v, want %v", got, want)
	}
	for choice, want := range map[Choice]Page{"pressed-update": PageUpdateWatch, "pressed-restore": PageErasing, "cannot-tonight": PageFound} {
		if w, ok := side.Choose(choice); !ok || w.Page() != want {
			t.Errorf("%s leads to %s, want %s", choice, w.Page(), want)
		}
	}
	w, _ := side.Back().Answer(Answer{Choices: []Choice{"all-work"}})
	if w.Page() != PageBefore || len(w.Broken()) != 0 {
		t.Errorf("taken back: on %s with %v broken", w.Page(), w.Broken())
	}
}

// toBefore is the way to the page before the coach.
func toBefore(t *testing.T) Checklist {
	t.Helper()
	w := NewChecklist()
	w.seen = guide.Seen{Known: true}
	for _, a := range [][]Choice{
		{"step-by-step"},
		{"cable-picture"},
		{"4013"},
		{"no"},
		{"nothing"},
		{"none"},
		{"good-cable"},
		{"clean"},
		{"none-between"},
		{"charged"},
		{"up-to-date"},
		{"failed-before"},
		{"4013"},
		{"data-safe", "account-known", "erase-read"},
		{"nothing-runs"},
		{"iPhone13,2"},
	} {
		next, ok := w.Answer(Answer{Choices: a})
		if !ok {
			t.Fatalf("page %s does not take %v", w.Page(), a)
		}
		w = next
	}
	if w.Page() != PageBefore {
		t.Fatalf("got page %s, want %s", w.Page(), PageBefore)
	}
	return w
}
