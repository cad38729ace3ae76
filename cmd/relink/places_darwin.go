package main

import (
	"path/filepath"

	"github.com/adrg/xdg"
)

// logFolder is where macOS keeps logs, and where Console looks for them.
func logFolder(string) string { return filepath.Join(xdg.Home, "Library", "Logs", "Relink") }
