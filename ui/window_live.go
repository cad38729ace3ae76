package ui

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/device"
)

// happening is a line of what happened on the cable. Its words are chosen
// when it is shown, so that they follow the language.
type happening struct {
	at   time.Time
	id   string
	mode device.Mode    // put into the words as {{.Mode}}
	args map[string]any // further words
	// provoked is what a hand may have done in a cable test.
	provoked bool
}

// happened notes what a snapshot shows of phones.
func (s *story) happened(at time.Time, before []device.Sighting) {
	for _, x := range before {
		if x.IsPhone() && !slices.ContainsFunc(s.sightings, func(y device.Sighting) bool { return sameArrival(x, y) }) {
			s.left = append(s.left, departure{x, at})
			if !slices.ContainsFunc(s.sightings, func(y device.Sighting) bool { return y.Phone == x.Phone }) {
				id := "app.event.gone"
				if s.expects() {
					id = "app.event.quiet"
				}
				s.tell(happening{at: at, id: id})
			}
		}
	}
	for _, y := range s.sightings {
		if y.IsPhone() && !slices.ContainsFunc(before, func(x device.Sighting) bool { return sameArrival(x, y) }) {
			s.arrived(at, y)
		}
	}
	s.left = slices.DeleteFunc(s.left, func(d departure) bool { return at.Sub(d.at) > time.Hour })
	if over := len(s.left) - leftKept; over > 0 {
		s.left = slices.Delete(s.left, 0, over)
	}
}

// leftKept bounds the phones that may come back: a device that names itself
// anew every time never does.
const leftKept = 64

// expects reports whether a phone that leaves the bus does what it should.
func (s *story) expects() bool { return s.coaching || s.restarts || s.watched() }

// departure is a phone that left the bus.
type departure struct {
	device.Sighting
	at time.Time
}

// arrived notes a phone that came: for the first time, back in another mode,
// or back so soon in the same one that the contact broke.
func (s *story) arrived(at time.Time, y device.Sighting) {
	i := slices.IndexFunc(s.left, func(d departure) bool { return d.Phone == y.Phone })
	if i < 0 {
		s.tell(happening{at: at, id: "app.event.connected", mode: y.Mode})
		return
	}
	d := s.left[i]
	s.left = slices.Delete(slices.Clone(s.left), i, i+1)
	gone := at.Sub(d.at)
	switch {
	case d.Mode == y.Mode && gone < guide.BounceWithin && !s.watched() && !s.replug:
		s.tell(happening{at: at, id: "app.event.drop", args: map[string]any{"Seconds": gone.Seconds()}})
	case y.Mode == device.ModeDFU || y.Mode == device.ModePortDFU:
		s.tell(happening{at: at, id: "app.event.dfu"})
	default:
		s.tell(happening{at: at, id: "app.event.back", mode: y.Mode})
	}
}

// eventsKept bounds the lines of what happened on the cable.
const eventsKept = 200

// tell keeps a line, the newest last.
func (s *story) tell(h happening) {
	h.provoked = s.shaken
	s.events = append(slices.Clip(s.events), h)
	if over := len(s.events) - eventsKept; over > 0 {
		s.events = s.events[over:]
		s.folded += over
	}
}

// liveState is what the left side shows, and when it changes by itself.
func (w *Window) liveState(now time.Time) (LiveState, time.Time, bool) {
	s := &w.story
	out := LiveState{
		Chosen: s.way.Seen().Phone, Folded: s.folded + w.source.folded(),
		MayHandle: s.way.MayHandle(), Unsafe: s.way.Unsafe(),
	}
	if s.blind != nil {
		out.Blind = w.say("app.blind", map[string]any{"Reason": device.Clean(s.blind.Error())})
	}
	for _, x := range s.sightings {
		if x.IsPhone() {
			if x.Model == nil && x.Phone == out.Chosen { // told, or seen in another mode
				if m, ok := s.way.Model(); ok {
					x.Model = &m
				}
			}
			out.Phones = append(out.Phones, w.detailed(w.toldOf(ShowPhone(w.cat, x), x)))
		}
	}
	next, ticking := time.Time{}, false
	if !s.gone.IsZero() && s.expects() {
		out.Phones = append(out.Phones, w.expected(now))
		next, ticking = s.gone.Add(now.Sub(s.gone).Truncate(time.Second)+time.Second), true
	}
	for _, h := range s.events {
		out.Events = append(out.Events, LiveEvent{At: h.at, Tone: eventTone(h), Text: w.eventText(h)})
	}
	return out, next, ticking
}

// eventTones are the tones of what happened, where no mode gives them.
var eventTones = map[string]Tone{
	"app.event.drop": ToneBad, "app.event.dfu": ToneDFU, "usbmux.event.restoring": ToneRestore,
	"app.event.gone": ToneQuiet, "app.event.quiet": ToneQuiet, "act.event.leave": ToneQuiet, "enter.event": ToneQuiet,
}

// eventTone is the tone of a line of what happened.
func eventTone(h happening) Tone {
	if h.mode != "" {
		return modeLooks[h.mode].tone
	}
	if tone, ok := eventTones[h.id]; ok {
		return tone
	}
	return ToneMind // a try that ended elsewhere than in DFU
}

func (w *Window) eventText(h happening) string {
	args := map[string]any{}
	maps.Copy(args, h.args)
	if h.mode != "" {
		args["Mode"] = w.say("app.mode."+string(h.mode), nil)
	}
	text := w.say(h.id, args)
	if h.provoked {
		text += " (" + w.say("cabletest.live.provoked", nil) + ")"
	}
	return text
}

// detailed adds what was tried to a phone's card.
func (w *Window) detailed(p LivePhone) LivePhone {
	if p.Key != w.story.way.Seen().Phone {
		return p
	}
	if n := len(w.story.way.Outcomes()); n > 0 {
		p.Details = append(p.Details, LiveDetail{w.say("app.detail.tries", nil), fmt.Sprint(n)})
	}
	if n := len(w.story.way.Attempts()); n > 0 {
		p.Details = append(p.Details, LiveDetail{w.say("app.detail.restores", nil), fmt.Sprint(n)})
	}
	return p
}

// expected is the card of a phone that went quiet and will come back.
func (w *Window) expected(now time.Time) LivePhone {
	s := &w.story
	tone, word := QuietLook(w.cat)
	p := LivePhone{Key: s.way.Seen().Phone, Name: w.say("ui.panel.some-phone", nil), Drawing: device.DrawUnknown, Screen: ScreenBlack, Tone: tone, Word: word}
	if m, ok := s.way.Model(); ok {
		p.Name, p.Drawing = m.Name, m.Drawing
	}
	p.Details = []LiveDetail{
		{w.say("app.detail.was", nil), w.say("app.mode."+string(s.way.Seen().Mode), nil)},
		{w.say("app.detail.gone", nil), w.say("app.detail.seconds", map[string]any{"Seconds": int(now.Sub(s.gone).Seconds())})},
	}
	return p
}

// choose follows another phone.
func (w *Window) choose(key string) {
	w.move(func() { w.story.follow(time.Now(), key) })
}

// tried notes the end of a try on the left side.
func (s *story) tried(at time.Time, o dfu.Outcome) {
	if o == dfu.ReachedDFU {
		return // its arrival says it
	}
	s.tell(happening{at: at, id: "app.event.try." + string(o), args: map[string]any{"Try": len(s.way.Outcomes())}})
}
