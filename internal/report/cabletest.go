package report

import (
	"strconv"

	"relink/guide/finding"
	"relink/internal/restore"
	"relink/internal/session"
)

// cableResults are the judgements that have a sentence.
var cableResults = map[string]bool{
	string(finding.CableGood): true, string(finding.CableDoubtful): true, string(finding.CableBad): true, string(finding.CableUnknown): true,
}

// cableTests are the tests of the cable, each part with its numbers. They
// stand apart from the tries: a hand provoked what they show.
func (r Report) cableTests() Section {
	sec := Section{Title: r.say("report.cabletest"), Intro: r.say("report.cabletest_intro")}
	for _, t := range r.session.CableTests {
		sec.Blocks = append(sec.Blocks, Block{Facts: r.cableFacts(t)}, Block{Table: r.cableNumbers(t)})
	}
	return sec
}

// cableFacts are when a test was made and how it was judged.
func (r Report) cableFacts(t session.CableTest) []Fact {
	seen := r.say(evidenceWord(restore.Seen))
	facts := []Fact{{r.say("report.cabletest_at"), date(t.At), ""}, {r.say("report.cabletest_judged"), r.cableResult(t), seen}}
	if t.Away > 0 {
		facts = append(facts, Fact{r.say("report.cabletest_away"), strconv.Itoa(t.Away), seen})
	}
	if t.MedianMS > 0 {
		facts = append(facts, Fact{r.say("report.cabletest_times"), r.sayWith("report.cabletest_ms", map[string]any{
			"Median": t.MedianMS, "Slowest": t.SlowestMS,
		}), seen})
	}
	return facts
}

// cableResult is the judgement in words. A session may be written by hand, so
// one that is not known is none.
func (r Report) cableResult(t session.CableTest) string {
	result := t.Result
	if !cableResults[result] {
		result = string(finding.CableUnknown)
	}
	return r.say("report.cabletest." + result)
}

// cableNumbers are the counts of the untouched part and of the moved one.
func (r Report) cableNumbers(t session.CableTest) *Table {
	table := &Table{Weights: []float64{2.6, 1, 1.1, 1.2, 1.3, 1.2}}
	for _, h := range []string{"part", "asked", "errors", "retries", "resets", "spikes"} {
		table.Header = append(table.Header, r.say("report.col.cable."+h))
	}
	for _, row := range []struct {
		part   string
		counts session.CableCounts
	}{{"untouched", t.Untouched}, {"moved", t.Moved}} {
		c := row.counts
		cells := []string{r.say("report.cabletest.part." + row.part)}
		for _, n := range []int{c.Asked, c.Errors, c.Retries, c.Resets, c.Spikes} {
			cells = append(cells, strconv.Itoa(n))
		}
		table.Rows = append(table.Rows, cells)
	}
	return table
}

// cableSummary is the newest test in one line; empty without one.
func (r Report) cableSummary() string {
	var newest session.CableTest
	for _, t := range r.session.CableTests {
		if !t.At.Before(newest.At) {
			newest = t
		}
	}
	if newest.ID == "" {
		return ""
	}
	return r.sayWith("report.summary.cabletest", map[string]any{
		"Result":    r.cableResult(newest),
		"Untouched": newest.Untouched.Errors + newest.Untouched.Resets, "Moved": newest.Moved.Errors + newest.Moved.Resets,
	})
}
