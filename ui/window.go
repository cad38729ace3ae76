package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story"
	"relink/internal/words"
	"relink/ui/coach"
	"relink/ui/page"
	"relink/ui/tool/report"
	"relink/ui/way"
)

// Window is the whole of it: the live panel on the left, on the right the one
// thing to do now. It lives on Fyne's goroutine.
type Window struct {
	hands Hands
	app   fyne.App
	win   fyne.Window
	cat   *words.Catalogue

	story   story.Story
	set     *story.Story // the real way, set aside while something is rehearsed
	play    Play
	source  Source
	over    bool // the replay has ended
	panel   *Panel
	end     context.CancelFunc // ends the panel's run
	do      func(func())       // the one crossing to the screen
	retryAt time.Time

	left   *sidebar
	stage  *fyne.Container
	view   way.WayView
	visit  string    // the page of view, as long as it is not left
	shown  string    // what the right side shows, so that it is built once
	built  time.Time // when it last followed the bus or the clock
	coach  *coach.Coach
	report *report.Report
	opened toolPile
	jobs   jobs
	notice string
	keep   keeper
	last   spoken
	// unvoiced is the language for which it was said that no voice is there.
	unvoiced string

	backups  look[way.Backups]
	programs look[[]way.Program]
	asked    *Panel // for which a question to usbmuxd is on its way; nil for none
	vigil    vigil
	// working are the tools with something going on with the phone.
	working atWork
	// assisted is the consent to restart the phone in the next tries.
	assisted bool
}

// NewWindow makes the window; Start fills it.
func NewWindow(app fyne.App, h Hands, cat *words.Catalogue) *Window {
	w := &Window{hands: h, app: app, cat: cat, stage: container.NewStack(), jobs: newJobs(), do: fyne.Do}
	w.win = app.NewWindow(Title)
	w.win.SetPadded(false)
	w.win.Resize(rememberedSize(app.Preferences()))
	w.win.SetMaster()
	w.win.SetCloseIntercept(w.close)
	w.win.SetOnDropped(w.dropped)
	w.story = story.New(h.Kept.Session, checklist.Resume(h.Kept.Way))
	switch {
	case h.SetAside != "":
		w.notice = w.say("app.keptaside", map[string]any{"Path": h.SetAside})
	case h.Resumed && h.BrokeOff == nil:
		w.notice = w.say("app.resumed", map[string]any{"Date": h.Kept.Session.Started.Format("2006-01-02 15:04")})
	}
	teachFyne(cat)
	w.readyVoice()
	w.compose()
	w.keys()
	return w
}

// say is a sentence.
func (w *Window) say(id string, args map[string]any) string { return w.cat.Text(id, args) }

// compose builds the window anew, as after another language or look.
func (w *Window) compose() {
	w.left = newSidebar(w.cat, w.openMenu, w.leavePlay, w.choose)
	w.stage.Objects = nil
	w.shown = ""
	// The right side comes first, so that Tab begins there.
	w.win.SetContent(container.NewStack(newGround(w.win.Canvas(), w.do), container.New(rightFirst{}, w.stage, w.left.view())))
	w.show()
	w.live(time.Now())
}

// rightFirst is Frame's layout for a right side that comes before the left.
type rightFirst struct{ page.FrameLayout }

func (l rightFirst) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	l.FrameLayout.Layout([]fyne.CanvasObject{objs[1], objs[0]}, size)
}

// Start opens the bus and shows the window. After a run that broke off it says
// so first.
func (w *Window) Start(p Play) {
	w.begin(p)
	if last := w.hands.BrokeOff; last != nil {
		w.openTool(&brokeDesk{window: w, last: *last})
	}
	w.win.Show()
}

// begin watches another bus, the one before having been left.
func (w *Window) begin(p Play) {
	w.stop()
	if p.Kind != Real && w.set == nil {
		aside := w.story
		w.set = &aside
		w.story = aside.Rehearsal(time.Now())
		if p.Kind == Practice {
			w.story = aside.Practice(time.Now())
		}
	}
	if p.Kind == Real && w.set != nil {
		w.story = *w.set
		w.set = nil
	}
	w.play, w.over, w.coach, w.report, w.shown = p, false, nil, nil, ""
	w.view, w.visit = way.WayView{}, ""
	w.opened.clear()
	w.story.OtherBus(time.Now())
	source, err := w.hands.Open(p)
	if err != nil {
		w.lost(err)
		w.run(nil)
		return
	}
	w.source = source
	w.story.Unreadable(nil)
	w.run(source.Snapshots)
	w.findRestore()
}

// run starts the one goroutine that reaches the screen.
func (w *Window) run(snapshots <-chan device.Snapshot) {
	ctx, end := context.WithCancel(context.Background())
	w.end = end
	var p *Panel
	p = NewPanel(func(now time.Time, s *device.Snapshot) (time.Time, bool) {
		if w.panel != p {
			return time.Time{}, false // the bus was left meanwhile
		}
		return w.step(now, s)
	}, func() {
		if w.panel == p {
			w.ended()
		}
	})
	p.Raise, p.Raised = w.hands.Raise, w.win.RequestFocus
	p.Done = w.jobs.done
	w.panel = p
	go p.Run(ctx, snapshots, w.do)
	if w.source.Kernel != nil {
		go w.hearKernel(w.source.Kernel)
	}
	w.show()
	w.live(time.Now())
	p.Wake(time.Now())
}

// stop leaves the bus.
func (w *Window) stop() {
	if w.coach != nil {
		w.coach.Close()
		w.coach = nil
	}
	if w.end != nil {
		w.end()
	}
	if w.source.Stop != nil {
		w.source.Stop()
	}
	w.source, w.panel = Source{}, nil
	w.asked = nil
	w.working.end()
	w.stayAwake(false)
}

// step takes a snapshot or the clock's word, and says when the clock matters
// next.
func (w *Window) step(now time.Time, s *device.Snapshot) (time.Time, bool) {
	w.story.ExpectRestart(w.working.doing(now).Restarts)
	if s != nil {
		w.story.Expect(w.trying(), w.working.doing(s.At).Shakes)
		w.story.Look(*s)
		w.keep.dirty = true
	}
	next := soonest{}
	next.add(w.story.GiveUp(now))
	next.add(w.stepCoaches(now, s))
	if w.story.Blind != nil {
		if !now.Before(w.retryAt) {
			w.retry(now)
		}
		next.add(w.retryAt, w.story.Blind != nil)
	}
	next.add(w.follow(now))
	next.add(w.retell(now))
	next.add(w.story.Links.Next(now))
	next.add(w.tend(now))
	next.add(w.keepSome(now)) // before what it may have to tell
	next.add(w.live(now))
	return next.at, next.ok
}

// soonest is the earliest of some moments.
type soonest struct {
	at time.Time
	ok bool
}

func (s *soonest) add(at time.Time, ok bool) {
	if ok && (!s.ok || at.Before(s.at)) {
		s.at, s.ok = at, true
	}
}

// leavePlay goes back from a practice or a replay to the real bus.
func (w *Window) leavePlay() {
	w.notice = ""
	w.begin(Play{Kind: Real})
}

// close keeps everything and ends.
func (w *Window) close() {
	w.stop()
	w.keepNow(time.Now())
	w.rememberSize()
	w.win.Close()
}
