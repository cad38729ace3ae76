package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// However much is written, the log is one file and three older ones, of two
// megabytes each.
func TestTheLogIsRotated(t *testing.T) {
	p := places{logs: t.TempDir()}
	log := openLog(p)
	line := strings.Repeat("x", 1<<16)
	for range 2 * 5 * 16 { // ten megabytes
		log.Info(line)
	}
	files, err := filepath.Glob(filepath.Join(p.logs, "relink*.log"))
	if err != nil || len(files) < 2 {
		t.Fatalf("got files %v, error %v, want older ones beside the log", files, err)
	}
	for _, f := range files {
		if info, err := os.Stat(f); err != nil || info.Size() > 2<<20 {
			t.Errorf("%s: got %v bytes, error %v, want at most 2 MB", f, info.Size(), err)
		}
	}
	if _, err := os.Stat(filepath.Join(p.logs, "relink.log")); err != nil {
		t.Errorf("the newest: %v", err)
	}
}

func TestWhereReportsGo(t *testing.T) {
	home := t.TempDir()
	documents := filepath.Join(home, "Documents")
	file := filepath.Join(home, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, documents, want string }{
		{"nothing was put into it yet", documents, documents},
		{"it is the person's own folder", home, home},
		{"nobody said where it is", "", home},
		{"a file has its name", file, home},
		{"its disk is not there", filepath.Join(home, "disk", "Documents"), home},
		{"a file stands where its folder was", filepath.Join(file, "Documents"), home},
	} {
		if got := reportsFolder(tt.documents, home); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
	p := places{reports: documents}
	for _, text := range []string{"the first", "the next"} {
		path := filepath.Join(documents, text)
		if err := p.write(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Errorf("got %q, error %v, want %q", got, err, text)
		}
	}
	if err := p.write(filepath.Join(home, "gone", "report"), nil); err == nil {
		t.Error("a folder that the person chose and that is gone was made again")
	}
}
