package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"relink/guide/checklist"
	"relink/internal/atomicfile"
	"relink/internal/crash"
	"relink/internal/restorer"
	"relink/internal/session"
	"relink/ui"
)

// shelf is the folder in which the session and the way through the window are
// kept.
type shelf struct {
	store session.Store
	way   string // the file of the way; deleted with the sessions, by its name
}

// wayFile begins like every file that session.Store deletes.
const wayFile = "session-way.json"

// found is what was on the shelf.
type found struct {
	kept     ui.Kept
	resumed  bool
	setAside string
}

// openShelf reads what an earlier start left. A file that cannot be read is
// set aside and the way begins anew.
func openShelf(p places, now time.Time) (shelf, found, error) {
	store, opened, err := session.Open(p.state, newID(), now)
	if err != nil {
		return shelf{}, found{}, fmt.Errorf("open the stored session: %w", err)
	}
	s := shelf{store: store, way: filepath.Join(p.state, wayFile)}
	f := found{kept: ui.Kept{Session: opened.Session}, setAside: opened.Kept}
	f.kept.Way, err = readWay(s.way)
	if err != nil && f.setAside == "" {
		f.setAside = s.way
	}
	f.resumed = !opened.Fresh && opened.Kept == "" && len(f.kept.Way.Trail) > 1
	return s, f, nil
}

// readWay reads the way; an unreadable one is set aside.
func readWay(path string) (checklist.SavedChecklist, error) {
	var w checklist.SavedChecklist
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return w, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &w)
	}
	if err != nil {
		return checklist.SavedChecklist{}, errors.Join(err, os.Rename(path, path+".unreadable"))
	}
	return w, nil
}

// save writes both files, each whole or not at all.
func (s shelf) save(k ui.Kept) error {
	if err := s.store.Save(k.Session); err != nil {
		return err
	}
	data, err := json.Marshal(k.Way)
	if err != nil {
		return fmt.Errorf("write the way down: %w", err)
	}
	return atomicfile.Write(s.way, append(data, '\n'), 0o600)
}

// delete deletes everything stored, the note of a crash and what is kept of
// restores too, and begins a fresh session.
func (s shelf) delete() (session.Session, error) {
	fresh := session.New(newID(), time.Now())
	return fresh, errors.Join(s.store.DeleteAll(), crash.Forget(filepath.Dir(s.way)), restorer.Forget(filepath.Join(filepath.Dir(s.way), "restores")))
}
