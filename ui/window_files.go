package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
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
	d.Show()
}

// askFolder asks for a folder.
func (w *Window) askFolder(got func(folder string)) {
	d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
		if err == nil && dir != nil {
			got(dir.Path())
		}
	}, w.win)
	d.SetTitleText(w.say("fyne.open-folder", nil))
	d.Show()
}
