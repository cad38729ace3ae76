package main

import (
	"runtime/debug"
)

// version is the module's, with the commit when the build knows it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	return info.Main.Version
}
