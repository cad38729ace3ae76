package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/internal/story"
	"relink/internal/words"
	"relink/ui/tool"
	"relink/ui/tool/errorbook"
	"relink/ui/tool/settings"
)

// toolRow is a tool in the menu.
type toolRow struct {
	word string // of its row
	open func()
	// shown has the row stand with how things are shown, such as the size of
	// text.
	shown bool
	// explain opens it at a number; nil where it explains none.
	explain func(number int)
}

// tools are what the menu opens over the way, a row each, in their order.
func (w *Window) tools() []toolRow {
	h := w.handed()
	return []toolRow{
		{word: "menu.report", open: w.openReportNow},
		{
			word:    "book.menu",
			open:    func() { w.openTool(errorbook.New(h, w.story.Way.Number())) },
			explain: func(number int) { w.openTool(errorbook.New(h, &number)) },
		},
		{word: "logdrop.menu", open: w.wantLog},
		{word: "act.leave.menu", open: w.openLeave},
		{word: "enter.menu", open: w.openEnter},
		{word: "act.cable.menu", open: w.openCable},
		{word: "settings.menu", open: func() { w.openTool(settings.New(h, w.settingsNeeds())) }, shown: true},
	}
}

// toolItems are the tools as the menu shows them: those that stand with how
// things are shown, or the others.
func (w *Window) toolItems(shown bool) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, t := range w.tools() {
		if t.shown != shown {
			continue
		}
		items = append(items, fyne.NewMenuItem(w.say(t.word, nil), t.open))
	}
	return items
}

// explain opens the tool that explains a number.
func (w *Window) explain(number int) {
	for _, t := range w.tools() {
		if t.explain != nil {
			t.explain(number)
			return
		}
	}
}

// handed is what a tool is handed of this window.
func (w *Window) handed() tool.Window {
	return tool.Window{
		Cat:    func() *words.Catalogue { return w.cat },
		Story:  func() *story.Story { return &w.story },
		Redraw: w.redraw,
		Close:  w.closeTool,
		Wake: func(at time.Time) {
			if w.panel != nil {
				w.panel.Wake(at)
			}
		},
		Do:   w.jobs.do,
		Log:  w.hands.Log,
		Note: w.hands.Note,
	}
}

// settingsNeeds are what the settings alone are handed.
func (w *Window) settingsNeeds() settings.Needs {
	return settings.Needs{
		Preferences: w.app.Preferences(), Voiceless: w.voiceless, Hush: w.hush, Speak: w.speak, Restyle: w.retheme,
		Later: func() bool { return len(w.coaches()) > 0 },
		Try: func() {
			w.tone(tonePress)
			w.speakUp(w.say("settings.sample", nil))
		},
	}
}
