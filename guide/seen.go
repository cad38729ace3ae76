package guide

import (
	"slices"
	"strings"

	"relink/internal/device"
)

// Seen is what the bus shows of the one phone the way is about.
type Seen struct {
	// Blind is true when the bus cannot be read at all; then Present false
	// says nothing.
	Blind   bool
	Present bool
	// Known is true once a phone was seen at all.
	Known bool
	Phone string // the session's pseudonym
	Port  string
	Mode  device.Mode
	Model *device.Model
	CPID  *uint16 // the chip, which a running phone tells where it does not tell the model
	// Straight and ThroughHub tell whether a hub other than the root is on the way.
	// Both are false where the system does not tell the way.
	Straight, ThroughHub bool
}

// At is the phone as it is found now.
func (s Seen) At(found device.Sighting) Seen {
	model := found.Model
	if model == nil && s.Known && (found.Phone == s.Phone || s.Phone == "") {
		model = s.Model // a mode that does not tell the model does not unteach it
	}
	through := throughHub(found.Device)
	return Seen{
		Present: true, Known: true, Phone: found.Phone, Port: found.Port,
		Mode: found.Mode, Model: model, CPID: found.CPID,
		Straight: found.Hubs != nil && !through, ThroughHub: through,
	}
}

// Away is the phone while the bus, which can be read, does not show it.
func (s Seen) Away() Seen {
	s.Blind, s.Present = false, false
	return s
}

// throughHub tells whether a hub other than the root is on the way.
func throughHub(d device.Device) bool {
	return slices.ContainsFunc(d.Hubs, func(h string) bool { return !strings.HasPrefix(h, "usb") })
}
