package story

import (
	"slices"
	"time"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/device"
)

// Happening is a line of what happened on the cable. Its words are chosen
// when it is shown, so that they follow the language.
type Happening struct {
	At   time.Time
	ID   string
	Mode device.Mode    // put into the words as {{.Mode}}
	Args map[string]any // further words
	// Provoked is what a hand may have done in a cable test.
	Provoked bool
}

// happened notes what a snapshot shows of phones.
func (s *Story) happened(at time.Time, before []device.Sighting) {
	for _, x := range before {
		if x.IsPhone() && !slices.ContainsFunc(s.Sightings, func(y device.Sighting) bool { return sameArrival(x, y) }) {
			s.left = append(s.left, departure{x, at})
			if !slices.ContainsFunc(s.Sightings, func(y device.Sighting) bool { return y.Phone == x.Phone }) {
				id := "app.event.gone"
				if s.Expects() {
					id = "app.event.quiet"
				}
				s.tell(Happening{At: at, ID: id})
			}
		}
	}
	for _, y := range s.Sightings {
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

// Expects reports whether a phone that leaves the bus does what it should.
func (s *Story) Expects() bool { return s.coaching || s.restarts || s.Watched() }

// departure is a phone that left the bus.
type departure struct {
	device.Sighting
	at time.Time
}

// arrived notes a phone that came: for the first time, back in another mode,
// or back so soon in the same one that the contact broke.
func (s *Story) arrived(at time.Time, y device.Sighting) {
	i := slices.IndexFunc(s.left, func(d departure) bool { return d.Phone == y.Phone })
	if i < 0 {
		s.tell(Happening{At: at, ID: "app.event.connected", Mode: y.Mode})
		return
	}
	d := s.left[i]
	s.left = slices.Delete(slices.Clone(s.left), i, i+1)
	gone := at.Sub(d.at)
	switch {
	case d.Mode == y.Mode && gone < guide.BounceWithin && !s.Watched() && !s.replug:
		s.tell(Happening{At: at, ID: "app.event.drop", Args: map[string]any{"Seconds": max(gone.Seconds(), 0.1)}})
	case y.Mode == device.ModeDFU || y.Mode == device.ModePortDFU:
		s.tell(Happening{At: at, ID: "app.event.dfu"})
	default:
		s.tell(Happening{At: at, ID: "app.event.back", Mode: y.Mode})
	}
}

// EventsKept bounds the lines of what happened on the cable.
const EventsKept = 200

// tell keeps a line, the newest last.
func (s *Story) tell(h Happening) {
	h.Provoked = s.shaken
	s.Events = append(slices.Clip(s.Events), h)
	if over := len(s.Events) - EventsKept; over > 0 {
		s.Events = s.Events[over:]
		s.Folded += over
	}
}

// tried notes the end of a try on the left side.
func (s *Story) tried(at time.Time, o dfu.Outcome) {
	if o == dfu.ReachedDFU {
		return // its arrival says it
	}
	s.tell(Happening{At: at, ID: "app.event.try." + string(o), Args: map[string]any{"Try": len(s.Way.Outcomes())}})
}
