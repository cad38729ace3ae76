package dfu

import (
	"time"

	"relink/internal/device"
)

// How tries follow one another.
const (
	// WayAfter is how many failures lead to the other way of doing it.
	WayAfter = 3
	// ReadyTime is the count before a try, and AgainTime the count before one
	// that begins by itself.
	ReadyTime = 3 * time.Second
	AgainTime = 10 * time.Second
	// cableAfter is how many failures make the kind of cable worth a word.
	cableAfter = 2
)

// allLightning is the first year of which no model has the older socket.
const allLightning = 2013

// SuggestsUSBA tells whether it is worth saying that a cable with the older plug
// may lead where one from USB-C to Lightning ends in recovery again and again.
// Users report it, of Lightning alone; nobody has said why.
func SuggestsUSBA(o Outcome, m device.Model, failed int) bool {
	return o == RecoveryInstead && failed >= cableAfter && !m.USBC && m.Year >= allLightning
}

// StartAfter is where the next try begins after an outcome; the bus is
// believed more in any case.
func StartAfter(o Outcome, before Start) Start {
	switch o {
	case RecoveryInstead:
		return FromRecovery
	case Booted:
		return FromNormal
	}
	return before
}

// AgainAlone tells whether the next try begins by itself: at most once, and
// not after so many failures that the other way of doing it is due. A phone
// that runs iOS waits for the person: it may still be starting, or show the
// slider for an emergency call.
func AgainAlone(o Outcome, m device.Model, start Start, failed int, before bool) bool {
	return !before && failed < WayAfter && restartsAlone(o, m, start)
}

func restartsAlone(o Outcome, m device.Model, start Start) bool {
	switch o {
	case RecoveryInstead:
		return true
	case NeverLeft:
		return start == FromRecovery || m.Class != device.VolUpVolDownSide && start != FromOff
	}
	return false
}
