package ui

import "relink/guide/dfu"

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
	return list[min(failed/dfu.WayAfter, len(list)-1)]
}
