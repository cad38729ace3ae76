package checklist

import (
	"slices"
	"testing"
	"time"

	"relink/guide/dfu"
	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/restore"
)

func TestTheWay(t *testing.T) {
	none := []device.Sighting{}
	yeses := many(PageBusy, "data-safe", "account-known", "erase-read")
	toUpdate := []step{
		one("clean", PageCharge), one("charged", PageComputer), one("up-to-date", PageUpdate),
	}
	tests := []struct {
		name  string
		steps []step
	}{
		{"a phone in recovery without data goes by cable and update to DFU and its restore", slices.Concat([]step{
			sees(phone(device.ModeRecovery), PageStart),
			one("step-by-step", PageShows), one("cable-picture", PageNumber),
			{number: 4013, want: PageData},
			one("no", PageHistory),
			one("nothing", PageSymptoms), one("none", PageCable), one("good-cable", PageSocket),
		}, toUpdate, []step{
			one("pressed-update", PageUpdateWatch), one("ended", PageUpdateResult), one("4013", PageErase),
			yeses, one("nothing-runs", PageModel), one("iPhone13,2", PageBefore), one("ready", PageCoach),
			{ended: dfu.RecoveryInstead, want: PageCoach},
			{ended: dfu.ReachedDFU, want: PageReached},
			one("pressed-restore", PageErasing), one("ended", PageEraseResult), one("worked", PageFound),
			one("report", PageReport),
		})},
		{"black and running on USB is backed up, not erased", []step{
			sees(phone(device.ModeNormal), PageStart), one("step-by-step", PageShows), one("black", PageNumber), one("none", PageData), one("yes", PageHistory),
			one("nothing", PageSymptoms), one("none", PageAlive), one("not-black", PageBackup),
		}},
		{"black and nothing on USB is charged, and moves on when it is back", []step{
			sees(none, PageStart), one("step-by-step", PageShows), one("black", PageNumber), one("none", PageData), one("yes", PageHistory),
			one("nothing", PageSymptoms), one("none", PageRestart), one("still-nothing", PageQuiet), sees(phone(device.ModeRecovery), PageLeave),
		}},
		{"black and in DFU with nobody pressing is a finding", []step{
			sees(phone(device.ModeDFU), PageStart), one("step-by-step", PageShows), one("black", PageNumber), one("none", PageData), one("no", PageHistory),
			one("nothing", PageSymptoms), one("none", PageSelfDFU), one("nobody-pressed", PageCable),
		}},
		{"black, nothing on USB and wet: neither charged nor plugged in", []step{
			sees(none, PageStart), one("step-by-step", PageShows), one("black", PageNumber), one("none", PageData), one("yes", PageHistory),
			many(PageStop, "wet"), one("report", PageOwner),
		}},
		{"wet ends it, and the only way on is the report", []step{
			one("step-by-step", PageShows), one("logo", PageNumber), one("none", PageData), one("not-sure", PageHistory),
			many(PageStop, "dropped", "wet"), one("report", PageOwner), many(PageReport, "none"),
		}},
		{"a phone that starts up is backed up before anything", []step{
			one("step-by-step", PageShows), one("starts", PageNumber), one("none", PageData), one("not-sure", PageHistory),
			one("nothing", PageSymptoms), one("none", PageBackup),
		}},
		{"in recovery with data: leave recovery, back up, go on", []step{
			sees(phone(device.ModeRecovery), PageStart), one("step-by-step", PageShows), one("cable-picture", PageNumber), one("none", PageData),
			one("yes", PageHistory), one("nothing", PageSymptoms), one("none", PageLeave),
			one("it-starts", PageBackup), one("backed-up", PageCable),
		}},
		{"a failed update with data stops before the erase", slices.Concat([]step{
			sees(phone(device.ModeRecovery), PageStart), one("step-by-step", PageShows), one("cable-picture", PageNumber), one("4014", PageData),
			one("yes", PageHistory), one("nothing", PageSymptoms), one("none", PageLeave),
			one("back-in-recovery", PageCable), one("no-other-tonight", PageSocket),
		}, toUpdate, []step{
			one("failed-before", PageUpdateResult), one("4014", PageFound),
		})},
		{"a failed update with data swaps cable and port, then stops before the erase", slices.Concat([]step{
			sees(phone(device.ModeRecovery), PageStart), one("step-by-step", PageShows), one("cable-picture", PageNumber), one("4014", PageData),
			one("yes", PageHistory), one("nothing", PageSymptoms), one("none", PageLeave),
			one("back-in-recovery", PageCable), one("no-other-tonight", PageSocket),
		}, toUpdate, []step{
			one("failed-before", PageUpdateResult), one("4014", PageFound),
			{toward: verdict.AdviceUpdateKeepData, want: PageCable},
			one("good-cable", PagePort), one("no-other-port", PageUpdate), one("failed-before", PageUpdateResult), one("4014", PageFound),
			{toward: verdict.AdviceUpdateKeepData, want: PagePort},
			sees(none, PagePort), sees(atPort("2-1"), PagePort),
			one("other-port", PageUpdate), one("failed-before", PageUpdateResult), one("4014", PageFound),
			{toward: verdict.AdviceUpdateKeepData, want: PageOther},
			one("4014", PageFound),
			{toward: verdict.AdviceSaveDataFirst, want: PageSaveData},
			one("to-shop", PageFound),
		})},
		{"another cable is tried before an erase, whatever is on the phone", slices.Concat([]step{
			sees(phone(device.ModeRecovery), PageStart), one("step-by-step", PageShows), one("cable-picture", PageNumber), one("4013", PageData),
			one("no", PageHistory), one("nothing", PageSymptoms), one("none", PageCable), one("no-other-tonight", PageSocket),
		}, toUpdate, []step{
			one("failed-before", PageUpdateResult), one("4013", PageErase), one("not-tonight", PageFound),
			{toward: verdict.AdviceTryCable, want: PageCable},
			one("good-cable", PagePort), one("no-other-port", PageUpdate), one("pressed-update", PageUpdateWatch),
		})},
		{"an update that is not offered is no link", slices.Concat([]step{
			sees(phone(device.ModeRecovery), PageStart), one("step-by-step", PageShows), one("cable-picture", PageNumber), one("4014", PageData),
			one("yes", PageHistory), one("nothing", PageSymptoms), one("none", PageLeave),
			one("back-in-recovery", PageCable), one("no-other-tonight", PageSocket),
		}, toUpdate, []step{one("not-offered", PageSaveData)})},
		{"a hub holds the way until it is out", []step{
			sees(phone(device.ModeRecovery, "1-4"), PageStart), one("step-by-step", PageShows), one("cable-picture", PageNumber), one("4013", PageData),
			one("no", PageHistory), one("nothing", PageSymptoms), one("none", PageCable), one("good-cable", PageSocket),
			one("clean", PageDirect), sees(none, PageDirect), sees(phone(device.ModeRecovery), PageCharge),
			{back: true, want: PageSocket},
		}},
		{"where the system does not tell what is between, the person does", []step{
			sees(unplaced(), PageStart), one("step-by-step", PageShows), one("cable-picture", PageNumber), one("4013", PageData),
			one("no", PageHistory), one("nothing", PageSymptoms), one("none", PageCable), one("good-cable", PageSocket),
			one("clean", PageDirect), sees(unplaced(), PageDirect), one("none-between", PageCharge),
		}},
		{"3194 looks at clock and hosts file", []step{
			one("step-by-step", PageShows), one("cable-picture", PageNumber),
			{number: 3194, want: PageData},
			one("no", PageHistory),
			one("nothing", PageSymptoms), one("none", PageCable), one("good-cable", PageSocket), one("clean", PageDirect),
			one("none-between", PageCharge), one("charged", PageComputer), one("up-to-date", PageNetwork), one("looked", PageUpdate),
		}},
		{"nothing ever comes on USB: it is looked at, and never updated", []step{
			one("step-by-step", PageShows), one("black", PageNumber), one("none", PageData), one("yes", PageHistory), one("nothing", PageSymptoms),
			one("none", PageRestart), one("still-nothing", PageQuiet), one("still-nothing", PageCable), one("good-cable", PageSocket),
			one("clean", PagePort), one("other-port", PageElsewhere), one("nothing-there", PageUnlock), one("still-nothing", PageNoSign),
			one("report", PageOwner),
		}},
		{"it comes while nothing was seen: the way goes on from there", []step{
			one("step-by-step", PageShows), one("black", PageNumber), one("none", PageData), one("no", PageHistory), one("nothing", PageSymptoms),
			one("none", PageRestart), one("still-nothing", PageQuiet), one("still-nothing", PageCable), one("good-cable", PageSocket),
			one("clean", PagePort), one("other-port", PageElsewhere), sees(phone(device.ModeRecovery), PageCharge),
		}},
		{"found in DFU, and the data matters: DFU is left first", []step{
			sees(phone(device.ModeDFU), PageStart), one("step-by-step", PageShows), one("black", PageNumber), one("none", PageData), one("not-sure", PageHistory),
			one("nothing", PageSymptoms), one("none", PageSelfDFU), one("pressed", PageLeaveDFU), one("in-recovery", PageCable),
		}},
		{"only DFU, nothing needed on it: one thing a click", []step{
			sees(phone(device.ModeRecovery), PageStart), one("only-dfu", PageData), one("no", PageHistory), one("nothing", PageAccount),
			one("account-known", PageErasure), one("erase-read", PageModel),
		}},
		{"only DFU, and the data matters: the three yeses with their reasons", []step{
			one("only-dfu", PageData), one("not-sure", PageHistory), one("nothing", PageErase),
		}},
		{"only DFU, and it is wet", []step{one("only-dfu", PageData), one("no", PageHistory), one("wet", PageStop)}},
		{"no yes, no erase", []step{
			one("step-by-step", PageShows), one("logo", PageNumber), one("none", PageData), one("no", PageHistory), one("nothing", PageSymptoms),
			one("none", PageCable), one("good-cable", PageSocket), one("clean", PageDirect), one("none-between", PageCharge),
			one("charged", PageComputer), one("up-to-date", PageUpdate), one("not-offered", PageErase),
			one("not-tonight", PageFound),
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { take(t, NewChecklist(), tt.steps) })
	}
}

func TestAnswersThatAPageDoesNotOffer(t *testing.T) {
	number, zero := 4013, 0
	tests := []struct {
		name string
		page Page
		in   Answer
		want bool
	}{
		{"a choice of another page", PageShows, Answer{Choices: []Choice{"yes"}}, false},
		{"two choices where one is asked", PageData, Answer{Choices: []Choice{"yes", "no"}}, false},
		{"no choice", PageHistory, Answer{}, false},
		{"nothing and something", PageHistory, Answer{Choices: []Choice{"nothing", "wet"}}, false},
		{"the same twice", PageHistory, Answer{Choices: []Choice{"wet", "wet"}}, false},
		{"two yeses of three", PageErase, Answer{Choices: []Choice{"data-safe", "erase-read"}}, false},
		{"two yeses of three and what may be left out", PageErase, Answer{Choices: []Choice{"data-safe", "erase-read", "passcode-known"}}, false},
		{"three yeses and what may be left out", PageErase, Answer{Choices: []Choice{"data-safe", "account-known", "erase-read", "passcode-known"}}, true},
		{"three yeses", PageErase, Answer{Choices: []Choice{"erase-read", "data-safe", "account-known"}}, true},
		{"not tonight beside a yes", PageErase, Answer{Choices: []Choice{"not-tonight", "data-safe"}}, false},
		{"a number where none is asked", PageData, Answer{Number: &number}, false},
		{"a number", PageNumber, Answer{Number: &number}, true},
		{"zero is no error number", PageNumber, Answer{Number: &zero}, false},
		{"the person saying what only the bus can", PageCoach, Answer{Choices: []Choice{"reached"}}, false},
		{"the bus saying it", PageCoach, Answer{Choices: []Choice{"reached"}, Evidence: restore.Seen}, true},
		{"a phone that exists", PageModel, Answer{Choices: []Choice{"iPhone13,2"}}, true},
		{"a phone that does not", PageModel, Answer{Choices: []Choice{"iPhone99,9"}}, false},
		{"a picture of its buttons", PageModel, Answer{Choices: []Choice{"volup_voldown_side"}}, true},
		{"the picture of an iPad", PageModel, Answer{Choices: []Choice{"pad"}}, true},
		{"a picture that there is not", PageModel, Answer{Choices: []Choice{"round"}}, false},
		{"a picture on another page", PageShows, Answer{Choices: []Choice{"volup_voldown_side"}}, false},
		{"a Mac is nothing to coach", PageModel, Answer{Choices: []Choice{"MacBookAir10,1"}}, false},
		{"an answer to the end", PageReport, Answer{Choices: []Choice{"report"}}, false},
	}
	for _, tt := range tests {
		if got := tt.page.row().accepts(tt.in); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestAttemptsSayHowTheLinkEnded(t *testing.T) {
	gone := []device.Sighting{}
	tests := []struct {
		name string
		see  [][]device.Sighting
		want restore.LostLink
	}{
		{"stayed to the end", [][]device.Sighting{gone, phone(device.ModeRecovery), gone, phone(device.ModeRestore)}, restore.LinkHeld},
		{"second time in recovery", [][]device.Sighting{gone, phone(device.ModeRecovery), gone, phone(device.ModeRecovery)}, restore.LinkResetToRecovery},
		{"recovery after the restore system", [][]device.Sighting{gone, phone(device.ModeRestore), gone, phone(device.ModeRecovery)}, restore.LinkResetToRecovery},
		{"back in DFU", [][]device.Sighting{gone, phone(device.ModeRestore), gone, phone(device.ModeDFU)}, restore.LinkResetToDFU},
		{"gone for good", [][]device.Sighting{gone, phone(device.ModeRecovery), gone}, restore.LinkNeverReturned},
		{"it never left", nil, restore.LinkHeld},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := atUpdate(t)
			at := noon.Add(time.Hour)
			for _, s := range tt.see {
				at = at.Add(10 * time.Second)
				c = c.See(at, s)
			}
			c = take(t, c, []step{one("ended", PageUpdateResult), one("4013", "")})
			got := c.Attempts()
			if len(got) != 1 || got[0].LostLink != tt.want {
				t.Errorf("got %+v, want one attempt with %s", got, tt.want)
			}
			if got[0].Behaviour != restore.Update || got[0].Code == nil || *got[0].Code != 4013 {
				t.Errorf("got %+v, want an update with 4013", got[0])
			}
		})
	}
	t.Run("a drop of half a second", func(t *testing.T) {
		c := atUpdate(t)
		c = c.See(noon.Add(time.Hour), gone)
		c = c.See(noon.Add(time.Hour+500*time.Millisecond), phone(device.ModeRecovery))
		c = take(t, c, []step{one("ended", PageUpdateResult), one("4013", "")})
		if got := c.Attempts()[0].LostLink; got != restore.LinkDropped {
			t.Errorf("got %s, want dropped", got)
		}
	})
	t.Run("told again, it is one attempt", func(t *testing.T) {
		c := take(t, atUpdate(t), []step{one("ended", PageUpdateResult), one("4013", ""), {back: true, want: PageUpdateResult}, one("4014", "")})
		if got := c.Attempts(); len(got) != 1 || *got[0].Code != 4014 {
			t.Errorf("got %+v, want one attempt with 4014", got)
		}
	})
}

func atUpdate(t *testing.T) Checklist {
	t.Helper()
	return take(t, NewChecklist(), []step{
		sees(phone(device.ModeRecovery), PageStart), one("step-by-step", PageShows), one("cable-picture", PageNumber), one("4013", PageData),
		one("no", PageHistory), one("nothing", PageSymptoms), one("none", PageCable), one("good-cable", PageSocket),
		one("clean", PageCharge), one("charged", PageComputer), one("up-to-date", PageUpdate), one("pressed-update", PageUpdateWatch),
	})
}

func TestBlindIsNotAbsent(t *testing.T) {
	c := NewChecklist().Blind(true)
	c = take(t, c, []step{one("step-by-step", PageShows), one("black", PageNumber), one("none", PageData)})
	if c.Page() != PageData {
		t.Errorf("got %s, want the data question: a bus that cannot be read says nothing", c.Page())
	}
}

func TestEveryPageIsComplete(t *testing.T) {
	rows := map[Page]int{}
	for _, r := range rowTable {
		for _, p := range r.Pages {
			rows[p]++
		}
	}
	for _, p := range Pages() {
		row := p.row()
		if (len(row.Options) == 0) != (row.Kind == Last) {
			t.Errorf("%s: %d options for kind %s", p, len(row.Options), row.Kind)
		}
		if rows[p] != 1 {
			t.Errorf("%s stands in %d rows, want 1", p, rows[p])
		}
	}
}

func TestRowsMarkTheWay(t *testing.T) {
	c := take(t, NewChecklist(), []step{
		one("step-by-step", PageShows), one("cable-picture", PageNumber), one("4013", PageData), one("not-sure", PageHistory),
		one("nothing", PageSymptoms), one("none", PageCable), one("no-other-tonight", PageSocket),
	})
	want := map[string]Mark{"shows": Done, "data": Done, "history": Done, "cable": Skipped, "plug": Current, "restore": Ahead}
	for _, r := range c.Rows() {
		if w, ok := want[r.ID]; ok && r.Mark != w {
			t.Errorf("row %s: got %s, want %s", r.ID, r.Mark, w)
		}
	}
}
