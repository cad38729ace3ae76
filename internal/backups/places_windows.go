package backups

import "path/filepath"

// places: iTunes from apple.com, then Apple Devices and iTunes from the Store.
func places(home string, getenv func(string) string) []place {
	var all []place
	if roaming := getenv("APPDATA"); roaming != "" {
		all = append(all, place{filepath.Join(roaming, "Apple Computer", "MobileSync"), "Backup"})
	}
	return append(all, place{filepath.Join(home, "Apple", "MobileSync"), "Backup"})
}
