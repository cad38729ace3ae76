package checklist

import (
	"slices"
	"testing"

	"relink/guide/verdict"
)

// Every choice of the two pages of ticks is a word of a facts file, save
// "nothing" and "none".
func TestTicksAreWordsOfAFactsFile(t *testing.T) {
	for _, o := range PageHistory.Options()[1:] {
		if !slices.Contains(verdict.Histories(), verdict.History(o.Choice)) {
			t.Errorf("%s is no history", o.Choice)
		}
	}
	for _, o := range PageSymptoms.Options()[1:] {
		if !slices.Contains(verdict.Symptoms(), verdict.Symptom(o.Choice)) {
			t.Errorf("%s is no symptom", o.Choice)
		}
	}
}

// What the owner knows is asked once, before the report, and not of a phone that
// works again.
func TestTheOwnerIsAskedOnce(t *testing.T) {
	toUpdate := []step{
		one("step-by-step", PageShows), one("logo", PageNumber), one("none", PageData), one("no", PageHistory), one("nothing", PageSymptoms),
		one("none", PageCable), one("good-cable", PageSocket), one("clean", PageDirect), one("none-between", PageCharge),
		one("charged", PageComputer), one("up-to-date", PageUpdate),
	}
	toErase := append(slices.Clone(toUpdate), one("not-offered", PageErase))
	tests := []struct {
		name  string
		steps []step
	}{
		{"a wet phone goes to a shop", []step{
			one("step-by-step", PageShows), one("logo", PageNumber), one("none", PageData), one("yes", PageHistory), many(PageStop, "wet"), one("report", PageOwner),
			many(PageReport, "passcode", "account"),
			{back: true, want: PageOwner},
			{back: true, want: PageStop},
			one("report", PageReport),
		}},
		{"stopped before the erase", append(slices.Clone(toErase),
			one("not-tonight", PageFound), one("report", PageOwner), many(PageReport, "none"), step{back: true, want: PageOwner}, step{back: true, want: PageFound}, one("report", PageReport))},
		{"advised to have it looked at", append(slices.Clone(toErase),
			one("not-tonight", PageFound), step{toward: verdict.AdviceHardwareInspection, want: PageOwner})},
		{"told with the three yeses", append(slices.Clone(toErase),
			many(PageBusy, "data-safe", "account-known", "erase-read", "passcode-known"), one("not-tonight", PageFound), one("report", PageReport))},
		{"three yeses without it", append(slices.Clone(toErase),
			many(PageBusy, "data-safe", "account-known", "erase-read"), one("not-tonight", PageFound), one("report", PageOwner), many(PageReport, "passcode"))},
		{"a phone that works again", append(slices.Clone(toUpdate),
			one("pressed-update", PageUpdateWatch), one("ended", PageUpdateResult), one("worked", PageFound), one("report", PageReport))},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { take(t, NewChecklist(), tt.steps) })
	}
}
