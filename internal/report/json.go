package report

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"relink/internal/session"
)

// Schema names the form of the JSON report. docs/contract.md describes it.
const Schema = "relink.report/1"

type jsonReport struct {
	Schema  string          `json:"schema"`
	Number  string          `json:"number"`
	Created time.Time       `json:"created"`
	Relink  string          `json:"relink"`
	Masked  bool            `json:"masked"`
	Verdict jsonVerdict     `json:"verdict"`
	Session session.Session `json:"session"`
}

type jsonVerdict struct {
	Verdict    string      `json:"verdict"`
	Confidence string      `json:"confidence"`
	Title      string      `json:"title"`
	Why        string      `json:"why"`
	Causes     []jsonCause `json:"causes"`
	Next       []string    `json:"next"`
	Would      []string    `json:"would_change"`
	NotTested  []string    `json:"not_tested"`
}

type jsonCause struct {
	ID         string   `json:"id"`
	Likelihood string   `json:"likelihood"`
	Because    string   `json:"because"`
	Sources    []string `json:"sources"`
}

// JSON writes the report for a program: the verdict with its reasons, and the
// session as it may leave the machine.
func JSON(w io.Writer, r Report) error {
	v := r.verdict
	out := jsonReport{
		Schema: Schema, Number: r.Number, Created: r.options.Created, Relink: r.options.Version, Masked: !r.options.Identifiers,
		Session: r.session,
		Verdict: jsonVerdict{
			Verdict: string(v.Advice), Confidence: string(v.Confidence), Title: r.sayWords(v.Title), Why: r.sayWords(v.Why),
			Causes: []jsonCause{}, Next: r.sayAll(v.Next), Would: r.sayAll(v.WouldChange), NotTested: r.sayAll(v.NotTested),
		},
	}
	out.Session.Tries = make([]session.Try, 0, len(r.session.Tries))
	for _, t := range r.session.Tries {
		out.Session.Tries = append(out.Session.Tries, withOrigins(t))
	}
	for _, c := range v.Causes {
		out.Verdict.Causes = append(out.Verdict.Causes, jsonCause{string(c.ID), string(c.Likelihood), r.sayWords(c.Because), c.Sources})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("write the report as JSON: %w", err)
	}
	return nil
}
