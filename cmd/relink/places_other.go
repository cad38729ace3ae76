//go:build !darwin

package main

import "path/filepath"

// logFolder is below the state folder: logs are state, says the XDG base
// directory specification, and Windows keeps both below %LOCALAPPDATA%.
func logFolder(state string) string { return filepath.Join(state, "logs") }
