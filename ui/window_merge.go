package ui

import (
	"errors"
	"io/fs"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"relink/internal/device"
	"relink/internal/report"
	"relink/internal/session"
	"relink/internal/story"
	"relink/ui/kit"
	"relink/ui/page"
)

// real is the story that is kept, whatever is rehearsed meanwhile.
func (w *Window) real() *story.Story {
	if w.set != nil {
		return w.set
	}
	return &w.story
}

// exportSession asks for a folder and writes the session there, to be carried
// to another computer. A folder rather than a file name, because choosing a
// file empties it before anything is written.
func (w *Window) exportSession() {
	w.askFolder(w.exportTo)
}

// exportTo writes the session into a folder, whole or not at all.
func (w *Window) exportTo(folder string) {
	s := w.real().Kept
	path := filepath.Join(folder, "Relink-session-"+report.Number(s)+".json")
	data, err := session.Encode(s)
	if err == nil {
		err = w.hands.Export(path, data)
	}
	if err != nil {
		w.hands.Log("export the session", err)
		w.tellMerge("export-failed", map[string]any{"Folder": device.Clean(folder), "Reason": device.Clean(page.Reason(w.cat, err))})
		return
	}
	w.hands.Note("session", "exported")
	w.tellMerge("exported", map[string]any{"Path": device.Clean(path)})
}

// pickSession asks for the session of another computer.
func (w *Window) pickSession() {
	w.askFile([]string{".json"}, w.mergeSession)
}

// mergeSession reads the session of another computer and merges it in.
func (w *Window) mergeSession(path string) {
	w.jobs.do(func() func() {
		other, err := session.ReadFile(path)
		return func() { w.merged(path, other, err) }
	})
}

// merged takes the session that was read, and says what came of it.
func (w *Window) merged(path string, other session.Session, err error) {
	added := 0
	if err == nil {
		added, err = w.real().Merge(other)
	}
	args := map[string]any{"File": device.Clean(filepath.Base(path)), "Count": added}
	switch {
	case errors.Is(err, session.ErrOtherPhone):
		w.tellMerge("other-phone", args)
	case errors.Is(err, fs.ErrNotExist):
		w.tellMerge("missing", args)
	case errors.Is(err, fs.ErrPermission):
		w.tellMerge("denied", args)
	case err != nil:
		w.hands.Log("merge a session", err)
		args["Reason"] = device.Clean(err.Error())
		w.tellMerge("unreadable", args)
	case added == 0:
		w.keepNow(time.Now())
		w.tellMerge("nothing-new", args)
	default:
		w.hands.Note("session", "merged")
		w.keepNow(time.Now())
		w.tellMerge("merged", args)
	}
}

// tellMerge says what came of an export or a merge. What was found may be
// different now, and the report with it.
func (w *Window) tellMerge(id string, args map[string]any) {
	w.openTool(&menuDesk{called: "session", build: func() (page.Page, fyne.Focusable) {
		shut := kit.NewButton(kit.Primary, w.say("merge.go-on", nil), w.closeTool)
		return page.Page{
			Title: w.say("merge."+id, args), Why: w.say("merge."+id+".why", args),
			Actions: []*kit.Button{shut, kit.NewButton(kit.Secondary, w.say("page.found.report", nil), w.openReportNow)},
		}, shut
	}})
}
