package verdict

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"relink/internal/restore"
)

// anyAttempt draws a try of any kind, the likely words more often than not.
func anyAttempt(t *rapid.T, label string) restore.Attempt {
	code := rapid.SampledFrom([]int{0, 4013, 4013, 4014, 4005, 4010, 9, -1, 1, 6, 14, 27, 34, 40, 53, 3194, 3014, 9006, 1667}).Draw(t, label+" code")
	a := restore.Attempt{
		Behaviour: rapid.SampledFrom([]restore.Behaviour{"", restore.Update, restore.Erase}).Draw(t, label+" behaviour"),
		Mode:      rapid.SampledFrom([]string{"", TryRecovery, TryDFU, TryNormal}).Draw(t, label+" mode"),
		Cable:     rapid.SampledFrom([]string{"", "A", "B"}).Draw(t, label+" cable"),
		Port:      rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, label+" port"),
		Computer:  rapid.SampledFrom([]string{"", "mac", "pc"}).Draw(t, label+" computer"),
		Stage:     rapid.SampledFrom(append([]restore.Stage{"", "", ""}, restore.Stages()...)).Draw(t, label+" stage"),
		LostLink:  rapid.SampledFrom(append([]restore.LostLink{"", ""}, restore.LostLinks()...)).Draw(t, label+" link"),
		Evidence:  rapid.SampledFrom([]restore.Evidence{"", restore.Seen, restore.Log, restore.Told}).Draw(t, label+" evidence"),
		LinkFindings: rapid.SliceOfNDistinct(rapid.SampledFrom(restore.LinkFindings()), 0, 2,
			func(f restore.LinkFinding) restore.LinkFinding { return f }).Draw(t, label+" findings"),
		ThroughHub: anyTruth(t, label+" hub"),
	}
	if rapid.IntRange(0, 4).Draw(t, label+" number") > 0 {
		a.Code = &code
	}
	return a
}

func anyTruth(t *rapid.T, label string) *bool {
	return rapid.SampledFrom([]*bool{nil, new(true), new(false)}).Draw(t, label)
}

func anyFacts(t *rapid.T) Facts {
	f := Facts{
		ProductType: rapid.SampledFrom([]string{
			"", "iPhone9,1", "iPhone10,3", "iPhone12,8", "iPhone14,5", "iPhone18,1", "iPad7,11", "nonsense",
		}).Draw(t, "model"),
		NeedsData:       anyTruth(t, "needs data"),
		HasBackup:       anyTruth(t, "has backup"),
		ComputerUpdated: anyTruth(t, "computer updated"),
		Symptoms:        rapid.SliceOfN(rapid.SampledFrom(Symptoms()), 0, 3).Draw(t, "symptoms"),
	}
	// Danger ends everything, so most facts are without it.
	histories := Histories()
	if rapid.IntRange(0, 5).Draw(t, "danger") > 0 {
		histories = []History{HistoryDropped, HistoryOpened, HistoryScreenReplaced, HistoryBatteryReplaced, HistoryMidUpdate, HistoryStorageFull}
	}
	f.History = rapid.SliceOfN(rapid.SampledFrom(histories), 0, 3).Draw(t, "history")
	for i := range rapid.IntRange(0, 6).Draw(t, "tries") {
		f.Attempts = append(f.Attempts, anyAttempt(t, "try "+string(rune('a'+i))))
	}
	return f
}

// towards orders the advices from "it works" to "the phone itself".
var towards = []Advice{
	AdviceSolved, AdviceStopNow, AdviceNotEnoughFacts, AdviceFixNetwork, AdviceConnectDirectly, AdviceTryCable,
	AdviceTryPort, AdviceUpdateComputer, AdviceTryComputer, AdviceUpdateKeepData, AdviceDFURestore,
	AdviceSaveDataFirst, AdviceHardwareInspection,
}

// weight is a cause's place between not named and likely.
func weight(v Verdict, id restore.Cause) int {
	for _, s := range v.Causes {
		if s.ID == id {
			return 1 + slices.Index(likelihoods, s.Likelihood)
		}
	}
	return 0
}

