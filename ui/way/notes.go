package way

import (
	"slices"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/ui/page"
)

// noteRow is what a page says besides, on some systems or for some phones: a
// heading and lines under it. Its sentences are note.<id>.
type noteRow struct {
	id    string
	pages []checklist.Page
	when  func(*wayBuilder) bool // nil: always
	lines []noteLine
}

type noteLine struct {
	id     string
	system string // empty: on every system
}

// noteTable is every such note. Who says so stands in docs/findings.md.
var noteTable = []noteRow{
	{
		// What the picture does not fit may be the phone mending itself.
		id: "screen", pages: []checklist.Page{checklist.PageNumber},
		when:  func(b *wayBuilder) bool { return b.sees("other") },
		lines: []noteLine{{id: "assistant"}, {id: "nearby"}, {id: "menu"}},
	},
	{
		id: "hidden", pages: []checklist.Page{checklist.PageQuiet, checklist.PageUnlock},
		lines: []noteLine{{"accessory", "darwin"}, {"finder", "darwin"}, {id: "held"}},
	},
	{id: "old", pages: []checklist.Page{checklist.PageComputer}, lines: []noteLine{{"line", "linux"}}},
	{
		// Update needs recovery, and a phone that stays at its logo is not there.
		id: "logo", pages: []checklist.Page{checklist.PageUpdate},
		when:  func(b *wayBuilder) bool { return b.sees("logo") && b.Way.Seen().Mode != device.ModeRecovery },
		lines: []noteLine{{id: "wait"}, {id: "enter"}, {id: "update"}},
	},
	{id: "revive", pages: []checklist.Page{checklist.PageUpdate, checklist.PageLeaveDFU}, lines: []noteLine{{"line", "darwin"}}},
}

// sees tells what the owner sees on the phone.
func (b *wayBuilder) sees(c checklist.Choice) bool {
	a, _ := b.Way.Answered(checklist.PageShows)
	return a.Has(c)
}

// notes are the notes of the page, each a quiet card.
func (b *wayBuilder) notes() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, r := range noteTable {
		if lines := b.noteLines(r); len(lines) > 0 {
			out = append(out, page.ListCard(b.Cat.Text("note."+r.id+".title", nil), lines))
		}
	}
	return out
}

func (b *wayBuilder) noteLines(r noteRow) []string {
	if !slices.Contains(r.pages, b.page) || r.when != nil && !r.when(b) {
		return nil
	}
	var out []string
	for _, l := range r.lines {
		if l.system == "" || l.system == b.System {
			out = append(out, b.Cat.Text("note."+r.id+"."+l.id, b.args()))
		}
	}
	return out
}
