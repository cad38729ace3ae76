package verdict

import (
	"slices"
	"strings"
	"testing"

	"relink/guide"
	"relink/internal/restore"

	"relink/internal/words"
)

// Every row of every table is complete: a rule without a source or a sentence
// is no rule.
func TestEveryRuleIsComplete(t *testing.T) {
	cat := words.English()
	args := tallyOf(Facts{}).counts()
	said := func(t *testing.T, id string) {
		t.Helper()
		if s := cat.Text(id, args); strings.ContainsAny(s, "<>!") || s == "" {
			t.Errorf("sentence %q: got %q", id, s)
		}
	}
	seen := map[string]bool{}
	once := func(t *testing.T, id string) {
		t.Helper()
		if id == "" || seen[id] {
			t.Errorf("rule id %q is empty or there twice", id)
		}
		seen[id] = true
	}
	for _, r := range adviceRows {
		once(t, "advice "+r.id)
		said(t, r.why)
		said(t, "verdict.title."+string(r.advice))
		if r.when == nil || r.signs == nil || len(r.sources) == 0 || !slices.Contains(confidences, r.most) {
			t.Errorf("advice rule %q is incomplete", r.id)
		}
		if !slices.Contains(towards, r.advice) {
			t.Errorf("advice %q has no place between solved and hardware", r.advice)
		}
	}
	for _, r := range slices.Concat(suspectRows, solvedRows) {
		once(t, "suspect "+r.rule)
		said(t, r.because)
		said(t, "cause.name."+string(r.suspect))
		said(t, "cause."+string(r.likelihood))
		if r.when == nil || len(r.sources) == 0 || !slices.Contains(restore.Causes, r.suspect) {
			t.Errorf("suspect rule %q is incomplete", r.rule)
		}
		if r.clears && slices.Contains(hardwareSuspects, r.suspect) {
			t.Errorf("suspect rule %q clears hardware; only a success may", r.rule)
		}
		if r.clears && r.likelihood != Unlikely {
			t.Errorf("suspect rule %q clears, and yet says %s", r.rule, r.likelihood)
		}
	}
	for _, r := range slices.Concat(nextRows, wouldRows, untestedRows) {
		said(t, r.text)
	}
	for _, c := range confidences {
		said(t, "verdict.confidence."+string(c))
	}
}

// Where an erase could be near, both buttons are named, and the way that
// needs the data names its recovery.
func TestSafetyIsSaid(t *testing.T) {
	cat := words.English()
	text := func(v Verdict) string {
		var all []string
		for _, w := range append(append([]guide.Words{v.Title, v.Why}, v.Next...), v.WouldChange...) {
			all = append(all, cat.Text(w.ID, w.Args))
		}
		return strings.Join(all, "\n")
	}
	attempts := failures(2, 2, 2)
	for i := range attempts {
		attempts[i].Behaviour = "update"
	}
	v := Decide(Facts{NeedsData: new(true), Attempts: attempts})
	if v.Advice != AdviceSaveDataFirst || !strings.Contains(text(v), "board-level data recovery") {
		t.Errorf("save data first must name board-level data recovery: %s\n%s", v.Advice, text(v))
	}
	for _, f := range []Facts{
		{NeedsData: new(true), Attempts: failures(1, 1, 1)},
		{NeedsData: new(false), Attempts: failures(2, 2, 2)},
		{Attempts: failures(1, 1, 1)},
		{},
	} {
		v := Decide(f)
		if s := text(v); !strings.Contains(s, "Update is meant to keep data") && !strings.Contains(s, "Restore erases") {
			t.Errorf("%s does not name both buttons:\n%s", v.Advice, s)
		}
	}
}

// The verdict and the sheet for a shop take Face ID and the chip from the table
// of models: an iPad 6 has the chip of an iPad 7.
func TestModelsOfTheRules(t *testing.T) {
	for product, want := range map[string][3]bool{ // Face ID, iPhone 7, A10
		"":           {false, false, false},
		"iPhone9,1":  {false, true, true},
		"iPhone9,4":  {false, true, true},
		"iPad7,5":    {false, false, true},
		"iPad7,12":   {false, false, true},
		"iPod9,1":    {false, false, true},
		"iPhone10,1": {false, false, false},
		"iPhone10,3": {true, false, false},
		"iPhone12,8": {false, false, false},
		"iPhone14,6": {false, false, false},
		"iPhone17,5": {true, false, false},
		"iPhone19,2": {true, false, false},
		"iPhone19,4": {false, false, false}, // in no source
		"iPhone29,1": {false, false, false}, // in no table
		"iPad8,1":    {false, false, false}, // Face ID, but no iPhone's earpiece
	} {
		y := tally{facts: Facts{ProductType: product}}
		if got := [3]bool{y.faceID(), y.iPhone7(), y.a10()}; got != want {
			t.Errorf("%s: got Face ID, iPhone 7, A10 %v, want %v", product, got, want)
		}
	}
}
