package ui

import (
	"time"

	"relink/internal/device"
	"relink/ui/page"
)

// keepEvery is how long events on the bus may wait to be written down, and
// keepAgain how long a disk that was full is left in peace.
const (
	keepEvery = 2 * time.Second
	keepAgain = 5 * time.Second
)

// keeper knows what is not on disk yet.
type keeper struct {
	dirty bool
	last  time.Time
	// unsaved says why the last try to write did not succeed; empty when it
	// did. It is told until one does, whatever else there is to tell.
	unsaved string
}

// keepSome writes down what the bus brought, not too often and never while
// hands are on the phone.
func (w *Window) keepSome(now time.Time) (time.Time, bool) {
	if !w.keep.dirty || w.trying() {
		return time.Time{}, false
	}
	wait := keepEvery
	if w.keep.unsaved != "" {
		wait = keepAgain
	}
	if due := w.keep.last.Add(wait); now.Before(due) {
		return due, true
	}
	w.keepNow(now)
	return now.Add(keepAgain), w.keep.dirty
}

// keepNow writes everything down. What is rehearsed is not kept. What could
// not be written stays to be written: it is tried again by itself, and once
// more when the program ends.
func (w *Window) keepNow(now time.Time) {
	w.keep.last = now
	real := w.real()
	err := w.hands.Save(Kept{Session: real.Kept, Way: real.Way.Saved()})
	w.keep.dirty = err != nil
	if err == nil {
		w.keep.unsaved = ""
		return
	}
	if w.keep.unsaved == "" {
		w.hands.Log("keep the session", err)
	}
	w.keep.unsaved = w.say("app.unsaved", map[string]any{"Reason": device.Clean(page.Reason(w.cat, err))})
}

// told is what stands on the left: that the answers are not kept before
// anything else.
func (w *Window) told() string {
	if w.keep.unsaved != "" {
		return w.keep.unsaved
	}
	return w.notice
}

// Ended keeps what is not kept yet, however the program came to its end: a
// system that shuts down, or a terminal that is closed, passes no window.
func (w *Window) Ended() {
	if w.keep.dirty {
		w.keepNow(time.Now())
	}
}
