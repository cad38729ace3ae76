// Package report is the tool that shows the report as it would be saved, with
// what goes into it and where it goes. It is the last page of the way as well.
package report

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"relink/internal/device"
	"relink/internal/report"
	"relink/ui/page"
	"relink/ui/tool"
)

// Needs are what the report alone is handed of the window.
type Needs struct {
	// Version is Relink's own, and Private are names that must not be in a
	// report.
	Version string
	Private []string
	// Folder is where a report goes unless the person says otherwise, and
	// ChooseFolder asks for another one.
	Folder       string
	ChooseFolder func(got func(folder string))
	// Write writes a file whole or not at all.
	Write func(path string, data []byte) error
	// CanTrace tells whether what was seen on USB can be saved beside the
	// report. Trace is that, empty where nothing was seen yet.
	CanTrace func() bool
	Trace    func() ([]byte, error)
	// Copy puts a text on the clipboard.
	Copy func(text string)
	// Open opens a file or a folder with what this computer has for it.
	Open func(path string) error
}

// Report is the report page while it is open.
type Report struct {
	window  tool.Window
	needs   Needs
	state   State
	created time.Time
	saved   []string // the files that the last save wrote
}

// New is the report as of now.
func New(w tool.Window, n Needs) *Report {
	home, _ := os.UserHomeDir() // without one, paths are said in full
	return &Report{
		window: w, needs: n, created: time.Now(),
		state: State{Formats: map[string]bool{"pdf": true}, Folder: n.Folder, Home: home},
	}
}

// Name implements tool.Tool.
func (r *Report) Name() string { return "report" }

// View implements tool.Tool.
func (r *Report) View() (fyne.CanvasObject, fyne.Focusable) {
	r.state.Cat, r.state.CanTrace, r.state.Document = r.window.Cat(), r.needs.CanTrace(), r.made().Document
	v := NewView(r.state, Taps{
		Save:        r.Save,
		SaveIn:      func() { r.needs.ChooseFolder(r.saveIn) },
		Copy:        r.copy,
		Open:        func() { r.open(r.saved[0]) },
		Show:        func() { r.open(filepath.Dir(r.saved[0])) },
		Identifiers: func(on bool) { r.change(func() { r.state.Identifiers = on }) },
		LastFour:    func(on bool) { r.change(func() { r.state.LastFour = on }) },
		Trace:       func(on bool) { r.change(func() { r.state.Trace = on }) },
		Format:      func(name string, on bool) { r.change(func() { r.state.Formats[name] = on }) },
		Back:        r.window.Close,
	})
	return v.View, v.First
}

// made is the report as the person allowed it.
func (r *Report) made() report.Report {
	return report.New(r.window.Story().Kept, r.window.Cat(), report.Options{
		Created: r.created, Version: r.needs.Version, Private: r.needs.Private,
		Identifiers: r.state.Identifiers, LastFour: r.state.LastFour,
	})
}

// change changes what goes into the report and shows it.
func (r *Report) change(f func()) {
	f()
	r.state.Said, r.state.Saved = "", false
	r.window.Redraw(r)
}

// Save writes what was asked for where reports go, and says so.
func (r *Report) Save() { r.saveIn(r.state.Folder) }

// saveIn writes what was asked for into a folder, and says so. The person
// chooses a folder rather than the name of a file, because choosing a file
// empties it before anything is written.
func (r *Report) saveIn(folder string) {
	r.state.Folder = folder
	paths, err := r.writeAll(folder)
	r.saved, r.state.Saved, r.state.Failed = paths, err == nil && len(paths) > 0, err != nil
	cat := r.window.Cat()
	if err != nil {
		r.window.Log("save the report", err)
		r.state.Said = cat.Text("page.report.failed", map[string]any{"Folder": folder, "Reason": device.Clean(page.Reason(cat, err))})
	} else {
		r.window.Note("report", "saved")
		r.state.Said = cat.Text("page.report.saved", map[string]any{"Path": strings.Join(paths, ", ")})
	}
	r.window.Redraw(r)
}

// writeAll writes every format asked for, and the trace beside them.
func (r *Report) writeAll(folder string) (paths []string, err error) {
	made := r.made()
	for _, f := range report.Formats {
		if !r.state.Formats[f.Name] {
			continue
		}
		path := filepath.Join(folder, "Relink-"+made.Number+f.Ext)
		if err := r.write(path, f, made); err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	if !r.state.Trace || !r.needs.CanTrace() {
		return paths, nil
	}
	trace, err := r.needs.Trace()
	if err != nil || len(trace) == 0 { // nothing was seen yet
		return paths, err
	}
	path := filepath.Join(folder, "Relink-"+made.Number+"-trace.jsonl")
	return append(paths, path), r.needs.Write(path, trace)
}

// write writes the report in one format.
func (r *Report) write(path string, f report.Format, made report.Report) error {
	var out bytes.Buffer
	if err := f.Write(&out, made); err != nil {
		return err
	}
	return r.needs.Write(path, out.Bytes())
}

// copy puts the short summary on the clipboard.
func (r *Report) copy() {
	r.needs.Copy(report.Summary(r.made()))
	r.state.Failed, r.state.Said = false, r.window.Cat().Text("page.report.copied", nil)
	r.window.Redraw(r)
}

// open opens what was saved, or its folder, and says where it is when nothing
// here does.
func (r *Report) open(path string) {
	err := r.needs.Open(path)
	if err == nil {
		return
	}
	r.window.Log("open the report", err)
	r.state.Failed, r.state.Said = true, r.window.Cat().Text("page.report.not-opened", map[string]any{"Path": r.saved[0]})
	r.window.Redraw(r)
}
