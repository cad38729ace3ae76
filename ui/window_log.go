package ui

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/session"
	"relink/internal/story"
)

// logDesk is the page of a restore log while it is open.
type logDesk struct {
	window *Window
	state  LogState
	// before is the session before the log was put into it.
	before session.Session
}

func (d *logDesk) Name() string { return "restore log" }

func (d *logDesk) View() (fyne.CanvasObject, fyne.Focusable) {
	d.state.Cat, d.state.Asks = d.window.cat, d.window.asksHowItEnded()
	v := NewLogView(d.state, LogHands{
		Read: d.read, Choose: d.choose, Answer: d.answer, Apart: d.apart,
		Explain: d.window.explain, Back: d.window.closeTool,
	})
	return v.View, v.First
}

// asksHowItEnded tells whether the page of the way asks how a restore ended.
func (w *Window) asksHowItEnded() bool {
	p := w.story.Way.Page()
	return p == checklist.PageUpdateResult || p == checklist.PageEraseResult
}

// wantLog opens the page that asks for a restore log and looks for the newest
// one meanwhile.
func (w *Window) wantLog() {
	d := &logDesk{window: w, state: LogState{Stage: LogWanted}}
	w.openTool(d)
	if w.hands.NewestLog == nil {
		return
	}
	w.jobs.do(func() func() {
		found, ok := w.hands.NewestLog()
		return func() {
			if ok && d.state.Stage == LogWanted && w.opened.top() == d {
				d.state.Newest = &found
				w.turnTool()
			}
		}
	})
}

// dropped takes files that were dropped on the window: one is read, the
// others are left. What Relink itself exports is a session.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	for _, f := range files {
		if f.Scheme() == "file" {
			if strings.EqualFold(f.Extension(), ".json") {
				w.mergeSession(f.Path())
			} else {
				w.readLog(f.Path())
			}
			return
		}
	}
}

// readLog opens the page of a log and reads it.
func (w *Window) readLog(path string) {
	d, open := w.opened.top().(*logDesk)
	if !open {
		d = &logDesk{window: w}
		w.openTool(d)
	}
	d.read(path)
}

// choose asks for the file.
func (d *logDesk) choose() {
	d.window.askFile(nil, d.read)
}

// read reads the log elsewhere: a large one takes a second.
func (d *logDesk) read(path string) {
	w := d.window
	d.state = LogState{Stage: LogReading, Path: path}
	w.turnTool()
	w.jobs.do(func() func() {
		l, err := w.hands.ReadLog(path)
		return func() {
			if d.state.Stage == LogReading && d.state.Path == path {
				d.took(l, err)
			}
		}
	})
}

// took shows what was read. A page that was closed meanwhile keeps nothing.
func (d *logDesk) took(l story.Log, err error) {
	w := d.window
	if w.opened.top() != d {
		d.state.Stage = LogWanted
		return
	}
	d.state.Log, d.state.Stage = l, LogRead
	switch {
	case err != nil:
		w.hands.Log("read a restore log", err)
		d.state.Stage, d.state.Trouble = LogTrouble, logTrouble(w.cat, d.state.Path, err)
	case l.Outcome == restorelog.NotARestore:
		d.state.Stage, d.state.Trouble = LogTrouble, w.say("logdrop.not-a-restore", logPage{LogState: d.state}.file())
	case !w.asksHowItEnded() || l.Outcome == restorelog.Incomplete || !w.story.SameModel(l.ProductType):
		d.keep(func(now time.Time) story.LogFate { return w.story.TakeLog(now, l) })
		return
	}
	w.turnTool()
}

// keep puts the log into the session and says what became of it.
func (d *logDesk) keep(take func(now time.Time) story.LogFate) {
	w, now := d.window, time.Now()
	if d.state.Fate == story.LogPending {
		d.before = w.story.Kept
	}
	d.state.Fate = take(now)
	w.hands.Note("restore log", string(d.state.Log.Tool)+" "+string(d.state.Log.Outcome))
	w.keepNow(now)
	w.turnTool()
}

// apart makes a try of its own of the log.
func (d *logDesk) apart() {
	if d.state.Fate == story.LogJoined {
		d.keep(func(now time.Time) story.LogFate { return d.window.story.Parted(now, d.state.Log, d.before) })
		return
	}
	d.keep(func(now time.Time) story.LogFate { return d.window.story.TakeLog(now, d.state.Log) })
}

// answer answers with the log how the restore ended, and puts it to that try.
func (d *logDesk) answer() {
	w := d.window
	a := checklist.Answer{Choices: []checklist.Choice{"none"}, Evidence: restore.Log}
	switch codes := d.state.Log.Codes; {
	case d.state.Log.Outcome == restorelog.Success:
		a.Choices = []checklist.Choice{"worked"}
	case len(codes) > 0 && codes[0] > 0:
		a = checklist.Answer{Number: &codes[0], Evidence: restore.Log}
	}
	w.opened.clear()
	w.answer(a)
	w.story.TakeLog(time.Now(), d.state.Log)
	w.keepNow(time.Now())
}
