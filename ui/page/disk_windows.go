package page

import (
	"errors"

	win "golang.org/x/sys/windows"
)

// diskFull tells whether an error means that nothing more fits.
func diskFull(err error) bool {
	return errors.Is(err, win.ERROR_DISK_FULL) || errors.Is(err, win.ERROR_HANDLE_DISK_FULL)
}
