package ui

import (
	"reflect"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"relink/internal/words"
	"relink/ui/coach"
	"relink/ui/kit"
	"relink/ui/panel"
)

// sidebar is the left side: the live panel, and below it what is quiet: a
// notice, what is being played, and the menu.
type sidebar struct {
	live   *panel.LivePanel
	notice *kit.Text
	badge  *kit.Pill
	leave  *kit.Button
	menu   *kit.Button
	foot   *fyne.Container
	root   *fyne.Container
	shown  time.Time // when live was last brought up to date
}

func newSidebar(cat *words.Catalogue, menu, leave func(), choose func(string)) *sidebar {
	s := &sidebar{
		live:   panel.NewLivePanel(cat, choose),
		notice: kit.NewText(kit.RoleSmall, ""),
		badge:  kit.NewPill(kit.ToneRestore, ""),
		leave:  kit.NewButton(kit.Quiet, "", leave),
		menu:   kit.NewButton(kit.Secondary, cat.Text("app.menu", nil), menu),
	}
	s.badge.Hide()
	s.leave.Hide()
	s.foot = kit.Column(kit.SpaceItems, kit.Bounded(noticeLines, s.notice), kit.Flow(kit.SpaceItems, s.badge, s.leave), kit.Flow(kit.SpaceItems, s.menu))
	s.root = kit.ColumnGrow(kit.SpaceCards, s.live, s.live, s.foot)
	return s
}

func (s *sidebar) view() fyne.CanvasObject { return s.root }

// noticeLines is how many lines of a notice show at once; the rest scrolls.
const noticeLines = 6

// tell shows the notice and what is being played.
func (s *sidebar) tell(notice, badge, leave string) {
	if s.notice.Text() == notice && s.badge.Text() == badge && s.leave.Text() == leave {
		return
	}
	s.notice.SetText(notice)
	s.badge.Set(kit.ToneRestore, badge)
	s.leave.SetText(leave)
	s.badge.Hidden, s.leave.Hidden = badge == "", leave == ""
	s.root.Refresh()
}

// live brings the left side up to date and says when it changes by itself.
func (w *Window) live(now time.Time) (time.Time, bool) {
	badge, leave := "", ""
	switch {
	case w.play.Kind == Practice:
		badge, leave = w.say("app.practice", nil), w.say("app.leave-practice", nil)
	case w.play.Kind == Replayed && w.over:
		badge, leave = w.say("app.replay.over", nil), w.say("app.leave-replay", nil)
	case w.play.Kind == Replayed:
		badge, leave = w.say("app.replay", nil), w.say("app.leave-replay", nil)
	}
	w.left.tell(w.told(), badge, leave)
	w.left.live.Flat(w.trying())
	kit.Brighten(slices.ContainsFunc(w.coaches(), func(c *coach.Coach) bool { return w.uncovered(c) && c.OnStage() }))
	if soon := w.left.shown.Add(liveEvery); w.panel != nil && now.Before(soon) && !now.Before(w.left.shown) {
		w.panel.Wake(soon)
		return soon, true
	}
	state, next, ok := w.liveState(now)
	if !reflect.DeepEqual(state, w.left.live.State()) {
		w.left.live.Set(state)
		w.left.shown = now
	}
	return next, ok
}

// liveEvery is how often the left side may change. A device that comes and
// goes faster than anybody reads must not take the window's whole time.
const liveEvery = 100 * time.Millisecond
