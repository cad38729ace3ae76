package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"time"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/report"
	"relink/ui/page"
)

// reportDesk is the report page while it is open.
type reportDesk struct {
	state   ReportState
	created time.Time
	version int // counts changes, so that the page is built anew
}

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
		w.saveReport(w.report.state.Folder)
	}
}

func (w *Window) openReport() {
	if w.report != nil {
		return
	}
	home, _ := os.UserHomeDir() // without one, paths are said in full
	w.report = &reportDesk{
		created: time.Now(),
		state:   ReportState{Cat: w.cat, Formats: map[string]bool{"html": true}, Folder: w.hands.Folder, Home: home},
	}
}

// made is the report as the person allowed it.
func (w *Window) made() report.Report {
	d := w.report
	return report.New(w.story.Kept, w.cat, report.Options{
		Created: d.created, Version: w.hands.Version, Private: w.hands.Private,
		Identifiers: d.state.Identifiers, LastFour: d.state.LastFour,
	})
}

func (w *Window) reportView() ReportView {
	d := w.report
	d.state.Cat = w.cat
	d.state.CanTrace = w.source.Trace != nil
	d.state.Document = w.made().Document
	return NewReportView(d.state, ReportHands{
		Save:        func() { w.saveReport(d.state.Folder) },
		SaveIn:      w.saveReportIn,
		Copy:        w.copySummary,
		Identifiers: func(on bool) { w.change(func() { d.state.Identifiers = on }) },
		LastFour:    func(on bool) { w.change(func() { d.state.LastFour = on }) },
		Trace:       func(on bool) { w.change(func() { d.state.Trace = on }) },
		Format:      func(name string, on bool) { w.change(func() { d.state.Formats[name] = on }) },
		Back:        w.closeReport,
	})
}

// change changes what goes into the report and shows it.
func (w *Window) change(f func()) {
	f()
	w.report.state.Said = ""
	w.report.version++
	w.show()
}

func (w *Window) closeReport() {
	w.report = nil
	if w.story.Way.Page() == checklist.PageReport {
		w.back()
		return
	}
	w.show()
	w.panel.Wake(time.Now()) // a coach that is seen again may begin
}

// saveReport writes what was asked for into a folder, and says so.
func (w *Window) saveReport(folder string) {
	d := w.report
	d.state.Folder = folder
	paths, err := w.writeAll(folder)
	d.state.Failed = err != nil
	if err != nil {
		w.hands.Log("save the report", err)
		d.state.Said = w.say("page.report.failed", map[string]any{"Folder": folder, "Reason": device.Clean(page.Reason(w.cat, err))})
	} else {
		w.hands.Note("report", "saved")
		d.state.Said = w.say("page.report.saved", map[string]any{"Path": strings.Join(paths, ", ")})
	}
	d.version++
	w.show()
}

// writeAll writes every format asked for, and the trace beside them.
func (w *Window) writeAll(folder string) (paths []string, err error) {
	r := w.made()
	for _, f := range report.Formats {
		if !w.report.state.Formats[f.Name] {
			continue
		}
		path := filepath.Join(folder, "Relink-"+r.Number+f.Ext)
		if err := writeReport(w.hands.Write, path, f, r); err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	if !w.report.state.Trace || w.source.Trace == nil {
		return paths, nil
	}
	trace, err := w.source.Trace()
	if err != nil || len(trace) == 0 { // nothing was seen yet
		return paths, err
	}
	path := filepath.Join(folder, "Relink-"+r.Number+"-trace.jsonl")
	return append(paths, path), w.hands.Write(path, trace)
}

func writeReport(write func(string, []byte) error, path string, f report.Format, r report.Report) error {
	var out bytes.Buffer
	if err := f.Write(&out, r); err != nil {
		return err
	}
	return write(path, out.Bytes())
}

// saveReportIn asks for a folder and saves there. A folder rather than a file
// name, because choosing a file empties it before anything is written.
func (w *Window) saveReportIn() {
	w.askFolder(func(folder string) {
		if w.report != nil {
			w.saveReport(folder)
		}
	})
}

func (w *Window) copySummary() {
	w.app.Clipboard().SetContent(report.Summary(w.made()))
	d := w.report
	d.state.Failed, d.state.Said = false, w.say("page.report.copied", nil)
	d.version++
	w.show()
}
