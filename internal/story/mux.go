package story

import (
	"time"

	"relink/internal/device"
)

// Told puts what usbmuxd said of the phones on the bus beside what the bus
// shows of them, and says how many answered.
func (s *Story) Told(at time.Time, told []device.Told) int {
	var answered []string
	for _, x := range s.Sightings {
		for _, t := range told {
			if !t.Of(x.Device) || t.Mode == "" {
				continue
			}
			answered = append(answered, x.Phone)
			if s.tracker = s.tracker.Confirm(x.Phone, t); t.Mode == device.ModeRestore && x.Mode != device.ModeRestore {
				s.tell(Happening{At: at, ID: "usbmux.event.restoring"})
			}
		}
	}
	s.Asking = s.Asking.Answered(at, answered)
	if len(answered) > 0 {
		// Nothing moved on the cable: it is the same arrival, better known.
		s.tracker, s.Sightings = s.tracker.Advance(s.Last)
		s.Look(s.Last)
	}
	return len(answered)
}
