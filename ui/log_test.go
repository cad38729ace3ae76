package ui

import (
	"errors"
	"io/fs"
	"slices"
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
	"relink/internal/words"
)

// failedLog is a log of an update that failed at the modem; what is masked
// was masked by the reader.
func failedLog() Log {
	written := true
	return Log{
		Result: restorelog.Result{
			Tool: restorelog.MobileDevice, Outcome: restorelog.Failure, Behaviour: restore.Update, Codes: []int{4013},
			Stage: restore.StageBaseband, Operation: &restorelog.Operation{Number: 19, Name: "update_baseband"}, StorageWritten: &written,
			ProductType: "iPhone13,2", Evidence: []restorelog.Line{{Number: 812, Text: "failed to update baseband"}},
		},
		Written: evening.Add(10 * time.Minute),
	}
}

func try(id string, code int, at time.Duration, change func(*session.Try)) session.Try {
	t := session.Try{ID: id, At: evening.Add(at), Updated: evening.Add(at)}
	t.Code, t.Evidence = &code, restore.Told
	if change != nil {
		change(&t)
	}
	return t
}

func TestWhatBecomesOfALog(t *testing.T) {
	now := evening.Add(time.Hour)
	success := Log{Result: restorelog.Result{Tool: restorelog.IDeviceRestore, Outcome: restorelog.Success, Evidence: []restorelog.Line{{Number: 1, Text: "DONE"}}}}
	for _, tt := range []struct {
		name      string
		tries     []session.Try
		log       Log
		rehearsed bool
		want      LogFate
		tryCount  int
	}{
		{"no try yet", nil, failedLog(), false, LogAdded, 1},
		{"the same number", []session.Try{try("a", 4013, 0, nil)}, failedLog(), false, LogJoined, 1},
		{"a try without a number", []session.Try{try("a", 0, 0, func(t *session.Try) { t.Code = nil })}, failedLog(), false, LogJoined, 1},
		{"another number", []session.Try{try("a", 9, 0, nil)}, failedLog(), false, LogAdded, 2},
		{"an erase, and the log of an update", []session.Try{try("a", 4013, 0, func(t *session.Try) { t.Behaviour = restore.Erase })}, failedLog(), false, LogAdded, 2},
		{"written before the watched try", []session.Try{try("a", 4013, 20*time.Minute, func(t *session.Try) {
			t.Strip = []session.Segment{{From: evening.Add(20 * time.Minute), To: evening.Add(30 * time.Minute), Mode: "recovery"}}
		})}, failedLog(), false, LogAdded, 2},
		{"the newest of two", []session.Try{try("b", 4013, 5*time.Minute, nil), try("a", 9, 0, nil)}, failedLog(), false, LogJoined, 2},
		{"a success and a failed try", []session.Try{try("a", 4013, 0, nil)}, success, false, LogAdded, 2},
		{"a success and a try that worked", []session.Try{try("a", 0, 0, nil)}, success, false, LogJoined, 1},
		{"unfinished and alone", nil, Log{Result: restorelog.Result{Tool: restorelog.MobileDevice, Outcome: restorelog.Incomplete}}, false, LogUnfinished, 0},
		{"in a practice", nil, failedLog(), true, LogRehearsed, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := freshStory()
			s.rehearsed, s.kept.Tries = tt.rehearsed, tt.tries
			if got := s.takeLog(now, tt.log); got != tt.want || len(s.kept.Tries) != tt.tryCount {
				t.Fatalf("got %q and %d tries, want %q and %d", got, len(s.kept.Tries), tt.want, tt.tryCount)
			}
			if tt.want != LogJoined && tt.want != LogAdded {
				return
			}
			if got := s.takeLog(now, tt.log); got != LogKnown || len(s.kept.Tries) != tt.tryCount {
				t.Errorf("read again: got %q and %d tries, want known and %d", got, len(s.kept.Tries), tt.tryCount)
			}
		})
	}
}

func TestALogFillsInWhatWasNotTold(t *testing.T) {
	s := freshStory()
	s.kept.Tries = []session.Try{try("a", 4013, 0, func(t *session.Try) { t.LostLink = restore.LinkResetToRecovery })}
	s.takeLog(evening.Add(time.Hour), failedLog())
	got := s.kept.Tries[0]
	if got.Stage != restore.StageBaseband || got.Behaviour != restore.Update || got.Evidence != restore.Log || got.Tool != "mobiledevice" ||
		got.Operation == nil || got.Operation.Number != 19 || got.StorageWritten == nil || !*got.StorageWritten ||
		!slices.Equal(got.LogLines, []session.LogLine{{Line: 812, Text: "failed to update baseband"}}) {
		t.Errorf("got %+v", got)
	}
	if got.LostLink != restore.LinkResetToRecovery || !got.At.Equal(evening) {
		t.Errorf("what was known is gone: %+v", got)
	}
}

