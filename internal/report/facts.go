package report

import (
	"slices"

	"relink/guide"
	"relink/internal/session"
)

// FactsOf is what a session knows, in the form a verdict is reached from.
// A question without an answer stays unasked.
func FactsOf(s session.Session) guide.Facts {
	f := guide.Facts{
		Schema:      guide.FactsSchema,
		ProductType: s.Phone.ProductType,
		NeedsData:   yesOr(s.Said(session.AskNeedsData), true),
		HasBackup:   yesOr(s.Said(session.AskHasBackup), false),
	}
	if f.ProductType == "" {
		f.ProductType = s.Said(session.AskModel)
	}
	f.ComputerUpdated = yesOr(s.Said(session.AskComputerUpdated), false)
	for _, h := range guide.Histories() {
		if slices.Contains(s.Answers[session.AskHistory].Values, string(h)) {
			f.History = append(f.History, h)
		}
	}
	for _, y := range guide.Symptoms() {
		if slices.Contains(s.Answers[session.AskSymptoms].Values, string(y)) {
			f.Symptoms = append(f.Symptoms, y)
		}
	}
	for _, t := range s.Tries {
		f.Attempts = append(f.Attempts, t.Attempt)
	}
	return f
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
