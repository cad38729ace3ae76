package restorelog

import "path/filepath"

// Places are the folders in which restore logs are found on Windows, for the
// home folder, the folder the program was started in and the environment.
// Sources: the App-V guide for iTunes from apple.com; for the programs from
// the Store only the folder of the package is certain, so it is searched.
func Places(home, working string, getenv func(string) string) []Place {
	roaming := getenv("APPDATA")
	if roaming == "" {
		roaming = filepath.Join(home, "AppData", "Roaming")
	}
	local := getenv("LOCALAPPDATA")
	if local == "" {
		local = filepath.Join(home, "AppData", "Local")
	}
	apple := filepath.Join(roaming, "Apple Computer")
	packages := filepath.Join(local, "Packages")
	return []Place{
		{filepath.Join(apple, "iTunes", "iPhone Updater Logs"), 0, updaterNames},
		{filepath.Join(apple, "iTunes", "iPad Updater Logs"), 0, updaterNames},
		{filepath.Join(apple, "iTunes", "iPod Updater Logs"), 0, updaterNames},
		{filepath.Join(apple, "Logs"), 1, updaterNames},
		{filepath.Join(packages, "AppleInc.iTunes_nzyj5cx40ttqa", "LocalCache"), 6, updaterNames},
		{filepath.Join(packages, "AppleInc.AppleDevices_nzyj5cx40ttqa", "LocalCache"), 6, updaterNames},
		{working, 0, toolNames},
		{home, 0, toolNames},
		{filepath.Join(home, "Downloads"), 0, toolNames},
	}
}
