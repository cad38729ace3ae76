package ui

import (
	"relink/ui/kit"
	"relink/ui/page"

	"fyne.io/fyne/v2"
)

// menuDesk is a page that the menu opens over the way: a question before
// something is removed, or what this program is.
type menuDesk struct {
	called string
	build  func() (page.Page, fyne.Focusable)
}

func (d *menuDesk) Name() string { return d.called }

func (d *menuDesk) View() (fyne.CanvasObject, fyne.Focusable) {
	p, first := d.build()
	return p.View(), first
}

// sure asks before something is removed. Staying is what the keyboard reaches
// first.
func (w *Window) sure(id string, do func()) {
	w.openTool(&menuDesk{called: "sure", build: func() (page.Page, fyne.Focusable) {
		stay := kit.NewButton(kit.Secondary, w.say("menu.cancel", nil), w.closeTool)
		return page.Page{
			Title: w.say("menu."+id+".title", nil),
			Why:   w.say("menu."+id+".sure", nil),
			Actions: []*kit.Button{kit.NewButton(kit.Primary, w.say("menu."+id+".yes", nil), func() {
				w.closeTool()
				do()
			}), stay},
		}, stay
	}})
}

// about says what this is and what it does with what it sees.
func (w *Window) about() {
	w.openTool(&menuDesk{called: "about", build: func() (page.Page, fyne.Focusable) {
		shut := kit.NewButton(kit.Primary, w.say("menu.close", nil), w.closeTool)
		details := []fyne.CanvasObject{kit.NewText(kit.RoleStrong, w.say("menu.details", nil))}
		lines := []string{Title + " " + w.hands.Version}
		if w.hands.Details != nil {
			lines = append(lines, w.hands.Details(w.cat)...)
		}
		for _, d := range append(lines, w.say("menu.about.fonts", nil)) {
			details = append(details, kit.NewText(kit.RoleBody, d).In(kit.ColorSecond))
		}
		for _, folder := range []string{w.hands.State, w.hands.Logs} {
			details = append(details, kit.NewText(kit.RoleBody, folder).In(kit.ColorSecond))
		}
		return page.Page{
			Title:   w.say("menu.about", nil),
			Why:     w.say("menu.about.text", map[string]any{"Folder": w.hands.State}),
			Actions: []*kit.Button{shut, kit.NewButton(kit.Secondary, w.say("menu.logs", nil), w.openLogs)},
			Rest:    []fyne.CanvasObject{kit.NewCard(kit.Column(8, details...))},
		}, shut
	}})
}
