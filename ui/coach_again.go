package ui

import (
	"relink/guide"
	"relink/internal/device"
)

// startAfter is where the next try begins after an outcome; the bus is
// believed more in any case.
func startAfter(o guide.Outcome, before guide.Start) guide.Start {
	switch o {
	case guide.RecoveryInstead:
		return guide.FromRecovery
	case guide.Booted:
		return guide.FromNormal
	}
	return before
}

// restartsAlone reports whether the next try may begin by itself. A phone that
// runs iOS waits for the person: it may still be starting, or show the slider
// for an emergency call.
func restartsAlone(o guide.Outcome, m device.Model, start guide.Start) bool {
	switch o {
	case guide.RecoveryInstead:
		return true
	case guide.NeverLeft:
		return start == guide.FromRecovery || m.Class != device.VolUpVolDownSide && start != guide.FromOff
	}
	return false
}

// variant is the way of the next try: after three failures the next one, if
// the model has one.
func (c *Coach) variant() guide.Variant { return c.variantAfter(c.failed) }

// variantAfter is the way of the try after so many failures.
func (c *Coach) variantAfter(failed int) guide.Variant {
	if c.plan.Recovery {
		return guide.IntoRecovery
	}
	list := guide.Ways(c.plan.Model, c.start, c.plan.Assisted, c.plan.Broken...)
	if len(list) == 0 {
		return guide.Standard
	}
	return list[min(failed/variantAfter, len(list)-1)]
}
