package story

import (
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/session"
)

// A picture of its buttons names no model: the session keeps none, and a log of
// any model may be about that phone.
func TestAPictureNamesNoModel(t *testing.T) {
	at := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
	for choice, want := range map[checklist.Choice]string{"volup_voldown_side": "", "pad": "", "iPhone13,2": "iPhone13,2"} {
		s := Story{Way: checklist.NewChecklist(), Kept: session.New("5f3a91c2", at).Answer(session.AskModel, at, "iPhone9,1")}
		for _, c := range []checklist.Choice{"only-dfu", "no", "nothing", "account-known", "erase-read", choice} {
			s.Answer(at, checklist.Answer{Choices: []checklist.Choice{c}})
		}
		if got := s.Kept.Said(session.AskModel); got != want {
			t.Errorf("%s: the session keeps %q, want %q", choice, got, want)
		}
		if got := s.SameModel("iPhone9,1"); got != (want == "") {
			t.Errorf("%s: a log of an iPhone 7 may be about it: %v", choice, got)
		}
	}
}

// Two variants that no owner knows are one phone.
func TestALogOfAVariantIsOfTheSamePhone(t *testing.T) {
	at := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
	s := Story{Way: checklist.NewChecklist(), Kept: session.New("5f3a91c2", at)}
	for _, c := range []checklist.Choice{"only-dfu", "no", "nothing", "account-known", "erase-read", "iPhone9,1"} {
		s.Answer(at, checklist.Answer{Choices: []checklist.Choice{c}})
	}
	if !s.SameModel("iPhone9,3") || s.SameModel("iPhone9,2") {
		t.Errorf("iPhone9,3: %v, iPhone9,2: %v; want only the first", s.SameModel("iPhone9,3"), s.SameModel("iPhone9,2"))
	}
}
