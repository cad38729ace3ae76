package ui

import (
	"context"
	"strconv"
	"time"

	"relink/internal/device"
	"relink/ui/panel"
)

// muxTime bounds what usbmuxd is asked at a time.
const muxTime = 10 * time.Second

// askMux asks usbmuxd when a question falls due, and says when the next one
// does.
func (w *Window) askMux(now time.Time) (time.Time, bool) {
	ask, panel := w.source.Act.Ask, w.panel
	if ask == nil || panel == nil || w.asked == panel || w.busy() {
		return time.Time{}, false
	}
	if !w.story.Asking.Due(now) {
		return w.story.Asking.Next()
	}
	w.asked = panel
	w.jobs.do(func() func() {
		ctx, cancel := context.WithTimeout(context.Background(), muxTime)
		defer cancel()
		told, err := ask(ctx)
		return func() {
			if w.panel == panel {
				w.muxTold(now, told, err)
			}
		}
	})
	return time.Time{}, false
}

// muxTold takes what usbmuxd said to a question of that moment.
func (w *Window) muxTold(asked time.Time, told []device.Told, err error) {
	w.asked = nil
	if err != nil {
		w.hands.Log("ask usbmuxd", err)
	}
	now := time.Now()
	w.hands.Note("usbmuxd told", strconv.Itoa(w.story.Told(asked, told)))
	w.keep.dirty = true
	w.show()
	w.live(now)
	w.panel.Wake(now)
}

// toldOf adds to a phone's card what it told through usbmuxd.
func (w *Window) toldOf(p panel.LivePhone, x device.Sighting) panel.LivePhone {
	if x.Source == device.SourceUSBMux && x.Mode == device.ModeNormal {
		p.Word = w.say("usbmux.mode.running", nil)
	}
	if x.Version != "" {
		p.Details = append(p.Details, panel.LiveDetail{Name: w.say("usbmux.detail.ios", nil), Value: x.Version})
	}
	return p
}
