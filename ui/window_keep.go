package ui

import (
	"time"

	"relink/internal/device"
	"relink/ui/page"
)

// keepEvery is how long events on the bus may wait to be written down.
const keepEvery = 2 * time.Second

// keeper knows what is not on disk yet.
type keeper struct {
	dirty  bool
	last   time.Time
	failed bool
}

// keepSome writes down what the bus brought, not too often and never while
// hands are on the phone.
func (w *Window) keepSome(now time.Time) (time.Time, bool) {
	if !w.keep.dirty || w.trying() {
		return time.Time{}, false
	}
	if due := w.keep.last.Add(keepEvery); now.Before(due) {
		return due, true
	}
	w.keepNow(now)
	return time.Time{}, false
}

// keepNow writes everything down. What is rehearsed is not kept.
func (w *Window) keepNow(now time.Time) {
	w.keep.dirty, w.keep.last = false, now
	real := w.real()
	err := w.hands.Save(Kept{Session: real.Kept, Way: real.Way.Saved()})
	switch {
	case err != nil && !w.keep.failed:
		w.hands.Log("keep the session", err)
		w.notice = w.say("app.unsaved", map[string]any{"Reason": device.Clean(page.Reason(w.cat, err))})
	case err == nil && w.keep.failed:
		w.notice = ""
	}
	w.keep.failed = err != nil
}
