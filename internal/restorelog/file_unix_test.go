//go:build unix

package restorelog

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func TestReadFileDoesNotWaitForAPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := unix.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := ReadFile(path)
		done <- err
	}()
	select {
	case err := <-done:
		if !errors.Is(err, ErrNoFile) {
			t.Errorf("got %v, want %v", err, ErrNoFile)
		}
	case <-time.After(10 * time.Second):
		t.Error("opening the pipe waits for a writer")
	}
}
