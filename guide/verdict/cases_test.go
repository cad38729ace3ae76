package verdict_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"relink/guide/verdict"
	"relink/internal/factsfile"
	"relink/internal/restore"
)

// A verdictCase is a file in testdata/cases: facts, the verdict they must come
// to, and why. Its source is a public thread that supports it, or the rule it
// was constructed for.
type verdictCase struct {
	Name   string          `json:"name"`
	Source string          `json:"source"`
	Facts  json.RawMessage `json:"facts"`
	Want   struct {
		Verdict    verdict.Advice                       `json:"verdict"`
		Confidence verdict.Confidence                   `json:"confidence"`
		Causes     map[restore.Cause]verdict.Likelihood `json:"causes"`
		Absent     []restore.Cause                      `json:"absent"` // causes that must not be named
	} `json:"want"`
	Why string `json:"why"`
}

func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.json")
	if err != nil || len(files) < 60 {
		t.Fatalf("got %d cases (%v), want 60 or more", len(files), err)
	}
	met := make(map[verdict.Advice]bool)
	names := make(map[string]bool)
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".json"), func(t *testing.T) {
			c := readCase(t, path)
			if names[c.Name] {
				t.Errorf("name %q twice", c.Name)
			}
			names[c.Name] = true
			facts, err := factsfile.Read(bytes.NewReader(c.Facts))
			if err != nil {
				t.Fatal(err)
			}
			got := verdict.Decide(facts)
			met[got.Advice] = true
			c.check(t, got)
		})
	}
	for _, a := range verdict.Towards {
		if !met[a] {
			t.Errorf("no case comes to %s", a)
		}
	}
}

func readCase(t *testing.T, path string) verdictCase {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var c verdictCase
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&c); err != nil {
		t.Fatal(err)
	}
	kind, rest, _ := strings.Cut(c.Source, ": ")
	if kind != "constructed" && (kind != "thread" || !strings.HasPrefix(rest, "https://")) || rest == "" {
		t.Errorf("source %q is neither a thread nor constructed", c.Source)
	}
	if c.Name == "" || c.Why == "" || c.Want.Verdict == "" {
		t.Errorf("incomplete: %+v", c)
	}
	return c
}

func (c verdictCase) check(t *testing.T, got verdict.Verdict) {
	t.Helper()
	if got.Advice != c.Want.Verdict {
		t.Errorf("verdict: got %s, want %s (%s)", got.Advice, c.Want.Verdict, c.Why)
	}
	if c.Want.Confidence != "" && got.Confidence != c.Want.Confidence {
		t.Errorf("confidence: got %s, want %s", got.Confidence, c.Want.Confidence)
	}
	for id, want := range c.Want.Causes {
		i := slices.IndexFunc(got.Causes, func(s verdict.Suspect) bool { return s.ID == id })
		if i < 0 {
			t.Errorf("%s is not named, want %s", id, want)
		} else if got.Causes[i].Likelihood != want {
			t.Errorf("%s: got %s, want %s", id, got.Causes[i].Likelihood, want)
		}
	}
	for _, s := range got.Causes {
		if slices.Contains(c.Want.Absent, s.ID) {
			t.Errorf("%s is named (%s, %s), want it left out", s.ID, s.Likelihood, s.Because.ID)
		}
	}
}
