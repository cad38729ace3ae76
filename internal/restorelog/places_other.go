//go:build !darwin && !windows

package restorelog

import "path/filepath"

// Places are the folders in which restore logs are found where Apple has no
// program: idevicerestore writes into the folder it is started in.
func Places(home, working string, _ func(string) string) []Place {
	return []Place{
		{working, 0, toolNames},
		{home, 0, toolNames},
		{filepath.Join(home, "Downloads"), 0, toolNames},
	}
}
