package report

import (
	"strings"

	"fyne.io/fyne/v2"

	"relink/internal/report"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/tool"
)

// State is what the report page shows.
type State struct {
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
	// Saved says that what is shown is on disk, so that it can be opened.
	Saved bool
}

// Taps are what the report page does.
type Taps struct {
	Save        func()
	SaveIn      func() // asks for a folder first
	Copy        func() // a plain summary, to the clipboard
	Open, Show  func() // opens what was saved, or the folder that it is in
	Identifiers func(bool)
	LastFour    func(bool)
	Trace       func(bool)
	Format      func(name string, on bool)
	Back        func()
}

// NewView is the report as it would be saved, with what goes into it.
func NewView(s State, h Taps) tool.View {
	say := func(id string) string {
		return s.Cat.Text("page.report."+id, map[string]any{"Folder": underHome(s.Folder, s.Home)})
	}
	save := kit.NewButton(kit.Primary, say("save"), h.Save)
	if !anyTrue(s.Formats) {
		save.Disable()
	}
	told := kit.NewText(kit.RoleBody, say("where")).In(kit.ColorSecond)
	if s.Said != "" {
		told = kit.NewText(kit.RoleBody, s.Said).In(kit.ColorGood)
		if s.Failed {
			told.In(kit.ColorBad)
		}
		told.Strong()
	}
	formats := make([]fyne.CanvasObject, 0, len(report.Formats))
	for _, f := range report.Formats {
		formats = append(formats, kit.NewTick(say("format."+f.Name), s.Formats[f.Name], func(on bool) { h.Format(f.Name, on) }))
	}
	ticks := []fyne.CanvasObject{
		kit.Flow(22, formats...),
		kit.NewTick(say("last-four"), s.LastFour, h.LastFour),
		kit.NewTick(say("identifiers"), s.Identifiers, h.Identifiers),
	}
	if s.CanTrace {
		ticks = append(ticks, kit.NewTick(s.Cat.Text("merge.trace", nil), s.Trace, h.Trace))
	}
	body := append(ticks, told)
	if s.Saved {
		body = append(body, kit.Flow(kit.SpaceItems, kit.NewButton(kit.Secondary, say("open"), h.Open), kit.NewButton(kit.Secondary, say("show"), h.Show)))
	}
	p := page.Page{
		Title: say("title"),
		Why:   say("why"),
		Body:  body,
		Actions: []*kit.Button{
			save,
			kit.NewButton(kit.Secondary, say("save-in"), h.SaveIn),
			kit.NewButton(kit.Secondary, say("copy"), h.Copy),
			kit.NewButton(kit.Quiet, s.Cat.Text("page.back", nil), h.Back),
		},
	}
	p.Rest = preview(s.Document)
	return tool.View{View: p.View(), First: save}
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
	lead := []fyne.CanvasObject{kit.NewText(kit.RoleSmall, d.Lead.Label), kit.NewText(kit.RoleStrong, d.Lead.Title)}
	for _, t := range d.Lead.Text {
		lead = append(lead, kit.NewText(kit.RoleBody, t).In(kit.ColorSecond).Wide(kit.Readable))
	}
	lead = append(lead, kit.NewText(kit.RoleSmall, d.Lead.Badge), kit.NewText(kit.RoleSmall, d.Subtitle))
	cards := []fyne.CanvasObject{kit.NewCard(kit.Column(6, lead...))}
	for _, sec := range d.Sections {
		lines := []fyne.CanvasObject{kit.NewText(kit.RoleStrong, sec.Title)}
		if sec.Intro != "" {
			lines = append(lines, kit.NewText(kit.RoleSmall, sec.Intro).Wide(kit.Readable))
		}
		for _, b := range sec.Blocks {
			lines = append(lines, blockView(b))
		}
		cards = append(cards, kit.NewCard(kit.Column(10, lines...)))
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
		return page.Bullets(b.List)
	case b.Timeline != nil:
		return page.NewTimeline(*b.Timeline)
	}
	lines := make([]string, 0, len(b.Lines))
	for _, l := range b.Lines {
		lines = append(lines, l.Text)
	}
	return kit.NewText(kit.RoleSmall, strings.Join(lines, "\n"))
}

// factsView is labels with their values and how each is known.
func factsView(facts []report.Fact) fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, 0, len(facts))
	for _, f := range facts {
		if f.Value == "" {
			rows = append(rows, kit.NewText(kit.RoleBody, f.Label).Strong())
			continue
		}
		value := kit.NewText(kit.RoleBody, f.Value)
		rows = append(rows, kit.Cells([]float64{1.1, 1.7, 0.9}, kit.NewText(kit.RoleBody, f.Label).In(kit.ColorSecond), value, kit.NewText(kit.RoleSmall, f.Evidence)))
	}
	return kit.Column(6, rows...)
}

// tableView is rows under a header, each under a thin line.
func tableView(t report.Table) fyne.CanvasObject {
	row := func(texts []string, make func(string) *kit.Text) fyne.CanvasObject {
		objs := []fyne.CanvasObject{}
		for _, s := range texts {
			objs = append(objs, make(s))
		}
		return kit.Cells(t.Weights, objs...)
	}
	lines := []fyne.CanvasObject{row(t.Header, func(s string) *kit.Text { return kit.NewText(kit.RoleSmall, s).Strong() })}
	for _, r := range t.Rows {
		lines = append(lines, kit.NewRule(), row(r, func(s string) *kit.Text { return kit.NewText(kit.RoleSmall, s).In(kit.ColorInk) }))
	}
	return kit.Column(6, lines...)
}
