package ui

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"relink/internal/words"
	"relink/ui/uitest"
)

// The trace is saved beside the report when the person ticks it, and never
// else.
func TestTheTraceIsSavedBesideTheReport(t *testing.T) {
	line := words.English().Text("merge.trace", nil)
	for _, tt := range []struct {
		name   string
		trace  func() ([]byte, error)
		ticked bool
		want   []string // the ends of the files' names
		said   string
	}{
		{"not ticked", func() ([]byte, error) { return []byte("{}"), nil }, false, []string{".pdf"}, "Saved as"},
		{"ticked", func() ([]byte, error) { return []byte("{}"), nil }, true, []string{".pdf", "-trace.jsonl"}, "-trace.jsonl"},
		{"nothing seen yet", func() ([]byte, error) { return nil, nil }, true, []string{".pdf"}, "Saved as"},
		{"it cannot be written down", func() ([]byte, error) { return nil, errors.New("no luck") }, true, []string{".pdf"}, "no luck"},
		{"a replay has none", nil, false, []string{".pdf"}, "Saved as"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			w, _ := testWindow(t, func(h *Hands) {
				h.Write = func(path string, _ []byte) error { got = append(got, filepath.Base(path)); return nil }
			})
			w.source.Trace = tt.trace
			w.openReportNow()
			if offered := strings.Contains(uitest.Sentences(w.win.Content()), line); offered != (tt.trace != nil) {
				t.Fatalf("offered: got %v", offered)
			}
			if tt.ticked {
				uitest.Tick(t, w.win.Content(), line)
			}
			uitest.Press(t, w.win.Content(), words.English().Text("page.report.save", nil))
			if !slices.EqualFunc(got, tt.want, strings.HasSuffix) {
				t.Errorf("wrote %q, want %q", got, tt.want)
			}
			if shown := uitest.Sentences(w.win.Content()); !strings.Contains(shown, tt.said) {
				t.Errorf("no %q in\n%s", tt.said, shown)
			}
		})
	}
}
