package ui

import (
	"slices"
	"time"

	"relink/internal/device"
)

// ours is the bus without the phones that stand beside the one the way is
// about: what they do is nobody's try. Who they are is settled before a try:
// choosing another phone in the middle of one does not take its phone away.
func (w *Window) ours() device.Snapshot {
	s := &w.story
	if !w.trying() {
		s.beside = s.way.Beside()
	}
	out := s.last
	out.Devices = nil
	for i, d := range s.last.Devices {
		if i >= len(s.sightings) || !slices.Contains(s.beside, s.sightings[i].Phone) {
			out.Devices = append(out.Devices, d)
		}
	}
	return out
}

// giveUp takes the phone that is there in place of one that stays away, when
// it is time, and says when it will be.
func (w *Window) giveUp(now time.Time) (time.Time, bool) {
	at, ok := w.story.way.GivesUp()
	if !ok || now.Before(at) {
		return at, ok
	}
	w.story.way = w.story.way.See(now, w.story.sightings)
	return time.Time{}, false
}
