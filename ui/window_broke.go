package ui

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"relink/internal/device"
	"relink/ui/kit"
	"relink/ui/page"
)

// BrokeOff is a run of the program that did not end by itself.
type BrokeOff struct {
	// Began is when it began; zero when that is not known.
	Began time.Time
	// Note says how it broke off, without anything personal; empty when the
	// program was ended from outside, or the computer went off.
	Note string
	// Path is where the note is kept; empty without one.
	Path string
}

// noteName is how a saved note is called.
const noteName = "Relink-crash-note.txt"

// brokeDesk tells that the last run broke off, over the way as it was kept.
type brokeDesk struct {
	window *Window
	last   BrokeOff
	noted  bool   // the note is shown
	said   string // of saving it
	failed bool
}

func (d *brokeDesk) Name() string {
	if d.noted {
		return "crash note"
	}
	return "broke off"
}

func (d *brokeDesk) View() (fyne.CanvasObject, fyne.Focusable) {
	p := d.page()
	if d.noted {
		p = d.note()
	}
	return p.View(), p.Actions[0]
}

// page says what happened and lets the person choose how to go on.
func (d *brokeDesk) page() page.Page {
	w := d.window
	kept := "nothing"
	if w.hands.Resumed {
		kept = "kept"
	}
	how := "outside"
	if d.last.Note != "" {
		how = "itself"
	}
	p := page.Page{Title: w.say("broke.title."+how, nil), Why: w.say("broke.why."+kept, nil)}
	p.Actions = []*kit.Button{kit.NewButton(kit.Primary, w.say("broke.go-on."+kept, nil), w.closeTool)}
	if w.hands.Resumed {
		p.Actions = append(p.Actions, kit.NewButton(kit.Secondary, w.say("broke.anew", nil), w.newPhone))
	}
	if d.last.Note != "" {
		p.Actions = append(p.Actions, kit.NewButton(kit.Quiet, w.say("broke.note", nil), func() { d.show(true) }))
	}
	p.Body = []fyne.CanvasObject{kit.NewText(kit.RoleBody, w.say("broke."+how, nil)).Wide(kit.Readable)}
	if !d.last.Began.IsZero() {
		began := map[string]any{"When": d.last.Began.Local().Format("2006-01-02 15:04")}
		p.Body = append(p.Body, kit.NewText(kit.RoleSmall, w.say("broke.began", began)))
	}
	return p
}

// note shows the note as it would be passed on.
func (d *brokeDesk) note() page.Page {
	w := d.window
	told := kit.NewText(kit.RoleBody, w.say("broke.note.where", map[string]any{"Path": d.last.Path})).In(kit.ColorSecond).Wide(kit.Readable)
	if d.said != "" {
		told = kit.NewText(kit.RoleBody, d.said).In(kit.ColorGood).Strong().Wide(kit.Readable)
		if d.failed {
			told.In(kit.ColorBad)
		}
	}
	return page.Page{
		Title: w.say("broke.note.title", nil), Why: w.say("broke.note.why", nil),
		Body: []fyne.CanvasObject{told},
		Actions: []*kit.Button{
			kit.NewButton(kit.Primary, w.say("broke.note.save", nil), d.save),
			kit.NewButton(kit.Secondary, w.say("broke.note.copy", nil), d.copy),
			kit.NewButton(kit.Quiet, w.say("page.back", nil), func() { d.show(false) }),
		},
		Rest: []fyne.CanvasObject{kit.NewCard(kit.NewText(kit.RoleSmall, d.last.Note))},
	}
}

func (d *brokeDesk) show(noted bool) {
	d.noted, d.said = noted, ""
	d.window.turnTool()
}

// save writes the note to where reports go.
func (d *brokeDesk) save() {
	w := d.window
	path := filepath.Join(w.hands.Folder, noteName)
	err := w.hands.Write(path, []byte(d.last.Note))
	d.failed = err != nil
	if d.said = w.say("broke.note.saved", map[string]any{"Path": path}); err != nil {
		w.hands.Log("save the crash note", err)
		d.said = w.say("menu.failed", map[string]any{"Reason": device.Clean(page.Reason(w.cat, err))})
	}
	w.turnTool()
}

func (d *brokeDesk) copy() {
	d.window.app.Clipboard().SetContent(d.last.Note)
	d.failed, d.said = false, d.window.say("broke.note.copied", nil)
	d.window.turnTool()
}
