//go:build !darwin && !windows

package backups

// places is empty: no program of Apple keeps backups here, and
// idevicebackup2 puts them where it is told.
func places(string, func(string) string) []place { return nil }
