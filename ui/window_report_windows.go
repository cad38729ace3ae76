package ui

import (
	"errors"

	win "golang.org/x/sys/windows"
)

// diskFull tells whether an error means that nothing more fits.
func diskFull(err error) bool {
	return errors.Is(err, win.ERROR_DISK_FULL) || errors.Is(err, win.ERROR_HANDLE_DISK_FULL)
}

// underHome is a path as people write it here: in full.
func underHome(path, _ string) string { return path }
