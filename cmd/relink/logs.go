package main

import (
	"os"

	"relink/internal/desktop/here"
	"relink/internal/restorelog"
	"relink/internal/story"
)

// readLog reads a restore log of another program. What is quoted of it goes into
// the report, so the names of this computer and its user go out of it.
func readLog(path string) (story.Log, error) {
	res, err := restorelog.ReadFile(path)
	if err != nil {
		return story.Log{}, err
	}
	l := story.Log{Result: res.Hiding(here.PrivateNames()...)}
	if info, err := os.Stat(path); err == nil { // else its age stays unknown
		l.Written = info.ModTime()
	}
	return l, nil
}

// newestLog finds the restore log that was written last in the places where
// programs leave them. It opens none.
func newestLog() (restorelog.Found, bool) {
	home, _ := os.UserHomeDir() // without one, the other places remain
	return restorelog.Newest(restorelog.Places(home, ".", os.Getenv))
}
