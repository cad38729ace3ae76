package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/session"
	"relink/internal/story"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/uitest"
)

// testWindow is a window for tests, on a bus without a phone, with the log reader
// given. What the window does elsewhere is shown by show.
func testWindow(t *testing.T, change func(*Hands)) (w *Window, show func()) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(kit.Theme{})
	h := Hands{
		System: "linux", Kept: Kept{Session: session.New("test", storytest.Evening)},
		Open:   func(Play) (Source, error) { return Source{}, errors.New("no bus here") },
		Save:   func(Kept) error { return nil },
		Delete: func() (session.Session, error) { return session.New("fresh", storytest.Evening), nil },
		Log:    func(string, error) {}, Note: func(string, string) {},
		Write: func(string, []byte) error { return nil }, Folder: t.TempDir(),
	}
	change(&h)
	w = NewWindow(app, h, words.English())
	w.panel = NewPanel(func(time.Time, *device.Snapshot) (time.Time, bool) { return time.Time{}, false }, func() {})
	return w, func() {
		t.Helper()
		select {
		case f := <-w.jobs.done:
			f()
		case <-time.After(10 * time.Second):
			t.Fatal("nothing was done")
		}
	}
}

func TestDroppingALog(t *testing.T) {
	kept := session.Session{}
	w, show := testWindow(t, func(h *Hands) {
		h.ReadLog = func(path string) (story.Log, error) {
			if path == "/tmp/iPhone-Updater.log" {
				return storytest.FailedLog(), nil
			}
			return story.Log{Result: restorelog.Result{Tool: restorelog.UnknownTool, Outcome: restorelog.NotARestore}}, nil
		}
		h.Save = func(k Kept) error { kept = k.Session; return nil }
	})
	drop := func(path string) string {
		w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
		show()
		return uitest.Sentences(w.win.Content())
	}
	if got := drop("/tmp/shopping.txt"); !strings.Contains(got, "not a restore log") || len(w.story.Kept.Tries) != 0 {
		t.Errorf("a shopping list: %d tries kept, shown\n%s", len(w.story.Kept.Tries), got)
	}
	if got := drop("/tmp/iPhone-Updater.log"); !strings.Contains(got, "The restore failed.") || len(kept.Tries) != 1 {
		t.Errorf("a log: %d tries on disk, shown\n%s", len(kept.Tries), got)
	}
	uitest.Press(t, w.win.Content(), "What 4013 means")
	if got := uitest.Sentences(w.win.Content()); !strings.Contains(got, "What it does not mean") {
		t.Errorf("asked for the number: shown\n%s", got)
	}
	uitest.Press(t, w.win.Content(), "Back")
	uitest.Press(t, w.win.Content(), "Back to where I was")
	if got := uitest.Sentences(w.win.Content()); !strings.Contains(got, words.English().Text("page.start.title.none", nil)) {
		t.Errorf("gone on: shown\n%s", got)
	}
}

// A log answers the page that asks how the restore ended.
func TestALogAnswersHowItEnded(t *testing.T) {
	w, show := testWindow(t, func(h *Hands) { h.ReadLog = func(string) (story.Log, error) { return storytest.FailedLog(), nil } })
	storytest.Answer(t, &w.story, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"none"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
		[]checklist.Choice{"good-cable"}, []checklist.Choice{"clean"}, []checklist.Choice{"none-between"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"}, []checklist.Choice{"failed-before"})
	if w.story.Way.Page() != checklist.PageUpdateResult {
		t.Fatalf("on page %s", w.story.Way.Page())
	}
	w.readLog("/tmp/a.log")
	show()
	if len(w.story.Kept.Tries) != 0 {
		t.Errorf("kept before the person said so: %+v", w.story.Kept.Tries)
	}
	uitest.Press(t, w.win.Content(), "Yes, it ended with 4013")
	if got := w.story.Kept.Tries; len(got) != 1 || got[0].Stage != restore.StageBaseband || *got[0].Code != 4013 {
		t.Errorf("got %+v, want one try with its stage", got)
	}
	if w.story.Way.Page() == checklist.PageUpdateResult || w.opened.top() != nil {
		t.Errorf("still on page %s", w.story.Way.Page())
	}
}

// A log that is of another try after all becomes one.
func TestALogIsPartedFromATry(t *testing.T) {
	w, show := testWindow(t, func(h *Hands) { h.ReadLog = func(string) (story.Log, error) { return storytest.FailedLog(), nil } })
	w.story.Kept.Tries = []session.Try{storytest.Try("a", 4013, 0, nil)}
	w.readLog("/tmp/a.log")
	show()
	uitest.Press(t, w.win.Content(), "It is of another try")
	if got := w.story.Kept.Tries; len(got) != 2 || got[0].Tool != "" || got[1].Tool == "" {
		t.Errorf("got %+v, want the told try as it was and one of the log", got)
	}
}
