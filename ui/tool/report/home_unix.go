//go:build unix

package report

import (
	"path/filepath"
	"strings"
)

// underHome is a path as people write it here: ~ is their own folder.
func underHome(path, home string) string {
	if rest, ok := strings.CutPrefix(path, filepath.Clean(home)+"/"); ok && filepath.IsAbs(home) {
		return "~/" + rest
	}
	return path
}