// What was watched stays seen when a log joins it: the try is known by both.
func TestALogDoesNotUnseeAWatchedTry(t *testing.T) {
	s := freshStory()
	s.kept.Tries = []session.Try{try("a", 4013, 0, func(t *session.Try) {
		t.Evidence, t.LostLink = restore.Seen, restore.LinkResetToRecovery
		t.Strip = []session.Segment{{From: evening, To: evening.Add(time.Minute), Mode: "recovery"}}
	})}
	if fate := s.takeLog(evening.Add(time.Hour), failedLog()); fate != LogJoined {
		t.Fatalf("got %q, want joined", fate)
	}
	if got := s.kept.Tries[0]; got.Evidence != restore.Seen || got.Tool != "mobiledevice" || got.Stage != restore.StageBaseband || len(got.LogLines) != 1 {
		t.Errorf("got evidence %s with %s, %v; want seen, and what the log says", got.Evidence, got.Tool, got.LogLines)
	}
}

func TestALogOfAnotherModelIsLeft(t *testing.T) {
	s := freshStory()
	s.look(bus(0, twelve("recovery", 6)))
	l := failedLog()
	l.ProductType = "iPhone10,6"
	if got := s.takeLog(evening, l); got != LogOtherPhone || len(s.kept.Tries) != 0 {
		t.Errorf("got %q and %d tries, want other-phone and none", got, len(s.kept.Tries))
	}
}

// A try that is told anew keeps what its log said.
func TestTellingAnewKeepsTheLog(t *testing.T) {
	s := freshStory()
	s.look(bus(0, twelve("recovery", 6)))
	told(t, &s, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
		[]checklist.Choice{"good-cable"}, []checklist.Choice{"clean"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"}, []checklist.Choice{"failed-before"}, []checklist.Choice{"none"})
	if got := s.takeLog(evening.Add(time.Hour), failedLog()); got != LogJoined {
		t.Fatalf("got %q, want joined", got)
	}
	s.moved(evening.Add(2 * time.Hour))
	if got := s.kept.Tries[0]; len(s.kept.Tries) != 1 || got.Tool != "mobiledevice" || got.Code == nil || *got.Code != 4013 {
		t.Errorf("after a move: %+v", s.kept.Tries)
	}
	s.way = s.way.Back()
	told(t, &s, []checklist.Choice{"4014"})
	if got := s.kept.Tries[0]; len(s.kept.Tries) != 1 || got.Tool != "mobiledevice" || *got.Code != 4014 || got.Stage != restore.StageBaseband {
		t.Errorf("told anew: %+v", got)
	}
}

func TestThePageOfALog(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{})
	cat := words.English()
	found := restorelog.Found{Path: "/logs/restore_\x1b[31m1.log", Modified: evening}
	for _, tt := range []struct {
		name  string
		state LogState
		want  []string
	}{
		{"asks for one", LogState{Stage: LogWanted}, []string{"Drop that file", "Choose a file"}},
		{"offers the newest", LogState{Stage: LogWanted, Newest: &found}, []string{"restore_[31m1.log", "Read this one", "2026-05-01 20:00"}},
		{"reads", LogState{Stage: LogReading, Path: "/a/b.log"}, []string{"b.log is being read"}},
		{"a folder", LogState{Stage: LogTrouble, Trouble: logTrouble(cat, "/a/b", restorelog.ErrDirectory)}, []string{"b is a folder"}},
		{"not allowed", LogState{Stage: LogTrouble, Trouble: logTrouble(cat, "/a/b", fs.ErrPermission)}, []string{"may not be read"}},
		{"broken", LogState{Stage: LogTrouble, Trouble: logTrouble(cat, "/a/b", errors.New("no\x1b luck"))}, []string{"cannot be read: no luck"}},
		{
			"what it says",
			LogState{Stage: LogRead, Path: "/a/b.log", Log: failedLog(), Fate: LogJoined},
			[]string{"The restore failed.", "What 4013 means", "Finder, iTunes or Apple Devices", "updating the modem", "19, update_baseband", "iPhone 12", "812", "failed to update baseband", "kept with the newest try", "It is of another try"},
		},
		{"answers the page", LogState{Stage: LogRead, Log: failedLog(), Asks: true}, []string{"Yes, it ended with 4013"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.state.Cat = cat
			got := sentences(NewLogView(tt.state, LogHands{}).View)
			for _, w := range tt.want {
				if !strings.Contains(got, w) {
					t.Errorf("no %q in\n%s", w, got)
				}
			}
			if strings.ContainsAny(got, "<\x1b") {
				t.Errorf("words missing, or an escape, in\n%s", got)
			}
		})
	}
}

// desk is a window for tests, on a bus without a phone, with the log reader
// given. What the window does elsewhere is shown by show.
func testWindow(t *testing.T, change func(*Hands)) (w *Window, show func()) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(Theme{})
	h := Hands{
		System: "linux", Kept: Kept{Session: session.New("test", evening)},
		Open:   func(Play) (Source, error) { return Source{}, errors.New("no bus here") },
		Save:   func(Kept) error { return nil },
		Delete: func() (session.Session, error) { return session.New("fresh", evening), nil },
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
		h.ReadLog = func(path string) (Log, error) {
			if path == "/tmp/iPhone-Updater.log" {
				return failedLog(), nil
			}
			return Log{Result: restorelog.Result{Tool: restorelog.UnknownTool, Outcome: restorelog.NotARestore}}, nil
		}
		h.Save = func(k Kept) error { kept = k.Session; return nil }
	})
	drop := func(path string) string {
		w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
		show()
		return sentences(w.win.Content())
	}
	if got := drop("/tmp/shopping.txt"); !strings.Contains(got, "not a restore log") || len(w.story.kept.Tries) != 0 {
		t.Errorf("a shopping list: %d tries kept, shown\n%s", len(w.story.kept.Tries), got)
	}
	if got := drop("/tmp/iPhone-Updater.log"); !strings.Contains(got, "The restore failed.") || len(kept.Tries) != 1 {
		t.Errorf("a log: %d tries on disk, shown\n%s", len(kept.Tries), got)
	}
	pressed(t, w.win.Content(), "What 4013 means")
	if got := sentences(w.win.Content()); !strings.Contains(got, "What it does not mean") {
		t.Errorf("asked for the number: shown\n%s", got)
	}
	pressed(t, w.win.Content(), "Back")
	pressed(t, w.win.Content(), "Back to where I was")
	if got := sentences(w.win.Content()); !strings.Contains(got, words.English().Text("page.shows.title", nil)) {
		t.Errorf("gone on: shown\n%s", got)
	}
}

