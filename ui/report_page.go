package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"relink/internal/report"
	"relink/internal/words"
)

// ReportState is what the report page shows.
type ReportState struct {
	Document report.Document
	Cat      *words.Catalogue
	// Identifiers and LastFour are what the person allowed into the report.
	Identifiers, LastFour bool
	// CanTrace says that what was seen on USB can be saved beside the report,
	// and Trace that it will be.
	CanTrace, Trace bool
	// Formats are those that Save writes, by name.
	Formats map[string]bool
	// Folder is where Save writes to, and Home the person's own folder, which
	// is said as ~ where that is usual; empty to say it in full.
	Folder, Home string
	// Said is the sentence about the last save; Failed says that it is bad
	// news.
	Said   string
	Failed bool
}

// ReportHands are what the report page does.
type ReportHands struct {
	Save        func()
	SaveIn      func() // asks for a folder first
	Copy        func() // a plain summary, to the clipboard
	Identifiers func(bool)
	LastFour    func(bool)
	Trace       func(bool)
	Format      func(name string, on bool)
	Back        func()
}

// ReportView is the report page.
type ReportView struct {
	View  fyne.CanvasObject
	First fyne.Focusable
}

// NewReportView is the report as it would be saved, with what goes into it.
func NewReportView(s ReportState, h ReportHands) ReportView {
	say := func(id string) string {
		return s.Cat.Text("page.report."+id, map[string]any{"Folder": underHome(s.Folder, s.Home)})
	}
	save := NewButton(Primary, say("save"), h.Save)
	if !anyTrue(s.Formats) {
		save.Disable()
	}
	told := NewText(RoleBody, say("where")).In(ColorSecond)
	if s.Said != "" {
		told = NewText(RoleBody, s.Said).In(ColorGood)
		if s.Failed {
			told.In(ColorBad)
		}
		told.Strong()
	}
	formats := make([]fyne.CanvasObject, 0, len(report.Formats))
	for _, f := range report.Formats {
		formats = append(formats, NewTick(say("format."+f.Name), s.Formats[f.Name], func(on bool) { h.Format(f.Name, on) }))
	}
	ticks := []fyne.CanvasObject{
		Flow(22, formats...),
		NewTick(say("last-four"), s.LastFour, h.LastFour),
		NewTick(say("identifiers"), s.Identifiers, h.Identifiers),
	}
	if s.CanTrace {
		ticks = append(ticks, NewTick(s.Cat.Text("merge.trace", nil), s.Trace, h.Trace))
	}
	p := Page{
		Title: say("title"),
		Why:   say("why"),
		Body:  append(ticks, told),
		Actions: []*Button{
			save,
			NewButton(Secondary, say("save-in"), h.SaveIn),
			NewButton(Secondary, say("copy"), h.Copy),
			NewButton(Quiet, s.Cat.Text("page.back", nil), h.Back),
		},
	}
	p.Rest = preview(s.Document)
	return ReportView{View: p.View(), First: save}
}

func anyTrue(m map[string]bool) bool {
	for _, v := range m {
		if v {
			return true
		}
	}
	return false
}

// preview shows the document in cards, section by section.
func preview(d report.Document) []fyne.CanvasObject {
	lead := []fyne.CanvasObject{NewText(RoleSmall, d.Lead.Label), NewText(RoleStrong, d.Lead.Title)}
	for _, t := range d.Lead.Text {
		lead = append(lead, NewText(RoleBody, t).In(ColorSecond).Wide(readable))
	}
	lead = append(lead, NewText(RoleSmall, d.Lead.Badge), NewText(RoleSmall, d.Subtitle))
	cards := []fyne.CanvasObject{NewCard(Column(6, lead...))}
	for _, sec := range d.Sections {
		lines := []fyne.CanvasObject{NewText(RoleStrong, sec.Title)}
		if sec.Intro != "" {
			lines = append(lines, NewText(RoleSmall, sec.Intro).Wide(readable))
		}
		for _, b := range sec.Blocks {
			lines = append(lines, blockView(b))
		}
		cards = append(cards, NewCard(Column(10, lines...)))
	}
	return cards
}

// blockView shows one block of a section.
func blockView(b report.Block) fyne.CanvasObject {
	switch {
	case b.Facts != nil:
		return factsView(b.Facts)
	case b.Table != nil:
		return tableView(*b.Table)
	case b.List != nil:
		return bullets(b.List)
	case b.Timeline != nil:
		return NewTimeline(*b.Timeline)
	}
	lines := make([]string, 0, len(b.Lines))
	for _, l := range b.Lines {
		lines = append(lines, l.Text)
	}
	return NewText(RoleSmall, strings.Join(lines, "\n"))
}

// factsView is labels with their values and how each is known.
func factsView(facts []report.Fact) fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, 0, len(facts))
	for _, f := range facts {
		if f.Value == "" {
			rows = append(rows, NewText(RoleBody, f.Label).Strong())
			continue
		}
		value := NewText(RoleBody, f.Value)
		rows = append(rows, cells([]float64{1.1, 1.7, 0.9}, NewText(RoleBody, f.Label).In(ColorSecond), value, NewText(RoleSmall, f.Evidence)))
	}
	return Column(6, rows...)
}

// tableView is rows under a header, each under a thin line.
func tableView(t report.Table) fyne.CanvasObject {
	row := func(texts []string, make func(string) *Text) fyne.CanvasObject {
		objs := []fyne.CanvasObject{}
		for _, s := range texts {
			objs = append(objs, make(s))
		}
		return cells(t.Weights, objs...)
	}
	lines := []fyne.CanvasObject{row(t.Header, func(s string) *Text { return NewText(RoleSmall, s).Strong() })}
	for _, r := range t.Rows {
		lines = append(lines, newRule(), row(r, func(s string) *Text { return NewText(RoleSmall, s).In(ColorInk) }))
	}
	return Column(6, lines...)
}
