package restorelog

import "path/filepath"

// Places are the folders in which restore logs are found on a Mac, for the
// home folder and the folder the program was started in.
// Sources: MobileDevice.h (file names), several programs that read the updater
// logs; Configurator's folder by MrMacintosh.
func Places(home, working string, _ func(string) string) []Place {
	logs := filepath.Join(home, "Library", "Logs")
	return []Place{
		{filepath.Join(logs, "iPhone Updater Logs"), 0, updaterNames},
		{filepath.Join(logs, "iPad Updater Logs"), 0, updaterNames},
		{filepath.Join(logs, "iPod Updater Logs"), 0, updaterNames},
		{filepath.Join(home, "Library", "Group Containers"), 5, updaterNames},
		{working, 0, toolNames},
		{home, 0, toolNames},
		{filepath.Join(home, "Downloads"), 0, toolNames},
	}
}
