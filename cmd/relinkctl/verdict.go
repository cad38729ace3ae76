package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"relink/guide"
	"relink/guide/verdict"
	"relink/internal/factsfile"
	"relink/internal/words"
)

// verdictJSON is relink.verdict/1.
type verdictJSON struct {
	Schema      string      `json:"schema"`
	Verdict     string      `json:"verdict"`
	Confidence  string      `json:"confidence"`
	Causes      []causeJSON `json:"causes"`
	Next        []string    `json:"next"`
	WouldChange []string    `json:"would_change"`
	NotTested   []string    `json:"not_tested"`
}

type causeJSON struct {
	ID         string   `json:"id"`
	Likelihood string   `json:"likelihood"`
	Because    string   `json:"because"`
	Sources    []string `json:"sources"`
}

func verdictCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "verdict FACTS.json",
		Short: catalogue().Text("ctl.verdict.short", nil),
		Long:  catalogue().Text("ctl.verdict.long", nil),
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			facts, err := readFacts(args[0], c.InOrStdin())
			if err != nil {
				return failed(err)
			}
			v := verdict.Decide(facts)
			if asJSON {
				return failed(writeVerdictJSON(c.OutOrStdout(), v, catalogue()))
			}
			return failed(writeVerdictText(c.OutOrStdout(), v, catalogue()))
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, catalogue().Text("ctl.verdict.json", nil))
	return c
}

// readFacts reads a FACTS file, or standard input where the name is "-".
func readFacts(name string, stdin io.Reader) (verdict.Facts, error) {
	if name == "-" {
		f, err := factsfile.Read(stdin)
		if err != nil {
			return f, fmt.Errorf("standard input: %w", err)
		}
		return f, nil
	}
	file, err := os.Open(name)
	if err != nil {
		return verdict.Facts{}, err
	}
	defer file.Close()
	f, err := factsfile.Read(file)
	if err != nil {
		return f, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

func writeVerdictJSON(w io.Writer, v verdict.Verdict, cat *words.Catalogue) error {
	out := verdictJSON{
		Schema:      "relink.verdict/1",
		Verdict:     string(v.Advice),
		Confidence:  string(v.Confidence),
		Causes:      make([]causeJSON, 0, len(v.Causes)),
		Next:        sentences(v.Next, cat),
		WouldChange: sentences(v.WouldChange, cat),
		NotTested:   sentences(v.NotTested, cat),
	}
	for _, s := range v.Causes {
		out.Causes = append(out.Causes, causeJSON{
			ID: string(s.ID), Likelihood: string(s.Likelihood),
			Because: say(s.Because, cat), Sources: s.Sources,
		})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

func writeVerdictText(w io.Writer, v verdict.Verdict, cat *words.Catalogue) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n", say(v.Title, cat), say(v.Why, cat))
	fmt.Fprintf(&b, "%s\n", cat.Text("verdict.confidence."+string(v.Confidence), nil))
	list := func(id string, lines []string) {
		if len(lines) == 0 {
			return
		}
		fmt.Fprintf(&b, "\n%s\n", cat.Text(id, nil))
		for _, l := range lines {
			fmt.Fprintf(&b, "  - %s\n", l)
		}
	}
	list("verdict.heading.next", sentences(v.Next, cat))
	var causes []string
	for _, s := range v.Causes {
		causes = append(causes, fmt.Sprintf("%s: %s. %s\n    (%s)",
			cat.Text("cause.name."+string(s.ID), nil), cat.Text("cause."+string(s.Likelihood), nil),
			say(s.Because, cat), strings.Join(s.Sources, "; ")))
	}
	list("verdict.heading.causes", causes)
	list("verdict.heading.would", sentences(v.WouldChange, cat))
	list("verdict.heading.untested", sentences(v.NotTested, cat))
	fmt.Fprintf(&b, "\n%s %s\n", cat.Text("verdict.heading.sources", nil), strings.Join(v.Sources, "; "))
	_, err := io.WriteString(w, b.String())
	return err
}

func say(w guide.Words, cat *words.Catalogue) string { return cat.Text(w.ID, w.Args) }

// sentences are the lines of a list; an empty list, never nil.
func sentences(list []guide.Words, cat *words.Catalogue) []string {
	out := make([]string, 0, len(list))
	for _, w := range list {
		out = append(out, say(w, cat))
	}
	return out
}
