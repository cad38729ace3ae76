//go:build unix

package page

import (
	"errors"
	"syscall"
)

// diskFull tells whether an error means that nothing more fits.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