// A log answers the page that asks how the restore ended.
func TestALogAnswersHowItEnded(t *testing.T) {
	w, show := testWindow(t, func(h *Hands) { h.ReadLog = func(string) (Log, error) { return failedLog(), nil } })
	told(t, &w.story, []checklist.Choice{"cable-picture"}, []checklist.Choice{"none"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
		[]checklist.Choice{"good-cable"}, []checklist.Choice{"clean"}, []checklist.Choice{"none-between"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"}, []checklist.Choice{"failed-before"})
	if w.story.way.Page() != checklist.PageUpdateResult {
		t.Fatalf("on page %s", w.story.way.Page())
	}
	w.readLog("/tmp/a.log")
	show()
	if len(w.story.kept.Tries) != 0 {
		t.Errorf("kept before the person said so: %+v", w.story.kept.Tries)
	}
	pressed(t, w.win.Content(), "Yes, it ended with 4013")
	if got := w.story.kept.Tries; len(got) != 1 || got[0].Stage != restore.StageBaseband || *got[0].Code != 4013 {
		t.Errorf("got %+v, want one try with its stage", got)
	}
	if w.story.way.Page() == checklist.PageUpdateResult || w.desks.top() != nil {
		t.Errorf("still on page %s", w.story.way.Page())
	}
}

// A log that is of another try after all becomes one.
func TestALogIsPartedFromATry(t *testing.T) {
	w, show := testWindow(t, func(h *Hands) { h.ReadLog = func(string) (Log, error) { return failedLog(), nil } })
	w.story.kept.Tries = []session.Try{try("a", 4013, 0, nil)}
	w.readLog("/tmp/a.log")
	show()
	pressed(t, w.win.Content(), "It is of another try")
	if got := w.story.kept.Tries; len(got) != 2 || got[0].Tool != "" || got[1].Tool == "" {
		t.Errorf("got %+v, want the told try as it was and one of the log", got)
	}
}
