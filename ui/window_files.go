package ui

import (
	"net/url"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"relink/ui/kit"
)

// askFile asks for a file with one of the endings, or with any when there are
// none, and hands its path on.
func (w *Window) askFile(endings []string, got func(path string)) {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil || f == nil {
			return
		}
		path := f.URI().Path()
		f.Close()
		got(path)
	}, w.win)
	if len(endings) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(endings))
	}
	d.SetTitleText(w.say("fyne.open-file", nil))
	w.roomy(d)
}

// askFolder asks for a folder.
func (w *Window) askFolder(got func(folder string)) {
	d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
		if err == nil && dir != nil {
			got(dir.Path())
		}
	}, w.win)
	d.SetTitleText(w.say("fyne.open-folder", nil))
	w.roomy(d)
}

// The greatest size of a dialog in pixels.
const dialogWide, dialogHigh float32 = 900, 640

// roomy shows a dialog as large as the window allows, as a list: Fyne's own size
// and grid cut the names of files.
func (w *Window) roomy(d *dialog.FileDialog) {
	d.SetView(dialog.ListView)
	d.Show()
	c := w.win.Canvas()
	if c.Overlays().Top() == nil {
		return // the system asks with a window of its own
	}
	d.Resize(c.Size().SubtractWidthHeight(2*kit.SpaceEdge, 2*kit.SpaceEdge).Min(fyne.NewSize(dialogWide, dialogHigh)))
}

// dropped takes files that were dropped on the window: one is read, the
// others are left. What Relink itself exports is a session.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	for _, f := range files {
		if f.Scheme() == "file" {
			if strings.EqualFold(f.Extension(), ".json") {
				w.mergeSession(f.Path())
			} else {
				w.readLog(f.Path())
			}
			return
		}
	}
}

// openPath opens a file or a folder with what this computer has for it.
func openPath(app fyne.App, path string) error {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
	if !strings.HasPrefix(u.Path, "/") { // as on Windows, where a path begins with a drive
		u.Path = "/" + u.Path
	}
	return app.OpenURL(&u)
}
