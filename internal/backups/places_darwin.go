package backups

import "path/filepath"

func places(home string, _ func(string) string) []place {
	return []place{{filepath.Join(home, "Library", "Application Support", "MobileSync"), "Backup"}}
}
