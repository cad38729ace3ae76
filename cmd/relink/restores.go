package main

import (
	"path/filepath"
	"runtime"

	"relink/internal/restorer"
	"relink/ui/tool/restore"
)

// earlierRestore finds the restore that Relink started last, the terminal's
// too, where it runs or nobody saw its end. Relink runs restores on Linux alone.
func earlierRestore(state string) func() restore.Run {
	if runtime.GOOS != "linux" {
		return nil
	}
	return func() restore.Run {
		all := restorer.Earlier(filepath.Join(state, "restores"))
		if len(all) == 0 {
			return nil
		}
		return all[len(all)-1]
	}
}
