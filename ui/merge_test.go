package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"relink/internal/session"
	"relink/internal/story/storytest"
	"relink/ui/uitest"
)

func TestMergingFilesInTheWindow(t *testing.T) {
	w, show := testWindow(t, func(*Hands) {})
	w.story = *storytest.OneTry(t, "aaaa1111", "4013")
	w.story.Kept.Phone.ECID = "0011223344556677"
	dir := t.TempDir()
	other := storytest.OneTry(t, "bbbb2222", "4014").Kept
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
			if got := uitest.Sentences(w.win.Content()); !strings.Contains(got, tt.want) || strings.Contains(got, "<") {
				t.Errorf("no %q in\n%s", tt.want, got)
			}
			if got := len(w.story.Kept.Tries); got != tt.tries {
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
	w.story = *storytest.OneTry(t, "aaaa1111", "4013")
	fail = full
	w.exportTo(dir)
	if got := uitest.Sentences(w.win.Content()); !strings.Contains(got, "could not be exported") || !strings.Contains(got, "no room") {
		t.Errorf("a full disk: shown\n%s", got)
	}
	fail = nil
	w.exportTo(dir)
	path := filepath.Join(dir, "Relink-session-AAAA-1111.json")
	if got := uitest.Sentences(w.win.Content()); !strings.Contains(got, path) {
		t.Errorf("exported: shown\n%s", got)
	}
	w.story = *storytest.OneTry(t, "bbbb2222", "4014")
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	show()
	if got := len(w.story.Kept.Tries); got != 2 {
		t.Errorf("dropped: got %d tries, want 2", got)
	}
}
