package ui

import (
	"fyne.io/fyne/v2"
)

// menuDesk is a page that the menu opens over the way: a question before
// something is removed, or what this program is.
type menuDesk struct {
	called string
	build  func() (Page, fyne.Focusable)
}

func (d *menuDesk) name() string { return d.called }

func (d *menuDesk) view() (fyne.CanvasObject, fyne.Focusable) {
	p, first := d.build()
	return p.View(), first
}

// sure asks before something is removed. Staying is what the keyboard reaches
// first.
func (w *Window) sure(id string, do func()) {
	w.openDesk(&menuDesk{called: "sure", build: func() (Page, fyne.Focusable) {
		stay := NewButton(Secondary, w.say("menu.cancel", nil), w.closeDesk)
		return Page{
			Title: w.say("menu."+id+".title", nil),
			Why:   w.say("menu."+id+".sure", nil),
			Actions: []*Button{NewButton(Primary, w.say("menu."+id+".yes", nil), func() {
				w.closeDesk()
				do()
			}), stay},
		}, stay
	}})
}

// about says what this is and what it does with what it sees.
func (w *Window) about() {
	w.openDesk(&menuDesk{called: "about", build: func() (Page, fyne.Focusable) {
		shut := NewButton(Primary, w.say("menu.close", nil), w.closeDesk)
		details := []fyne.CanvasObject{NewText(RoleStrong, w.say("menu.details", nil))}
		lines := []string{Title + " " + w.hands.Version}
		if w.hands.Details != nil {
			lines = append(lines, w.hands.Details(w.cat)...)
		}
		for _, d := range append(lines, w.say("menu.about.fonts", nil)) {
			details = append(details, NewText(RoleBody, d).In(ColorSecond))
		}
		for _, folder := range []string{w.hands.State, w.hands.Logs} {
			details = append(details, NewText(RoleBody, folder).In(ColorSecond))
		}
		return Page{
			Title:   w.say("menu.about", nil),
			Why:     w.say("menu.about.text", map[string]any{"Folder": w.hands.State}),
			Actions: []*Button{shut, NewButton(Secondary, w.say("menu.logs", nil), w.openLogs)},
			Rest:    []fyne.CanvasObject{NewCard(Column(8, details...))},
		}, shut
	}})
}