func with(f Facts, a ...restore.Attempt) Facts {
	f.Attempts = append(slices.Clone(f.Attempts), a...)
	return f
}

func TestSuccessNeverMovesTowardsHardware(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		win := anyAttempt(t, "win")
		win.Code, win.Cable = new(0), "the other cable"
		before, after := Decide(f), Decide(with(f, win))
		if slices.Index(towards, after.Advice) > slices.Index(towards, before.Advice) {
			t.Fatalf("a success moved the verdict from %s to %s", before.Advice, after.Advice)
		}
		for _, id := range hardwareSuspects {
			if weight(after, id) > weight(before, id) {
				t.Fatalf("a success moved %s from %d to %d", id, weight(before, id), weight(after, id))
			}
		}
		if !slices.ContainsFunc(f.History, func(h History) bool { return slices.Contains(dangers, h) }) &&
			after.Advice != AdviceSolved {
			t.Fatalf("a success gave %s, want solved", after.Advice)
		}
	})
}

func TestSameFailureElsewhereNeverMovesAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		f.Attempts = slices.DeleteFunc(f.Attempts, func(a restore.Attempt) bool { return a.Code != nil && *a.Code == 0 })
		if len(f.Attempts) == 0 {
			return
		}
		more := f
		for range rapid.IntRange(1, 3).Draw(t, "more") {
			again := rapid.SampledFrom(f.Attempts).Draw(t, "again")
			swap := rapid.IntRange(1, 7).Draw(t, "what is swapped")
			if swap&1 != 0 {
				again.Cable = rapid.SampledFrom([]string{"C", "D"}).Draw(t, "cable")
			}
			if swap&2 != 0 {
				again.Port = rapid.SampledFrom([]string{"3", "4"}).Draw(t, "port")
			}
			if swap&4 != 0 {
				again.Computer = rapid.SampledFrom([]string{"x", "y"}).Draw(t, "computer")
			}
			more = with(more, again)
		}
		before, after := Decide(f), Decide(more)
		if slices.Index(towards, after.Advice) < slices.Index(towards, before.Advice) {
			t.Fatalf("the same failure elsewhere moved the verdict from %s to %s", before.Advice, after.Advice)
		}
		for _, id := range hardwareSuspects {
			if weight(after, id) < weight(before, id) {
				t.Fatalf("the same failure elsewhere moved %s from %d to %d", id, weight(before, id), weight(after, id))
			}
		}
		if slices.Index(confidences, after.Confidence) < slices.Index(confidences, before.Confidence) && after.Advice == before.Advice {
			t.Fatalf("%s: confidence fell from %s to %s", after.Advice, before.Confidence, after.Confidence)
		}
	})
}

// Any failure at all, not only the same one, never speaks for the phone.
func TestNoFailureLowersHardware(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		a := anyAttempt(t, "one more")
		if a.Code != nil && *a.Code == 0 {
			a.Code = nil
		}
		before, after := Decide(f), Decide(with(f, a))
		for _, id := range hardwareSuspects {
			if weight(after, id) < weight(before, id) {
				t.Fatalf("a failure moved %s from %d to %d", id, weight(before, id), weight(after, id))
			}
		}
		if before.Advice == AdviceHardwareInspection && after.Advice != AdviceHardwareInspection {
			t.Fatalf("a failure moved the verdict from %s to %s", before.Advice, after.Advice)
		}
	})
}

func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		other := f
		other.Attempts = rapid.Permutation(f.Attempts).Draw(t, "order")
		if a, b := Decide(f), Decide(other); !reflect.DeepEqual(a, b) {
			t.Fatalf("order matters:\n%+v\n%+v", a, b)
		}
	})
}

