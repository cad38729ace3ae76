package restorelog

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestReadFileRefusesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	if _, err := ReadFile(dir); !errors.Is(err, ErrDirectory) {
		t.Errorf("a folder: got %v, want %v", err, ErrDirectory)
	}
	if _, err := ReadFile(filepath.Join(dir, "none.log")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: got %v, want %v", err, fs.ErrNotExist)
	}
	path := filepath.Join(dir, "restore.log")
	if err := os.WriteFile(path, []byte(sample), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := ReadFile(path); err != nil || got.Outcome != Failure {
		t.Errorf("a log: got %s, %v, want failure", got.Outcome, err)
	}
}

// A file that grows faster than it is read must not keep the reader busy for
// ever: it is read as far as it went at first.
func TestReadFileEndsWhileTheFileGrows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "restore.log")
	if err := os.WriteFile(path, []byte(sample), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
				_, _ = f.WriteString("[11:51:00.0000] still going on\n")
			}
		}
	}()
	done := make(chan error, 1)
	go func() {
		_, err := ReadFile(path)
		done <- err
	}()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Error("the reader did not end")
	}
	close(stop)
	<-stopped
	_ = f.Close()
}

func TestNewestFindsTheLogChangedLast(t *testing.T) {
	dir := t.TempDir()
	start := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for i, name := range []string{
		"Logs/iPhone Updater Logs/iPhoneUpdater.log",
		"Logs/iPhone Updater Logs/iPhoneUpdater 7.log",
		"work/restore_0012345678901234_1700000000.log",
		"work/notes.log",
		"deep/a/b/c/iPadUpdater.log",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		at := start.Add(time.Duration(i) * time.Hour)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	updater := Place{filepath.Join(dir, "Logs", "iPhone Updater Logs"), 0, updaterNames}
	tool := Place{filepath.Join(dir, "work"), 0, toolNames}
	missing := Place{filepath.Join(dir, "not there"), 3, updaterNames}
	for _, tt := range []struct {
		name   string
		places []Place
		want   string // file name, "" is none
	}{
		{"the updater's", []Place{updater, missing}, "iPhoneUpdater 7.log"},
		{"a tool's is newer", []Place{updater, tool}, "restore_0012345678901234_1700000000.log"},
		{"deep enough", []Place{{filepath.Join(dir, "deep"), 3, updaterNames}}, "iPadUpdater.log"},
		{"too deep", []Place{{filepath.Join(dir, "deep"), 2, updaterNames}}, ""},
		{"none", []Place{missing}, ""},
	} {
		found, ok := Newest(tt.places)
		got := ""
		if ok {
			got = filepath.Base(found.Path)
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestThereArePlacesToLook(t *testing.T) {
	places := Places("/home/x", ".", func(string) string { return "" })
	if len(places) < 3 {
		t.Errorf("got %d places, want at least 3", len(places))
	}
	for _, p := range places {
		if p.Dir == "" || len(p.Names) == 0 {
			t.Errorf("got an empty place: %+v", p)
		}
	}
}

func TestReasonNamesEveryError(t *testing.T) {
	for _, r := range reasons {
		if got := Reason(fmt.Errorf("read it: %w", r.err)); got != r.name {
			t.Errorf("%v: got %q, want %q", r.err, got, r.name)
		}
	}
	if got := Reason(errors.New("no luck")); got != "unreadable" {
		t.Errorf("got %q, want unreadable", got)
	}
}
