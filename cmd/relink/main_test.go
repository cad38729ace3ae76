package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/crash"
	"relink/internal/words"
	"relink/ui"
)

func TestParse(t *testing.T) {
	tests := []struct {
		args []string
		want asked
		bad  bool
	}{
		{nil, asked{}, false},
		{[]string{"--replay", "a.jsonl", "--theme", "dark"}, asked{replay: "a.jsonl", theme: "dark"}, false},
		{[]string{"--practice"}, asked{practice: true}, false},
		{[]string{"--theme", "pink"}, asked{}, true},
		{[]string{"--practice", "--replay", "a"}, asked{}, true},
		{[]string{"stray"}, asked{}, true},
	}
	for _, tt := range tests {
		got, err := parse(tt.args, io.Discard, words.English())
		if (err != nil) != tt.bad || err == nil && got != tt.want {
			t.Errorf("%v: got %+v, %v, want %+v, bad %v", tt.args, got, err, tt.want, tt.bad)
		}
	}
}

func shelfIn(t *testing.T, dir string) (shelf, found) {
	t.Helper()
	s, f, err := openShelf(places{state: dir}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return s, f
}

func TestTheShelfKeepsSessionAndWay(t *testing.T) {
	dir := t.TempDir()
	s, f := shelfIn(t, dir)
	if f.resumed {
		t.Error("an empty folder was taken up again")
	}
	way := checklist.NewChecklist()
	for _, c := range []checklist.Choice{"step-by-step", "cable-picture", "4013", "not-sure"} {
		way, _ = way.Choose(c)
	}
	if err := s.save(ui.Kept{Session: f.kept.Session, Way: way.Saved()}); err != nil {
		t.Fatal(err)
	}
	_, again := shelfIn(t, dir)
	if got := checklist.Resume(again.kept.Way).Page(); !again.resumed || got != checklist.PageHistory {
		t.Errorf("got page %s, resumed %v, want the page after the data question", got, again.resumed)
	}
	if again.kept.Session.ID != f.kept.Session.ID {
		t.Error("another session came back")
	}
}

func TestAnUnreadableWayIsSetAside(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, wayFile)
	if err := os.WriteFile(path, []byte(`{"trail":[`), 0o600); err != nil {
		t.Fatal(err)
	}
	_, f := shelfIn(t, dir)
	if f.setAside == "" || len(f.kept.Way.Trail) != 0 {
		t.Errorf("got %+v, want it set aside", f)
	}
	if _, err := os.Stat(path + ".unreadable"); err != nil {
		t.Errorf("the copy: %v", err)
	}
}

func TestDeleteLeavesNothingOfAPhone(t *testing.T) {
	dir := t.TempDir()
	s, f := shelfIn(t, dir)
	if err := s.save(f.kept); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, crash.NoteFile), []byte("a note"), 0o600); err != nil {
		t.Fatal(err)
	}
	fresh, err := s.delete()
	if err != nil || fresh.ID == f.kept.Session.ID {
		t.Errorf("got session %s, %v, want a fresh one", fresh.ID, err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestWhatIsNoTraceGivesASentence(t *testing.T) {
	dir := t.TempDir()
	notes := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(notes, []byte("shopping list\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b := &buses{words: words.English()}
	for _, path := range []string{notes, filepath.Join(dir, "missing"), dir} {
		if _, err := b.open(ui.Play{Kind: ui.Replayed, Path: path}); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v, want one line that says why", path, err)
		}
	}
}

func TestThePracticeBusShowsAPhoneInRecovery(t *testing.T) {
	source, err := (&buses{}).open(ui.Play{Kind: ui.Practice})
	if err != nil {
		t.Fatal(err)
	}
	defer source.Stop()
	select {
	case s := <-source.Snapshots:
		if len(s.Devices) == 0 || source.Rehearsal == nil {
			t.Errorf("got %d devices, rehearsal %v", len(s.Devices), source.Rehearsal)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the practice shows nothing")
	}
}

// What is asked for and cannot be written is a failure, with its reason.
func TestWhatCannotBeWrittenIsSaid(t *testing.T) {
	for _, flag := range []string{"--help", "--version"} {
		var stderr strings.Builder
		if code := run([]string{flag}, fullDisk{}, &stderr); code != exitFailed || !strings.Contains(stderr.String(), "no space") {
			t.Errorf("%s: got %d and %q", flag, code, stderr.String())
		}
	}
}

// fullDisk takes nothing.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// A folder that takes no lock is said to be that, and not that a window is open.
func TestAFolderForReadingOnlyIsSaid(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := claim(dir); runtime.GOOS != "windows" && !errors.Is(err, errLock) {
		t.Errorf("got %v, want %v", err, errLock)
	}
}
