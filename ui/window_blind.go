package ui

import (
	"time"

	"relink/internal/device"
)

// retryEvery is how often a bus that cannot be read is tried again.
const retryEvery = 10 * time.Second

// ended is the end of the snapshots.
func (w *Window) ended() {
	err := w.source.Err()
	if w.play.Kind == Replayed {
		w.over = true
		if err != nil {
			w.notice = w.say("app.badtrace", map[string]any{"Reason": device.Clean(err.Error())})
		}
		w.live(time.Now())
		return
	}
	if err != nil {
		w.lost(err)
		w.live(time.Now())
		w.panel.Wake(w.retryAt)
	}
}

// lost is a bus that cannot be read; it must never look like a bus without a
// phone.
func (w *Window) lost(err error) {
	w.hands.Log("read the bus", err)
	w.story.Unreadable(err)
	w.retryAt = time.Now().Add(retryEvery)
	if w.play.Kind == Replayed {
		w.notice = w.say("app.badtrace", map[string]any{"Reason": device.Clean(err.Error())})
	}
}

// retry opens the real bus again.
func (w *Window) retry(now time.Time) {
	w.retryAt = now.Add(retryEvery)
	if w.play.Kind != Real {
		return
	}
	source, err := w.hands.Open(w.play)
	if err != nil {
		return
	}
	if w.source.Stop != nil {
		w.source.Stop()
	}
	w.end()
	w.source = source
	w.story.Unreadable(nil)
	w.run(source.Snapshots)
}
