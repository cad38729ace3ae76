package guide

import (
	"slices"
	"testing"

	"relink/internal/device"
)

func TestFactsOfTheWay(t *testing.T) {
	c := take(t, NewChecklist(), []step{
		one("cable-picture", PageNumber), one("4013", PageData), one("not-sure", PageHistory),
		many(PageSymptoms, "dropped", "storage-full"), many(PageCable, "no_service", "freezes"),
		one("good-cable", PageSocket), one("clean", PageDirect), one("none-between", PageCharge),
		one("charged", PageComputer), one("up-to-date", PageUpdate),
	})
	f := c.Facts()
	if f.NeedsData == nil || !*f.NeedsData {
		t.Errorf("needs data: got %v, want true: not sure counts as yes", f.NeedsData)
	}
	if f.HasBackup != nil {
		t.Errorf("has backup: got %v, want nil: it was not asked", *f.HasBackup)
	}
	if f.ComputerUpdated == nil || !*f.ComputerUpdated {
		t.Errorf("computer updated: got %v, want true", f.ComputerUpdated)
	}
	if want := []History{HistoryDropped, HistoryStorageFull}; !slices.Equal(f.History, want) {
		t.Errorf("history: got %v, want %v", f.History, want)
	}
	if want := []Symptom{SymptomNoService, SymptomFreezes}; !slices.Equal(f.Symptoms, want) {
		t.Errorf("symptoms: got %v, want %v", f.Symptoms, want)
	}
}

func TestFactsBeforeAnyAnswerSayNothing(t *testing.T) {
	f := NewChecklist().Facts()
	if f.NeedsData != nil || f.HasBackup != nil || f.ComputerUpdated != nil || f.ProductType != "" || len(f.Attempts) > 0 {
		t.Errorf("got %+v, want nothing asked", f)
	}
}

func TestFactsNameTheModelSeen(t *testing.T) {
	seen := phone(device.ModeRecovery)
	seen[0].Model = &device.Model{ProductType: "iPhone13,2"}
	c := NewChecklist().See(noon, seen)
	c = c.See(noon, phone(device.ModeNormal)) // a mode that does not tell the model
	if got := c.Facts().ProductType; got != "iPhone13,2" {
		t.Errorf("got %q, want iPhone13,2", got)
	}
}

// Every choice of the two pages of ticks is a word of a facts file, save
// "nothing" and "none".
func TestTicksAreWordsOfAFactsFile(t *testing.T) {
	for _, o := range PageHistory.Options()[1:] {
		if !slices.Contains(Histories(), History(o.Choice)) {
			t.Errorf("%s is no history", o.Choice)
		}
	}
	for _, o := range PageSymptoms.Options()[1:] {
		if !slices.Contains(Symptoms(), Symptom(o.Choice)) {
			t.Errorf("%s is no symptom", o.Choice)
		}
	}
}
