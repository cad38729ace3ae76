package ui

import (
	"relink/guide/dfu"
	"relink/internal/device"
)

// startAfter is where the next try begins after an outcome; the bus is
// believed more in any case.
func startAfter(o dfu.Outcome, before dfu.Start) dfu.Start {
	switch o {
	case dfu.RecoveryInstead:
		return dfu.FromRecovery
	case dfu.Booted:
		return dfu.FromNormal
	}
	return before
}

// restartsAlone reports whether the next try may begin by itself. A phone that
// runs iOS waits for the person: it may still be starting, or show the slider
// for an emergency call.
func restartsAlone(o dfu.Outcome, m device.Model, start dfu.Start) bool {
	switch o {
	case dfu.RecoveryInstead:
		return true
	case dfu.NeverLeft:
		return start == dfu.FromRecovery || m.Class != device.VolUpVolDownSide && start != dfu.FromOff
	}
	return false
}

// variant is the way of the next try: after three failures the next one, if
// the model has one.
func (c *Coach) variant() dfu.Variant { return c.variantAfter(c.failed) }

// variantAfter is the way of the try after so many failures.
func (c *Coach) variantAfter(failed int) dfu.Variant {
	if c.plan.Recovery {
		return dfu.IntoRecovery
	}
	list := dfu.Ways(c.plan.Model, c.start, c.plan.Assisted, c.plan.Broken...)
	if len(list) == 0 {
		return dfu.Standard
	}
	return list[min(failed/variantAfter, len(list)-1)]
}
