package ui

import (
	"fmt"
	"maps"
	"time"

	"relink/internal/device"
	"relink/internal/story"
	"relink/ui/drawing"
	"relink/ui/kit"
	"relink/ui/panel"
)

// liveState is what the left side shows, and when it changes by itself.
func (w *Window) liveState(now time.Time) (panel.LiveState, time.Time, bool) {
	s := &w.story
	out := panel.LiveState{
		Chosen: s.Way.Seen().Phone, Folded: s.Folded + w.source.folded(),
		MayHandle: s.Way.MayHandle(), Unsafe: s.Way.Unsafe(),
	}
	if s.Blind != nil {
		out.Blind = w.say("app.blind", map[string]any{"Reason": device.Clean(s.Blind.Error())})
	}
	for _, x := range s.Sightings {
		if x.IsPhone() {
			if x.Model == nil && x.Phone == out.Chosen { // told, or seen in another mode
				if m, ok := s.Way.Model(); ok {
					x.Model = &m
				}
			}
			out.Phones = append(out.Phones, w.detailed(w.toldOf(panel.ShowPhone(w.cat, x), x)))
		}
	}
	next, ticking := time.Time{}, false
	if !s.Gone.IsZero() && s.Expects() {
		out.Phones = append(out.Phones, w.expected(now))
		next, ticking = s.Gone.Add(now.Sub(s.Gone).Truncate(time.Second)+time.Second), true
	}
	for _, h := range s.Events {
		out.Events = append(out.Events, panel.LiveEvent{At: h.At, Tone: eventTone(h), Text: w.eventText(h)})
	}
	return out, next, ticking
}

// eventTones are the tones of what happened, where no mode gives them.
var eventTones = map[string]kit.Tone{
	"app.event.drop": kit.ToneBad, "app.event.dfu": kit.ToneDFU, "usbmux.event.restoring": kit.ToneRestore,
	"app.event.gone": kit.ToneQuiet, "app.event.quiet": kit.ToneQuiet, "act.event.leave": kit.ToneQuiet, "enter.event": kit.ToneQuiet,
}

// eventTone is the tone of a line of what happened.
func eventTone(h story.Happening) kit.Tone {
	if h.Mode != "" {
		return panel.ModeLooks[h.Mode].Tone
	}
	if tone, ok := eventTones[h.ID]; ok {
		return tone
	}
	return kit.ToneMind // a try that ended elsewhere than in DFU
}

func (w *Window) eventText(h story.Happening) string {
	args := map[string]any{}
	maps.Copy(args, h.Args)
	if h.Mode != "" {
		args["Mode"] = w.say("app.mode."+string(h.Mode), nil)
	}
	text := w.say(h.ID, args)
	if h.Provoked {
		text += " (" + w.say("cabletest.live.provoked", nil) + ")"
	}
	return text
}

// detailed adds what was tried to a phone's card.
func (w *Window) detailed(p panel.LivePhone) panel.LivePhone {
	if p.Key != w.story.Way.Seen().Phone {
		return p
	}
	if n := len(w.story.Way.Outcomes()); n > 0 {
		p.Details = append(p.Details, panel.LiveDetail{Name: w.say("app.detail.tries", nil), Value: fmt.Sprint(n)})
	}
	if n := len(w.story.Way.Attempts()); n > 0 {
		p.Details = append(p.Details, panel.LiveDetail{Name: w.say("app.detail.restores", nil), Value: fmt.Sprint(n)})
	}
	return p
}

// expected is the card of a phone that went quiet and will come back.
func (w *Window) expected(now time.Time) panel.LivePhone {
	s := &w.story
	tone, word := panel.QuietLook(w.cat)
	p := panel.LivePhone{Key: s.Way.Seen().Phone, Name: w.say("ui.panel.some-phone", nil), Drawing: device.DrawUnknown, Screen: drawing.ScreenBlack, Tone: tone, Word: word}
	if m, ok := s.Way.Model(); ok {
		p.Name, p.Drawing = m.Name, m.Drawing
	}
	p.Details = []panel.LiveDetail{
		{Name: w.say("app.detail.was", nil), Value: w.say("app.mode."+string(s.Way.Seen().Mode), nil)},
		{Name: w.say("app.detail.gone", nil), Value: w.say("app.detail.seconds", map[string]any{"Seconds": int(now.Sub(s.Gone).Seconds())})},
	}
	return p
}

// choose follows another phone.
func (w *Window) choose(key string) {
	w.move(func() { w.story.Follow(time.Now(), key) })
}