func TestSafetyOfEveryVerdict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		v, ta := Decide(f), tallyOf(f)
		danger := slices.ContainsFunc(f.History, func(h History) bool { return slices.Contains(dangers, h) })
		safe := f.NeedsData != nil && !*f.NeedsData || f.HasBackup != nil && *f.HasBackup
		if danger != (v.Advice == AdviceStopNow) {
			t.Fatalf("%v gave %s", f.History, v.Advice)
		}
		if v.Advice == AdviceDFURestore && !safe {
			t.Fatal("an erase was advised although data is not known to be safe")
		}
		if v.Advice == AdviceHardwareInspection && !ta.exhausted() && len(ta.ownMaking()) == 0 {
			t.Fatal("hardware inspection without tests and without the phone's own evidence")
		}
		needed := f.NeedsData != nil && *f.NeedsData && !safe
		if needed && !danger && len(ta.wins) == 0 && v.Advice != AdviceFixNetwork {
			want := AdviceUpdateKeepData
			if ta.updateFailedEverywhere() {
				want = AdviceSaveDataFirst
			}
			if v.Advice != want {
				t.Fatalf("data is needed: got %s, want %s", v.Advice, want)
			}
		}
		if v.Title.ID == "" || v.Why.ID == "" || len(v.Sources) == 0 || len(v.WouldChange) == 0 || len(v.Next) == 0 {
			t.Fatalf("incomplete: %+v", v)
		}
	})
}

func TestHighConfidenceIsEarned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		soft := rapid.Bool().Draw(t, "soft")
		for i := range f.Attempts {
			a := &f.Attempts[i]
			if soft && rapid.Bool().Draw(t, "provoked") {
				a.LinkFindings = append(slices.Clone(a.LinkFindings), restore.FindingProvoked)
			} else if soft {
				a.Evidence = rapid.SampledFrom([]restore.Evidence{"", restore.Told}).Draw(t, "told")
			}
		}
		v := Decide(f)
		if soft && v.Confidence == ConfidenceHigh {
			t.Fatalf("told and provoked evidence gave high confidence in %s", v.Advice)
		}
		kinds := map[restore.Evidence]bool{}
		for _, a := range f.Attempts {
			kinds[kindOfEvidence(a)] = true
		}
		if v.Confidence == ConfidenceHigh && !(kinds[restore.Seen] && kinds[restore.Log]) {
			t.Fatalf("high confidence in %s from %v alone", v.Advice, kinds)
		}
	})
}

// What a cable test provoked changes nothing but how sure one can be.
func TestProvokedFindingsNeverCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		for i := range f.Attempts {
			f.Attempts[i].LinkFindings = nil
			if f.Attempts[i].LostLink == restore.LinkDropped || f.Attempts[i].LostLink == restore.LinkNeverReturned {
				f.Attempts[i].LostLink = restore.LinkUnknown
			}
		}
		shaken := f
		shaken.Attempts = slices.Clone(f.Attempts)
		for i := range shaken.Attempts {
			shaken.Attempts[i].LinkFindings = []restore.LinkFinding{
				restore.FindingBounced, restore.FindingNeighboursDropped, restore.FindingProvoked,
			}
		}
		a, b := Decide(f), Decide(shaken)
		if slices.Index(confidences, b.Confidence) > slices.Index(confidences, a.Confidence) {
			t.Fatalf("provoked findings made it surer: %s after %s", b.Confidence, a.Confidence)
		}
		if b.Confidence = a.Confidence; !reflect.DeepEqual(a, b) {
			t.Fatalf("provoked findings counted:\n%+v\n%+v", a, b)
		}
	})
}

// A number alone names no chip, whatever the number and the model.
func TestNoChipFromACodeAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var f Facts
		f.ProductType = rapid.SampledFrom([]string{"", "iPhone9,1", "iPhone12,1"}).Draw(t, "model")
		f.NeedsData = anyTruth(t, "needs data")
		for range rapid.IntRange(1, 4).Draw(t, "tries") {
			code := rapid.IntRange(-20, 4100).Draw(t, "code")
			if code != 0 {
				f.Attempts = append(f.Attempts, restore.Attempt{
					Code: &code, Evidence: restore.Told, Cable: rapid.SampledFrom([]string{"A", "B"}).Draw(t, "cable"),
					Port: rapid.SampledFrom([]string{"1", "2"}).Draw(t, "port"),
				})
			}
		}
		v := Decide(f)
		for _, id := range hardwareSuspects {
			if weight(v, id) > 0 {
				t.Fatalf("%s was named from codes alone", id)
			}
		}
	})
}
