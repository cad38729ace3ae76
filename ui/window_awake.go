package ui

import "time"

// vigil is the wish that screen and computer stay awake.
type vigil struct {
	wanted bool
	asking bool   // the desktop has not answered yet
	stop   func() // takes the wish back; nil when none is held
	told   bool   // that this desktop does not take it
}

// tend follows what goes on beside the way, and says when the clock matters to
// it: the tools at work, usbmuxd, the vigil.
func (w *Window) tend(now time.Time) (time.Time, bool) {
	next := soonest{}
	next.add(w.working.step(now))
	next.add(w.askMux(now))
	w.stayAwake(w.busy())
	return next.at, next.ok
}

// stayAwake asks the desktop for what is wanted. It may take seconds to
// answer, so it is asked elsewhere, one question at a time.
func (w *Window) stayAwake(wanted bool) {
	v := &w.vigil
	v.wanted = wanted && w.hands.Awake != nil && w.play.Kind == Real
	if failed := w.say("act.awake.failed", nil); !v.wanted && w.notice == failed {
		w.notice = "" // nothing runs that would suffer from it
		w.live(time.Now())
	}
	switch {
	case v.asking:
	case v.wanted && v.stop == nil && !v.told:
		v.asking = true
		reason := w.say("act.awake.reason", nil)
		w.jobs.do(func() func() {
			stop, err := w.hands.Awake(reason)
			return func() { w.keptAwake(stop, err) }
		})
	case !v.wanted && v.stop != nil:
		stop := v.stop
		v.stop = nil
		go stop()
	}
}

// keptAwake takes the desktop's answer.
func (w *Window) keptAwake(stop func(), err error) {
	v := &w.vigil
	v.asking = false
	if err != nil {
		v.told = true
		w.hands.Log("keep the computer awake", err)
		w.tellNotice("act.awake.failed")
		return
	}
	v.stop = stop
	w.stayAwake(v.wanted)
}
