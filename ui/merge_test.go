package ui

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"relink/guide/checklist"
	"relink/guide/verdict"
	"relink/internal/report"
	"relink/internal/session"
)

// here is a story on one computer, with one told try.
func here(t *testing.T, id string, number checklist.Choice) *story {
	t.Helper()
	s := newStory(session.New(id, evening), checklist.NewChecklist())
	told(t, &s, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
		[]checklist.Choice{"good-cable"}, []checklist.Choice{"clean"}, []checklist.Choice{"none-between"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"},
		[]checklist.Choice{"failed-before"}, []checklist.Choice{number})
	return &s
}

// Carried to a second computer and back, every try is there once, the two
// computers are two, and both sides come to the same result.
func TestASessionIsCarriedToAndFro(t *testing.T) {
	a, b := here(t, "aaaa1111", "4013"), here(t, "bbbb2222", "4014")
	if n, err := b.merge(a.kept); n != 1 || err != nil {
		t.Fatalf("to b: got %d, %v, want one try", n, err)
	}
	if n, err := b.merge(a.kept); n != 0 || err != nil {
		t.Errorf("to b again: got %d, %v, want nothing new", n, err)
	}
	b.moved(evening.Add(time.Hour))
	if n, err := a.merge(b.kept); n != 1 || err != nil {
		t.Fatalf("back to a: got %d, %v, want one try", n, err)
	}
	a.moved(evening.Add(time.Hour))
	computers := func(s *story) (out []string) {
		for _, x := range s.kept.Tries {
			out = append(out, x.ID[:8]+": "+x.Computer)
		}
		return out
	}
	if got, want := computers(a), []string{"aaaa1111: this computer", "bbbb2222: computer BBBB"}; !reflect.DeepEqual(got, want) {
		t.Errorf("on a: got %q, want %q", got, want)
	}
	if got, want := computers(b), []string{"aaaa1111: computer AAAA", "bbbb2222: this computer"}; !reflect.DeepEqual(got, want) {
		t.Errorf("on b: got %q, want %q", got, want)
	}
	if got, want := verdict.Decide(report.FactsOf(a.kept)).Advice, verdict.Decide(report.FactsOf(b.kept)).Advice; got != want {
		t.Errorf("advice: got %s on a, %s on b", got, want)
	}
	if a.kept.ID != "aaaa1111" || b.kept.ID != "bbbb2222" {
		t.Errorf("names: got %s and %s, want each its own", a.kept.ID, b.kept.ID)
	}
}

func TestMergingFilesInTheWindow(t *testing.T) {
	w, show := testWindow(t, func(*Hands) {})
	w.story = *here(t, "aaaa1111", "4013")
	w.story.kept.Phone.ECID = "0011223344556677"
	dir := t.TempDir()
	other := here(t, "bbbb2222", "4014").kept
	stranger := other
	stranger.Phone.ECID = "7766554433221100"
	file := func(name string, s session.Session, data string) string {
		path := filepath.Join(dir, name)
		if data == "" {
			whole, err := session.Encode(s)
			if err != nil {
				t.Fatal(err)
			}
			data = string(whole)
		}
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, tt := range []struct {
		name, path, want string
		tries            int
	}{
		{"about another phone", file("stranger.json", stranger, ""), "about another iPhone", 1},
		{"cut in the middle", file("cut.json", other, `{"schema":"relink.session/1","id`), "This is no session", 1},
		{"something else", file("facts.json", other, `{"schema":"relink.facts/1"}`), "This is no session", 1},
		{"gone", filepath.Join(dir, "gone.json"), "not there any more", 1},
		{"a folder", dir, "This is no session", 1},
		{"the other computer's", file("other.json", other, ""), "New tries from other.json: 1.", 2},
		{"the same again", file("other.json", other, ""), "nothing new", 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w.mergeSession(tt.path)
			show()
			if got := sentences(w.win.Content()); !strings.Contains(got, tt.want) || strings.Contains(got, "<") {
				t.Errorf("no %q in\n%s", tt.want, got)
			}
			if got := len(w.story.kept.Tries); got != tt.tries {
				t.Errorf("got %d tries, want %d", got, tt.tries)
			}
		})
	}
}

// What is exported can be dropped on the window of another computer.
func TestExportAndDrop(t *testing.T) {
	full := errors.New("no room")
	var fail error
	w, show := testWindow(t, func(h *Hands) {
		h.Export = func(path string, data []byte) error {
			if fail != nil {
				return fail
			}
			return os.WriteFile(path, data, 0o600)
		}
	})
	dir := t.TempDir()
	w.story = *here(t, "aaaa1111", "4013")
	fail = full
	w.exportTo(dir)
	if got := sentences(w.win.Content()); !strings.Contains(got, "could not be exported") || !strings.Contains(got, "no room") {
		t.Errorf("a full disk: shown\n%s", got)
	}
	fail = nil
	w.exportTo(dir)
	path := filepath.Join(dir, "Relink-session-AAAA-1111.json")
	if got := sentences(w.win.Content()); !strings.Contains(got, path) {
		t.Errorf("exported: shown\n%s", got)
	}
	w.story = *here(t, "bbbb2222", "4014")
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	show()
	if got := len(w.story.kept.Tries); got != 2 {
		t.Errorf("dropped: got %d tries, want 2", got)
	}
}
