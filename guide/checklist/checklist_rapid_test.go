package checklist

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"relink/guide/dfu"
	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/restore"
)

// drawAnswer makes an answer: mostly one that the page offers, sometimes any.
func drawAnswer(t *rapid.T, p Page) Answer {
	row := p.row()
	if rapid.IntRange(0, 9).Draw(t, "wild") == 0 {
		row = rapid.SampledFrom(pageTable).Draw(t, "other page")
	}
	var all []Choice
	for _, o := range append(slices.Clone(row.Options), row.Out...) {
		all = append(all, o.Choice)
	}
	all = append(all, row.Bus...)
	if row.Kind == Model {
		all = append(all, "iPhone13,2", "iPhone99,9", "volup_voldown_side", "pad")
	}
	if len(all) == 0 {
		return Answer{}
	}
	switch rapid.IntRange(0, 5).Draw(t, "shape") {
	case 0:
		n := rapid.IntRange(-1, 5000).Draw(t, "number")
		return Answer{Number: &n}
	case 1:
		return Answer{Choices: rapid.SliceOfN(rapid.SampledFrom(all), 0, 4).Draw(t, "choices")}
	case 2:
		var ticks []Choice
		for _, o := range row.Options {
			ticks = append(ticks, o.Choice)
		}
		return Answer{Choices: ticks}
	}
	return Answer{
		Choices:  []Choice{rapid.SampledFrom(all).Draw(t, "choice")},
		Evidence: rapid.SampledFrom([]restore.Evidence{"", restore.Told, restore.Seen}).Draw(t, "evidence"),
	}
}

func drawBus(t *rapid.T) []device.Sighting {
	mode := rapid.SampledFrom([]device.Mode{"", device.ModeNormal, device.ModeRestore, device.ModeRecovery, device.ModeDFU, device.ModePortDFU}).Draw(t, "mode")
	if mode == "" {
		return nil
	}
	if rapid.Bool().Draw(t, "hub") {
		return phone(mode, "1-4")
	}
	return phone(mode)
}

var advices = []verdict.Advice{
	verdict.AdviceSolved, verdict.AdviceStopNow, verdict.AdviceConnectDirectly, verdict.AdviceTryCable, verdict.AdviceTryPort, verdict.AdviceTryComputer, verdict.AdviceUpdateComputer,
	verdict.AdviceFixNetwork, verdict.AdviceUpdateKeepData, verdict.AdviceSaveDataFirst, verdict.AdviceDFURestore, verdict.AdviceHardwareInspection, verdict.AdviceNotEnoughFacts,
}

// handling are the pages that lead to something physical: charging, plugging,
// buttons, a backup, a restore. They are all but those that ask and those that
// end the way.
var handling = slices.DeleteFunc(Pages(), func(p Page) bool {
	return slices.Contains([]Page{
		PageStart, PageShows, PageNumber, PageData, PageHistory, PageSymptoms, PageStop, PageOwner, PageFound, PageReport, PageModel,
	}, p)
})

// checkRules are the sentences that hold at every moment of every way.
func checkRules(t *rapid.T, c Checklist) {
	p := c.Page()
	_, data := c.Answered(PageData)
	a, _ := c.Answered(PageErase)
	yeses := a.Has("data-safe") && a.Has("account-known") && a.Has("erase-read")
	if p.Erases() && !(data && yeses) {
		t.Fatalf("page %s erases; data question answered: %v, yeses: %v", p, data, a.Choices)
	}
	if p.Erases() && c.Unsafe() {
		t.Fatalf("page %s on a wet, swollen or hot phone", p)
	}
	if slices.Contains(handling, p) && !c.MayHandle() {
		t.Fatalf("page %s before the danger was asked, or on a phone in danger; way %v", p, c.Trail())
	}
	speaks := []Page{PageUpdate, PageUpdateWatch, PageUpdateResult, PageErase, PageFound, PageOther, PageEraseResult}
	watching := c.Trail()
	if slices.Contains(speaks, p) && !data {
		t.Fatalf("page %s speaks of restoring before the data question; way %v", p, watching)
	}
	if c.CanBack() == (len(c.Trail()) == 1) {
		t.Fatalf("cannot go back from %s, way %v", p, c.Trail())
	}
	if c.Page() == PageStop && !c.Unsafe() {
		t.Fatalf("stopped for nothing, way %v", c.Trail())
	}
}

