package atomicfile

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWriteReplacesWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	for _, want := range []string{"first, and longer than the next", "second"} {
		if err := Write(path, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 1 {
		t.Errorf("got %d files beside each other, want only the one written", len(left))
	}
}

func TestWriteSaysWhatFailed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "no such folder", "f")
	if err := Write(path, []byte("x"), 0o600); err == nil {
		t.Error("writing into a folder that is not there gave no error")
	}
}

// A full device must leave the old file alone. /dev/full cannot be renamed
// onto, so the folder itself is a file-size limit away: a folder that is no
// folder stands in for it.
func TestWriteLeavesOldFileOnFailure(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "f")
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(path, "inside"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Write(path, []byte("x"), 0o600); err == nil {
		t.Error("replacing a folder gave no error")
	}
	if _, err := os.Stat(filepath.Join(path, "inside")); err != nil {
		t.Errorf("what was there is gone: %v", err)
	}
}
