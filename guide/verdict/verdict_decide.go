package verdict

import (
	"cmp"
	"slices"

	"relink/guide"
	"relink/internal/restore"
)

// Decide reaches a verdict. It is pure, and the order of the tries does not
// matter. The rules are the tables adviceRows, suspectRows, nextRows, wouldRows
// and untestedRows; nothing is decided here.
//
// A failing try never lowers the likelihood of a hardware cause, and a success
// never raises one.
func Decide(f Facts) Verdict {
	t := tallyOf(f)
	row := t.rule()
	v := Verdict{
		Advice:     row.advice,
		Confidence: lower(confidenceIn(row.signs(t)), row.most),
		Title:      guide.Words{ID: "verdict.title." + string(row.advice)},
		Why:        guide.Words{ID: row.why, Args: t.counts()},
		Sources:    row.sources,
		Causes:     t.suspects(),
		NotTested:  t.lines(untestedRows, row.advice),
	}
	v.Next = t.lines(nextRows, row.advice)
	v.WouldChange = t.lines(wouldRows, row.advice)
	return v
}

// rule is the first rule that applies; the last one always does.
func (t tally) rule() adviceRow {
	for _, row := range adviceRows {
		if row.when(t) {
			return row
		}
	}
	return adviceRows[len(adviceRows)-1]
}

var confidences = []Confidence{ConfidenceLow, ConfidenceMedium, ConfidenceHigh}

func lower(a, b Confidence) Confidence {
	return confidences[min(slices.Index(confidences, a), slices.Index(confidences, b))]
}

// counts are the numbers a sentence may name: of every trial, and of those
// that were an update.
func (t tally) counts() map[string]any {
	updates := t.of(updating)
	return map[string]any{
		"Cables":          different(t.trials, cableOf),
		"Ports":           different(t.trials, portOf),
		"Computers":       different(t.trials, computerOf),
		"UpdateCables":    different(updates, cableOf),
		"UpdatePorts":     different(updates, portOf),
		"UpdateComputers": different(updates, computerOf),
	}
}

var likelihoods = []Likelihood{Unlikely, Possible, Likely}

// suspects weighs every possible cause: the row that says most speaks for it,
// unless a row clears it. A success clears the hardware, and leaves of the
// rest what every failure had and no success.
func (t tally) suspects() []Suspect {
	rows := suspectRows
	solved := len(t.wins) > 0
	if solved {
		rows = solvedRows
	}
	best := make(map[restore.Cause]suspectRow)
	t.weigh(best, rows)
	if solved {
		hardware := make(map[restore.Cause]suspectRow)
		t.weigh(hardware, suspectRows)
		for _, id := range hardwareSuspects {
			if _, ok := hardware[id]; ok {
				best[id] = suspectRow{
					suspect: id, likelihood: Unlikely, because: "cause.cleared.success", sources: []string{srcTries},
				}
			}
		}
	}
	var out []Suspect
	for _, id := range restore.Causes {
		if r, ok := best[id]; ok {
			out = append(out, Suspect{id, r.likelihood, guide.Words{ID: r.because, Args: t.counts()}, r.sources})
		}
	}
	slices.SortStableFunc(out, func(a, b Suspect) int {
		return cmp.Compare(slices.Index(likelihoods, b.Likelihood), slices.Index(likelihoods, a.Likelihood))
	})
	return out
}

// weigh finds the row that speaks for each suspect.
func (t tally) weigh(best map[restore.Cause]suspectRow, rows []suspectRow) {
	for _, r := range rows {
		old, known := best[r.suspect]
		switch {
		case old.clears || !r.when(t):
		case !known, r.clears,
			slices.Index(likelihoods, r.likelihood) > slices.Index(likelihoods, old.likelihood):
			best[r.suspect] = r
		}
	}
}

// lines are the sentences whose rows apply.
func (t tally) lines(rows []lineRow, advice Advice) []guide.Words {
	var out []guide.Words
	for _, r := range rows {
		if r.applies(t, advice) {
			out = append(out, guide.Words{ID: r.text, Args: t.counts()})
		}
	}
	return out
}
