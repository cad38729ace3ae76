package story

import (
	"slices"

	"relink/guide/verdict"
	"relink/internal/session"
)

// FactsOf is what a session knows, in the form a verdict is reached from.
// A question without an answer stays unasked.
func FactsOf(s session.Session) verdict.Facts {
	f := verdict.Facts{
		Schema:      verdict.FactsSchema,
		ProductType: s.Phone.ProductType,
		NeedsData:   yesOr(s.Said(session.AskNeedsData), true),
		HasBackup:   yesOr(s.Said(session.AskHasBackup), false),
	}
	if f.ProductType == "" {
		f.ProductType = s.Said(session.AskModel)
	}
	f.ComputerUpdated = yesOr(s.Said(session.AskComputerUpdated), false)
	f.History = named(s.Answers[session.AskHistory].Values, verdict.Histories())
	f.Symptoms = named(s.Answers[session.AskSymptoms].Values, verdict.Symptoms())
	for _, t := range s.Tries {
		f.Attempts = append(f.Attempts, t.Attempt)
	}
	return f
}

// named are the values that are words of a verdict. "Nothing" was asked and
// answered, so it gives an empty list; nil means not asked.
func named[T ~string](values []string, known []T) []T {
	if len(values) == 0 {
		return nil
	}
	out := []T{}
	for _, k := range known {
		if slices.Contains(values, string(k)) {
			out = append(out, k)
		}
	}
	return out
}

// yesOr reads yes and no; "not-sure" becomes what is safe to assume; no answer
// stays nil.
func yesOr(said string, notSure bool) *bool {
	var b bool
	switch said {
	case "yes":
		b = true
	case "no":
		b = false
	case "not-sure":
		b = notSure
	default:
		return nil
	}
	return &b
}
