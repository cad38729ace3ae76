package ci

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every thread that a case of the verdict names is one the records support.
func TestCasesNameThreadsOfTheCorpus(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(corpusDir(), "threads", "labels.json"))
	if err != nil {
		t.Fatal(err)
	}
	var records []struct{ Source string }
	if err := json.Unmarshal(text, &records); err != nil {
		t.Fatal(err)
	}
	known := make(map[string]bool, len(records))
	for _, r := range records {
		known[r.Source] = true
	}
	cases, err := filepath.Glob("../guide/verdict/testdata/cases/*.json")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	threads := 0
	for _, path := range cases {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var c struct{ Source string }
		if err := json.Unmarshal(text, &c); err != nil {
			t.Fatal(err)
		}
		url, isThread := strings.CutPrefix(c.Source, "thread: ")
		if isThread && !known[url] {
			t.Errorf("%s names %s, which is no record", filepath.Base(path), url)
		}
		if isThread {
			threads++
		}
	}
	if threads < 30 {
		t.Errorf("got %d cases of threads, want 30 or more", threads)
	}
}
