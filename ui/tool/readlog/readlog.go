// Package readlog is the tool that reads the log of a restore program: it asks
// for the file, says what the log says, and puts that to a try.
package readlog

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/session"
	"relink/internal/story"
	"relink/ui/tool"
)

// Needs are what the reader alone is handed of the window.
type Needs struct {
	// Read reads the log of another program; Newest finds the one that was
	// written last, without opening it, and is nil where nobody looks. Both may
	// take a while.
	Read   func(path string) (story.Log, error)
	Newest func() (restorelog.Found, bool)
	// Choose asks for a file and hands its path on.
	Choose func(got func(path string))
	// Explain opens what explains a number.
	Explain func(number int)
	// Keep keeps on disk what was put into the story.
	Keep func()
	// Answer closes every tool and answers the page of the way.
	Answer func(checklist.Answer)
	// Found closes every tool and shows what was found.
	Found func()
}

// Reader is the page of a restore log while it is open.
type Reader struct {
	window tool.Window
	needs  Needs
	state  State
	// before is the session before the log was put into it.
	before session.Session
}

// New is the reader, asking for a log.
func New(w tool.Window, n Needs) *Reader {
	return &Reader{window: w, needs: n, state: State{Stage: Wanted}}
}

// Name implements tool.Tool.
func (r *Reader) Name() string { return "restore log" }

// View implements tool.Tool.
func (r *Reader) View() (fyne.CanvasObject, fyne.Focusable) {
	r.state.Cat, r.state.Asks = r.window.Cat(), r.asksHowItEnded()
	v := NewView(r.state, Taps{
		Read: r.Read, Choose: r.choose, Answer: r.answer, Apart: r.apart,
		Explain: r.needs.Explain, Back: r.window.Close, Found: r.found(),
	})
	return v.View, v.First
}

// found leads to what was found, with what the log told in it; nil where that is
// not shown now, or where the page below shows it.
func (r *Reader) found() func() {
	if _, ok := r.window.Story().Way.ToFound(); !ok || r.state.Fate != story.LogAdded && r.state.Fate != story.LogJoined && r.state.Fate != story.LogKnown {
		return nil
	}
	return r.needs.Found
}

// asksHowItEnded tells whether the page of the way asks how a restore ended.
func (r *Reader) asksHowItEnded() bool {
	p := r.window.Story().Way.Page()
	return p == checklist.PageUpdateResult || p == checklist.PageEraseResult
}

// Look looks for the newest log while the page asks for one.
func (r *Reader) Look() {
	if r.needs.Newest == nil {
		return
	}
	r.window.Do(func() func() {
		found, ok := r.needs.Newest()
		return func() {
			if ok && r.state.Stage == Wanted && r.window.Seen(r) {
				r.state.Newest = &found
				r.window.Redraw(r)
			}
		}
	})
}

// choose asks for the file.
func (r *Reader) choose() { r.needs.Choose(r.Read) }

// Read reads the log elsewhere: a large one takes a second.
func (r *Reader) Read(path string) {
	r.state = State{Stage: Reading, Path: path}
	r.window.Redraw(r)
	r.window.Do(func() func() {
		l, err := r.needs.Read(path)
		return func() {
			if r.state.Stage == Reading && r.state.Path == path {
				r.took(l, err)
			}
		}
	})
}

// took shows what was read. A page that was closed meanwhile keeps nothing.
func (r *Reader) took(l story.Log, err error) {
	if !r.window.Seen(r) {
		r.state.Stage = Wanted
		return
	}
	r.state.Log, r.state.Stage = l, Read
	cat := r.window.Cat()
	switch {
	case err != nil:
		r.window.Log("read a restore log", err)
		r.state.Stage, r.state.Trouble = Trouble, trouble(cat, r.state.Path, err)
	case l.Outcome == restorelog.NotARestore:
		r.state.Stage, r.state.Trouble = Trouble, cat.Text("logdrop.not-a-restore", builder{State: r.state}.file())
	case !r.asksHowItEnded() || l.Outcome == restorelog.Incomplete || !r.window.Story().SameModel(l.ProductType):
		r.keep(func(now time.Time) story.LogFate { return r.window.Story().TakeLog(now, l) })
		return
	}
	r.window.Redraw(r)
}

// keep puts the log into the session and says what became of it.
func (r *Reader) keep(take func(now time.Time) story.LogFate) {
	if r.state.Fate == story.LogPending {
		r.before = r.window.Story().Kept
	}
	r.state.Fate = take(time.Now())
	r.window.Note("restore log", string(r.state.Log.Tool)+" "+string(r.state.Log.Outcome))
	r.needs.Keep()
	r.window.Redraw(r)
}

// apart makes a try of its own of the log.
func (r *Reader) apart() {
	if r.state.Fate == story.LogJoined {
		r.keep(func(now time.Time) story.LogFate { return r.window.Story().Parted(now, r.state.Log, r.before) })
		return
	}
	r.keep(func(now time.Time) story.LogFate { return r.window.Story().TakeLog(now, r.state.Log) })
}

// answer answers with the log how the restore ended, and puts it to that try.
func (r *Reader) answer() {
	a := checklist.Answer{Choices: []checklist.Choice{"none"}, Evidence: restore.Log}
	switch codes := r.state.Log.Codes; {
	case r.state.Log.Outcome == restorelog.Success:
		a.Choices = []checklist.Choice{"worked"}
	case len(codes) > 0 && codes[0] > 0:
		a = checklist.Answer{Number: &codes[0], Evidence: restore.Log}
	}
	r.needs.Answer(a)
	r.window.Story().TakeLog(time.Now(), r.state.Log)
	r.needs.Keep()
}
