package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/internal/story"
	"relink/internal/words"
	"relink/ui/tool"
	"relink/ui/tool/cabletest"
	"relink/ui/tool/enter"
	"relink/ui/tool/errorbook"
	"relink/ui/tool/leave"
	"relink/ui/tool/readlog"
	"relink/ui/tool/settings"
	"relink/ui/way"
)

// toolRow is a tool in the menu.
type toolRow struct {
	word string // of its row
	open func()
	// acts has the tool do something to a phone, which is not always allowed.
	acts bool
	// offered has the page of the way that can use it offer it.
	offered bool
	// shown has the row stand with how things are shown, such as the size of
	// text.
	shown bool
	// explain opens it at a number; nil where it explains none.
	explain func(number int)
	// read opens it with a restore log, or asking for one where path is empty;
	// nil where it reads none.
	read func(path string)
}

// tools are what the menu opens over the way, a row each, in their order.
func (w *Window) tools() []toolRow {
	h := w.handed()
	return append(restoreRow(w, h), []toolRow{
		{word: "menu.report", open: w.openReportNow},
		{
			word:    "book.menu",
			open:    func() { w.openTool(errorbook.New(h, w.story.Way.Number())) },
			explain: func(number int) { w.openTool(errorbook.New(h, &number)) },
		},
		{word: "logdrop.menu", open: func() { w.readLog("") }, read: func(path string) { openReader(w, path) }},
		{word: "act.leave.menu", acts: true, offered: w.source.Act.Leave != nil, open: func() {
			w.openTool(w.working.or(leave.Job, func() tool.Tool {
				return leave.New(h, leave.Needs{Send: w.source.Act.Leave, Answer: w.answer, How: func() string { return way.HowByButtons(w.story.Way, w.cat) }})
			}))
		}},
		{word: "enter.menu", acts: true, offered: w.source.Act.Enter != nil, open: func() {
			w.openTool(w.working.or(enter.Job, func() tool.Tool {
				return enter.New(h, enter.Needs{Send: w.source.Act.Enter, Plan: w.plan, Coach: w.toolCoach, Bus: w.ours, Quiet: w.coachQuiet})
			}))
		}},
		{word: "act.cable.menu", acts: true, open: func() {
			w.openTool(cabletest.New(h, cabletest.Needs{Probe: w.source.Act.Probe, Keep: w.keepNow, Tell: func(sentence string) {
				w.tone(tonePress)
				w.speakUp(sentence)
			}}))
		}},
		{word: "settings.menu", open: func() { w.openTool(settings.New(h, settingsNeeds(w))) }, shown: true},
	}...)
}

// toolItems are the tools as the menu shows them: those that stand with how
// things are shown, or the others.
func (w *Window) toolItems(shown bool) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, t := range w.tools() {
		if t.shown != shown {
			continue
		}
		items = append(items, fyne.NewMenuItem(w.say(t.word, nil), func() { w.openRow(t) }))
	}
	return items
}

// openRow opens a tool, where what it does is allowed now.
func (w *Window) openRow(t toolRow) {
	if !t.acts || w.mayAct() {
		t.open()
	}
}

// offered is the tool whose row has that word, as the way offers it; nil where
// it does not.
func (w *Window) offered(word string) func() {
	for _, t := range w.tools() {
		if t.word == word && t.offered {
			return func() { w.openRow(t) }
		}
	}
	return nil
}

// openBook opens the error book where the person begins to look.
func (w *Window) openBook() {
	for _, t := range w.tools() {
		if t.explain != nil {
			w.openRow(t)
			return
		}
	}
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

// readLog opens the tool that reads a restore log; it asks for one where path
// is empty.
func (w *Window) readLog(path string) {
	for _, t := range w.tools() {
		if t.read != nil {
			t.read(path)
			return
		}
	}
}

// openReader opens a restore log, in the reader that is seen where one is, or
// asks for one.
func openReader(w *Window, path string) {
	r, seen := w.opened.top().(*readlog.Reader)
	if !seen || path == "" {
		r = readlog.New(w.handed(), readerNeeds(w))
		w.openTool(r)
	}
	if path == "" {
		r.Look()
	} else {
		r.Read(path)
	}
}

// readerNeeds are what the reader of restore logs alone is handed.
func readerNeeds(w *Window) readlog.Needs {
	return readlog.Needs{
		Read: w.hands.ReadLog, Newest: w.hands.NewestLog, Explain: w.explain,
		Choose: func(got func(string)) { w.askFile(nil, got) },
		Keep:   func() { w.keepNow(time.Now()) },
		Answer: func(a checklist.Answer) {
			w.opened.clear()
			w.answer(a)
		},
		Found: func() {
			w.opened.clear()
			w.move(func() { w.story.ToFound() })
		},
	}
}

// handed is what a tool is handed of this window.
func (w *Window) handed() tool.Window {
	return tool.Window{
		Cat:    func() *words.Catalogue { return w.cat },
		Story:  func() *story.Story { return &w.story },
		Seen:   w.seen,
		Redraw: w.redraw,
		Close:  w.closeTool,
		Wake: func(at time.Time) {
			if w.panel != nil {
				w.panel.Wake(at)
			}
		},
		Do:   w.jobs.do,
		Show: w.jobs.show,
		Act:  w.act,
		Work: w.working.add,
		Rest: w.working.rest,
		Log:  w.hands.Log,
		Note: w.hands.Note,
	}
}

// settingsNeeds are what the settings alone are handed.
func settingsNeeds(w *Window) settings.Needs {
	return settings.Needs{
		Preferences: w.app.Preferences(), Voiceless: w.voiceless, Hush: w.hush, Speak: w.speak, Restyle: w.retheme,
		Later: func() bool { return len(w.coaches()) > 0 },
		Try: func() {
			w.tone(tonePress)
			w.speakUp(w.say("settings.sample", nil))
		},
	}
}
