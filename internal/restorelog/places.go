package restorelog

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Place is a folder in which programs leave restore logs.
type Place struct {
	Dir string
	// Deep is how many levels of folders below it are searched too.
	Deep int
	// Names are patterns of file names, as filepath.Match takes them, in
	// lower case; names are compared in lower case.
	Names []string
}

// Found is a log that was found in a place.
type Found struct {
	Path     string
	Modified time.Time
}

// updaterNames are the names of Apple's updater logs. Which of several is the
// newest differs by version, so the time of the last change decides.
var updaterNames = []string{"*updater*.log", "*updater*.txt"}

// toolNames are the names of idevicerestore's logs:
// restore_<ecid or udid>_<unix time>.log.
var toolNames = []string{"restore_*.log"}

// maxListed bounds how many entries of a place are looked at.
const maxListed = 20000

// Newest finds the log that was changed last, by the names of files alone; it
// opens none. Places that do not exist or may not be read are passed over.
func Newest(places []Place) (Found, bool) {
	var newest Found
	for _, p := range places {
		p.walk(func(path string, modified time.Time) {
			if modified.After(newest.Modified) {
				newest = Found{path, modified}
			}
		})
	}
	return newest, newest.Path != ""
}

// walk calls found for every log in the place.
func (p Place) walk(found func(path string, modified time.Time)) {
	listed := 0
	// An error concerns one folder; the others are still searched.
	_ = filepath.WalkDir(p.Dir, func(path string, d fs.DirEntry, err error) error {
		if listed++; listed > maxListed {
			return filepath.SkipAll
		}
		if err != nil {
			return nil
		}
		if d.IsDir() {
			if p.Depth(path) > p.Deep {
				return filepath.SkipDir
			}
			return nil
		}
		if info, err := d.Info(); err == nil && info.Mode().IsRegular() && p.Matches(d.Name()) {
			found(path, info.ModTime())
		}
		return nil
	})
}

// Depth is how many levels a folder lies below the place.
func (p Place) Depth(path string) int {
	rel, err := filepath.Rel(p.Dir, path)
	if err != nil || rel == "." {
		return 0
	}
	return strings.Count(rel, string(os.PathSeparator)) + 1
}

// Matches says whether a log of the place may have this name.
func (p Place) Matches(name string) bool {
	for _, pattern := range p.Names {
		if ok, err := filepath.Match(pattern, strings.ToLower(name)); err == nil && ok {
			return true
		}
	}
	return false
}
