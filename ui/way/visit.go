package way

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"relink/guide/checklist"
)

// begun is what the person did on a page without having answered it yet. The
// page is built anew when the bus or the language changes what it says, and
// that takes nothing back: a phone that starts again and again changes it every
// few seconds.
type begun struct {
	ticked map[checklist.Choice]bool // nil where nothing was to be ticked
	typed  string
	at     checklist.Choice // the line that had the focus; empty for another place
	typing bool             // the field had it
}

// Begun is what was done on the page; focused is what has the focus now.
func (v WayView) Begun(focused fyne.Focusable) begun {
	var b begun
	if v.Entry != nil {
		b.typed, b.typing = v.Entry.Text, focused == v.Entry
	}
	if len(v.Ticks) > 0 {
		b.ticked = make(map[checklist.Choice]bool, len(v.Ticks))
	}
	for c, t := range v.Ticks {
		if b.ticked[c] = t.On(); focused == t {
			b.at = c
		}
	}
	return b
}

// entry is the field of a page, with what was typed into it.
func (b *wayBuilder) entry(hint string) *widget.Entry {
	e := widget.NewEntry()
	e.SetPlaceHolder(hint)
	e.SetText(b.Begun.typed)
	e.CursorColumn = utf8.RuneCountInString(b.Begun.typed)
	b.view.Entry = e
	if b.Begun.typing {
		b.view.First = e
	}
	return e
}
