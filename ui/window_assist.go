package ui

import (
	"slices"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/story"
	"relink/ui/page"
	"relink/ui/way"
)

// assistable tells whether Relink could restart the phone while the person
// holds its buttons: it is in recovery, and commands can be sent.
func (w *Window) assistable() bool {
	model, ok := w.story.Way.Model()
	if !ok || w.source.Act.Leave == nil {
		return false
	}
	_, there := w.story.Reachable(story.InRecovery)
	return there && slices.Contains(dfu.Variants(model, dfu.FromRecovery), dfu.Assisted)
}

// offerAssist puts the offer on the page before the coach. Consent holds for
// that page and the tries that follow it: what another program does is asked
// again on the way back to it.
func (w *Window) offerAssist(s *way.WayState) {
	page := s.Way.Page()
	if page != checklist.PageBefore && page != checklist.PageCoach {
		w.assisted = false
	}
	s.Assist = page == checklist.PageBefore && w.assistable()
	s.Assisted = s.Assist && w.assisted
}

// firstWay is the way that the next try begins with, for the steps that are
// read beforehand; false when the buttons that work lead nowhere.
func (w *Window) firstWay(m device.Model, start dfu.Start) (dfu.Variant, bool) {
	return dfu.FirstWay(m, start, w.mayAssist(start), w.story.Way.Broken()...)
}

// assist takes the consent, or takes it back, and shows the steps it makes.
func (w *Window) assist(on bool) {
	w.assisted = on
	w.shown = ""
	w.show()
	if w.view.Assist != nil {
		w.win.Canvas().Focus(w.view.Assist)
	}
}

// restartPhone does Relink's part of an assisted try. What came of it arrives
// through the one crossing, after the instruction was shown.
func (w *Window) restartPhone() {
	c := w.coach
	phone, ok := w.story.Reachable(story.InRecovery)
	failed := func(why page.Refusal) {
		if w.coach == c && c != nil {
			w.assisted = false
			c.Unassisted(w.say("act.assist.failed."+string(why), nil))
		}
	}
	if !ok || w.source.Act.Leave == nil {
		w.jobs.do(func() func() { return func() { failed(page.RefusedGone) } })
		return
	}
	w.act("send commands to the phone", w.source.Act.Leave, phone, func(err error) {
		if err != nil {
			failed(page.RefusalOf(err))
		}
	})
}

// mayAssist tells whether a try from start is assisted.
func (w *Window) mayAssist(start dfu.Start) bool {
	return start == dfu.FromRecovery && w.assisted && w.assistable() && w.story.Way.Seen().Mode == device.ModeRecovery
}
