package ui

import (
	"time"

	"relink/guide/checklist"
	"relink/ui/tool/report"
)

// openReportNow shows the report over whatever page the person is on.
func (w *Window) openReportNow() {
	if !w.mayCover() {
		return
	}
	w.opened.clear()
	w.openReport()
	w.show()
}

// saveNow shows the report and saves it where reports go.
func (w *Window) saveNow() {
	if w.openReportNow(); w.report != nil {
		w.report.Save()
	}
}

// openReport makes the report, unless it is open. It is no tool of the pile:
// it stays below the tools that are opened over it, and it is the last page of
// the way.
func (w *Window) openReport() {
	if w.report != nil {
		return
	}
	h := w.handed()
	h.Close = w.closeReport
	w.report = report.New(h, report.Needs{
		Version: w.hands.Version, Private: w.hands.Private, Folder: w.hands.Folder, Write: w.hands.Write,
		ChooseFolder: func(got func(string)) {
			w.askFolder(func(folder string) {
				if w.report != nil {
					got(folder)
				}
			})
		},
		CanTrace: func() bool { return w.source.Trace != nil },
		Trace:    func() ([]byte, error) { return w.source.Trace() },
		Copy:     w.app.Clipboard().SetContent,
		Open:     func(path string) error { return openPath(w.app, path) },
	})
}

// closeReport takes the report away, and leads back where it is the page of
// the way.
func (w *Window) closeReport() {
	w.report = nil
	if w.story.Way.Page() == checklist.PageReport {
		w.back()
		return
	}
	w.show()
	w.panel.Wake(time.Now()) // a coach that is seen again may begin
}
