package story_test

import (
	"slices"
	"testing"

	"relink/guide/checklist"
	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/session"
	"relink/internal/story"
	"relink/internal/story/storytest"
)

// What the way tells is what the verdict is reached from: it goes through the
// session, as in the report.
func TestFactsOfTheWay(t *testing.T) {
	s := storytest.Fresh()
	s.Look(storytest.Bus(0, storytest.IPhone12(device.ModeRecovery, 6)))
	storytest.Answer(t, &s, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"not-sure"}, []checklist.Choice{"dropped", "storage-full"},
		[]checklist.Choice{"no_service", "freezes"}, []checklist.Choice{"back-in-recovery"}, []checklist.Choice{"good-cable"}, []checklist.Choice{"clean"},
		[]checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"}, []checklist.Choice{"failed-before"}, []checklist.Choice{"4013"})
	f := story.FactsOf(s.Kept)
	if f.NeedsData == nil || !*f.NeedsData {
		t.Errorf("needs data: got %v, want true: not sure counts as yes", f.NeedsData)
	}
	if f.HasBackup != nil {
		t.Errorf("has backup: got %v, want nil: it was not asked", *f.HasBackup)
	}
	if f.ComputerUpdated == nil || !*f.ComputerUpdated {
		t.Errorf("computer updated: got %v, want true", f.ComputerUpdated)
	}
	if want := []verdict.History{verdict.HistoryDropped, verdict.HistoryStorageFull}; !slices.Equal(f.History, want) {
		t.Errorf("history: got %v, want %v", f.History, want)
	}
	if want := []verdict.Symptom{verdict.SymptomNoService, verdict.SymptomFreezes}; !slices.Equal(f.Symptoms, want) {
		t.Errorf("symptoms: got %v, want %v", f.Symptoms, want)
	}
	if f.ProductType != "iPhone13,2" || len(f.Attempts) != 1 || f.Attempts[0].Code == nil || *f.Attempts[0].Code != 4013 {
		t.Errorf("got %s with %+v, want the iPhone 12 and one try with 4013", f.ProductType, f.Attempts)
	}
}

func TestFactsBeforeAnyAnswerSayNothing(t *testing.T) {
	f := story.FactsOf(storytest.Fresh().Kept)
	if f.NeedsData != nil || f.HasBackup != nil || f.ComputerUpdated != nil || f.History != nil || f.Symptoms != nil || f.ProductType != "" || len(f.Attempts) > 0 {
		t.Errorf("got %+v, want nothing asked", f)
	}
}

// "Nothing happened to it" is an answer.
func TestNothingIsAnAnswer(t *testing.T) {
	s := storytest.Fresh()
	storytest.Answer(t, &s, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"})
	if f := story.FactsOf(s.Kept); f.History == nil || f.Symptoms == nil || f.NeedsData == nil || *f.NeedsData {
		t.Errorf("got %+v, want asked and nothing", f)
	}
}

// Data that was backed up or given up is needed from this phone no more.
func TestTheYesesReachTheFacts(t *testing.T) {
	s := storytest.Fresh()
	storytest.Answer(t, &s, []checklist.Choice{"step-by-step"}, []checklist.Choice{"logo"}, []checklist.Choice{"none"}, []checklist.Choice{"yes"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
		[]checklist.Choice{"good-cable"}, []checklist.Choice{"clean"}, []checklist.Choice{"none-between"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"},
		[]checklist.Choice{"not-offered"}, []checklist.Choice{"safe-or-given-up"}, []checklist.Choice{"data-safe", "account-known", "erase-read", "passcode-known"})
	if f := story.FactsOf(s.Kept); f.NeedsData == nil || *f.NeedsData {
		t.Errorf("needs data: got %v, want false", f.NeedsData)
	}
	for _, q := range []string{session.AskAccountKnown, session.AskPasscodeKnown} {
		if got := s.Kept.Said(q); got != "yes" {
			t.Errorf("%s: got %q, want yes", q, got)
		}
	}
}

// What the owner knows goes into the report; a yes from before the erase
// stands.
func TestWhatTheOwnerKnowsIsKept(t *testing.T) {
	for _, tt := range []struct {
		name              string
		yeses             bool
		ticks             []checklist.Choice
		passcode, account string
	}{
		{"both", false, []checklist.Choice{"passcode", "account"}, "yes", "yes"},
		{"neither", false, []checklist.Choice{"none"}, "no", "no"},
		{"the passcode alone", false, []checklist.Choice{"passcode"}, "yes", "no"},
		{"after three yeses", true, []checklist.Choice{"none"}, "no", "yes"},
	} {
		s := storytest.Fresh()
		storytest.Answer(t, &s, []checklist.Choice{"step-by-step"}, []checklist.Choice{"logo"}, []checklist.Choice{"none"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
			[]checklist.Choice{"good-cable"}, []checklist.Choice{"clean"}, []checklist.Choice{"none-between"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"},
			[]checklist.Choice{"not-offered"})
		if tt.yeses {
			storytest.Answer(t, &s, []checklist.Choice{"data-safe", "account-known", "erase-read"})
		}
		storytest.Answer(t, &s, []checklist.Choice{"not-tonight"}, []checklist.Choice{"report"}, tt.ticks)
		if p, a := s.Kept.Said(session.AskPasscodeKnown), s.Kept.Said(session.AskAccountKnown); p != tt.passcode || a != tt.account {
			t.Errorf("%s: passcode %q, account %q; want %q and %q", tt.name, p, a, tt.passcode, tt.account)
		}
	}
}
