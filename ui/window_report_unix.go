//go:build unix

package ui

import (
	"errors"
	"path/filepath"
	"strings"
	"syscall"
)

// diskFull tells whether an error means that nothing more fits.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// underHome is a path as people write it here: ~ is their own folder.
func underHome(path, home string) string {
	if rest, ok := strings.CutPrefix(path, filepath.Clean(home)+"/"); ok && filepath.IsAbs(home) {
		return "~/" + rest
	}
	return path
}
