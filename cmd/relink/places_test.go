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
