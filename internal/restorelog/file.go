package restorelog

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// The reasons why a path is no log, beside those of the operating system.
var (
	ErrDirectory = errors.New("this is a folder, not a log")
	// ErrNoFile is a pipe, a socket or a device, which may never end.
	ErrNoFile = errors.New("this is no regular file")
)

// ReadFile reads a log from a file. A file that grows meanwhile is read as far
// as it went when it was opened. It never waits: a pipe nobody writes to is
// ErrNoFile.
func ReadFile(path string) (Result, error) {
	// Without O_NONBLOCK, opening a pipe waits for somebody to write to it.
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return Result{}, fmt.Errorf("open the log: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return Result{}, fmt.Errorf("open the log: %w", err)
	}
	switch {
	case info.IsDir():
		return Result{}, ErrDirectory
	case !info.Mode().IsRegular():
		return Result{}, ErrNoFile
	}
	return Read(io.LimitReader(f, info.Size()))
}

// reasons are why a log cannot be read, each with a short name.
var reasons = []struct {
	err  error
	name string
}{
	{ErrDirectory, "directory"},
	{ErrNoFile, "no-file"},
	{ErrBinary, "binary"},
	{fs.ErrNotExist, "missing"},
	{fs.ErrPermission, "denied"},
}

// Reason is why a log could not be read, as a short name that words end in:
// directory, no-file, binary, missing, denied, or unreadable for all else.
func Reason(err error) string {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.name
		}
	}
	return "unreadable"
}
