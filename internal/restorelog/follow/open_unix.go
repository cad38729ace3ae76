//go:build unix

package follow

import (
	"os"
	"syscall"
	"time"
)

// openShared opens a log. Without O_NONBLOCK, opening a pipe waits for somebody
// to write to it.
func openShared(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

const (
	// lookEvery is the safety look beside the system's word.
	lookEvery = 30 * time.Second
	// newestEvery is the same for the folders in which a log may appear.
	newestEvery = 30 * time.Second
	// pollEvery is the pace where the system gives no word.
	pollEvery = 100 * time.Millisecond
)
