package ci

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"relink/internal/kernlog"
)

// kernelPatterns are the labels of the corpus that Relink has a sign or an
// error number for.
var kernelPatterns = map[string]func(kernlog.Message) bool{
	"-71":                                    func(m kernlog.Message) bool { return m.Error == -71 },
	"-32":                                    func(m kernlog.Message) bool { return m.Error == -32 },
	"-110":                                   func(m kernlog.Message) bool { return m.Error == -110 },
	"unable to enumerate":                    func(m kernlog.Message) bool { return m.Sign == kernlog.NotEnumerated },
	"Cannot enable":                          func(m kernlog.Message) bool { return m.Sign == kernlog.CannotEnable },
	"attempt power cycle":                    func(m kernlog.Message) bool { return m.Sign == kernlog.PowerCycle },
	"descriptor read":                        func(m kernlog.Message) bool { return m.Sign == kernlog.NoAnswer },
	"probe failed":                           func(m kernlog.Message) bool { return m.Sign == kernlog.LinkError },
	"disconnect":                             func(m kernlog.Message) bool { return m.Sign == kernlog.Gone },
	"disconnect storm":                       func(m kernlog.Message) bool { return m.Sign == kernlog.Gone },
	"Device not responding to setup address": func(m kernlog.Message) bool { return m.Sign == kernlog.NoAnswer },
	"disconnect near suspend":                func(m kernlog.Message) bool { return m.Sign == kernlog.Gone },
}

func TestCorpusKernelMessages(t *testing.T) {
	corpus := os.Getenv("RELINK_CORPUS")
	if corpus == "" {
		corpus = filepath.Join("..", "..", "shared", "corpus")
	}
	text, err := os.ReadFile(filepath.Join(corpus, "kernel", "labels.json"))
	if err != nil {
		t.Fatal(err)
	}
	var records []struct {
		File   string
		Labels struct{ Patterns []string }
	}
	if err := json.Unmarshal(text, &records); err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		text, err := os.ReadFile(filepath.Join(corpus, "kernel", r.File))
		if err != nil {
			t.Fatal(err)
		}
		var messages []kernlog.Message
		for line := range strings.Lines(string(text)) {
			if m, ok := kernlog.Parse(strings.TrimSuffix(line, "\n")); ok {
				messages = append(messages, m)
			}
		}
		for _, p := range r.Labels.Patterns {
			if has, known := kernelPatterns[p]; known && !slices.ContainsFunc(messages, has) {
				t.Errorf("%s: got no message that tells %q among %d", r.File, p, len(messages))
			}
		}
	}
}