// TestNoWayBreaksTheRules walks any sequence of answers, steps back, bus
// events and ends of the coach.
func TestNoWayBreaksTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewChecklist()
		at := noon
		for range rapid.IntRange(1, 80).Draw(t, "steps") {
			before := c
			kept := c.Saved()
			switch rapid.IntRange(0, 11).Draw(t, "what") {
			case 0:
				c = c.Back()
				if before.CanBack() && len(c.Trail()) >= len(before.Trail()) {
					t.Fatalf("back from %s stays", before.Page())
				}
				if !reflect.DeepEqual(c.answers, before.answers) || len(c.attempts) != len(before.attempts) {
					t.Fatal("going back lost something")
				}
			case 1:
				at = at.Add(time.Duration(rapid.IntRange(1, 20000).Draw(t, "ms")) * time.Millisecond)
				c = c.See(at, drawBus(t))
				if c.Page() != before.Page() && c.Page().Erases() {
					t.Fatalf("the bus led from %s to %s", before.Page(), c.Page())
				}
			case 2:
				c = c.Ended(rapid.SampledFrom([]dfu.Outcome{dfu.ReachedDFU, dfu.RecoveryInstead, dfu.Booted, dfu.Stopped}).Draw(t, "end"))
			case 3:
				c = c.Toward(rapid.SampledFrom(advices).Draw(t, "toward"))
			case 4:
				c = c.Blind(rapid.Bool().Draw(t, "blind"))
			default:
				c, _ = c.Answer(drawAnswer(t, c.Page()))
				checkKept(t, before, c)
			}
			if !reflect.DeepEqual(kept, before.Saved()) {
				t.Fatal("a step changed the value it began from")
			}
			checkRules(t, c)
		}
	})
}

// checkKept demands that an answer loses no other answer; only the yeses go
// when the word about the data changes.
func checkKept(t *rapid.T, before, after Checklist) {
	old := maps.Clone(before.answers)
	for p := range old {
		if _, ok := after.answers[p]; !ok && p != PageErase {
			t.Fatalf("the answer to %s is lost", p)
		}
	}
	if len(after.attempts) < len(before.attempts) {
		t.Fatal("an attempt is lost")
	}
}

// TestNoPageIsADeadEnd: every page but the last goes on with its first
// option.
func TestNoPageIsADeadEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewChecklist()
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			c, _ = c.Answer(drawAnswer(t, c.Page()))
		}
		for range 60 {
			if c.Page() == PageReport {
				return
			}
			row := c.Page().row()
			a := Answer{Choices: []Choice{row.Options[0].Choice}}
			if row.Kind == All {
				a = Answer{Choices: []Choice{"data-safe", "account-known", "erase-read"}}
			}
			next, ok := c.Answer(a)
			if !ok {
				t.Fatalf("page %s does not take its own first option", c.Page())
			}
			c = next
			if c.Page() == PageModel {
				c, _ = c.Choose("iPhone13,2")
			}
			if c.Page() == PageCoach {
				c = c.Ended(dfu.ReachedDFU)
			}
		}
		t.Fatalf("no end after 60 answers, at %s, way %v", c.Page(), c.Trail())
	})
}

// TestWhatIsSavedComesBack: a session on disk gives the same answers, and
// stands on the same page or before it.
func TestWhatIsSavedComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewChecklist()
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			c, _ = c.Answer(drawAnswer(t, c.Page()))
		}
		text, err := json.Marshal(c.Saved())
		if err != nil {
			t.Fatal(err)
		}
		var s SavedChecklist
		if err := json.Unmarshal(text, &s); err != nil {
			t.Fatal(err)
		}
		got := Resume(s)
		checkRules(t, got)
		if !reflect.DeepEqual(got.Attempts(), c.Attempts()) || len(got.answers) != len(c.answers) {
			t.Fatalf("got %d answers, %d attempts, want %d, %d", len(got.answers), len(got.attempts), len(c.answers), len(c.attempts))
		}
	})
}

// TestAFileMadeByHandBreaksNoRule: whatever stands in a saved session.
func TestAFileMadeByHandBreaksNoRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := SavedChecklist{
			Trail:   rapid.SliceOfN(rapid.SampledFrom(append(Pages(), "made-up", "")), 0, 30).Draw(t, "trail"),
			Answers: map[Page]Answer{},
			Cables:  rapid.Int().Draw(t, "cables"),
		}
		for range rapid.IntRange(0, 30).Draw(t, "answers") {
			p := rapid.SampledFrom(Pages()).Draw(t, "page")
			s.Answers[p] = drawAnswer(t, p)
		}
		checkRules(t, Resume(s))
	})
}
