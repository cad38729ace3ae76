package ui

import (
	"relink/guide/checklist"
	"relink/ui/way"
)

// asksBackups tells whether a page is about data that may be in a backup.
func asksBackups(p checklist.Page) bool {
	switch p {
	case checklist.PageData, checklist.PageBackup, checklist.PageSaveData, checklist.PageErase:
		return true
	}
	return false
}

// backupsState is what a page shows of the backups, nil on most. Each page that
// speaks of them looks anew, for one may have been made meanwhile; the disk is
// read elsewhere.
func (w *Window) backupsState() *way.BackupsState {
	page := w.story.Way.Page()
	if w.hands.Backups == nil || w.play.Kind == Practice || !asksBackups(page) {
		return nil
	}
	l := &w.backups
	if l.due(len(w.story.Way.Trail())) {
		w.jobs.do(func() func() {
			found := w.hands.Backups()
			return func() { w.foundBackups(found) }
		})
	}
	return &way.BackupsState{Backups: l.found, System: w.hands.System}
}

// foundBackups shows what was found, on the page that is shown: ticks on it
// stay.
func (w *Window) foundBackups(found way.Backups) {
	w.backups.take(found)
	if found.Err != nil {
		w.hands.Log("look for backups", found.Err)
	}
	w.view.TellBackups(way.BackupsState{Backups: &found, System: w.hands.System})
}
