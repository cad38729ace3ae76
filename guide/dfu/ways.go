package dfu

import (
	"slices"

	"relink/internal/device"
)

// Ways lists the variants that a person can try with a model from a start, in
// the order in which they are tried. Assisted stands first where the person
// agreed to it, and is left out where not; what presses a button that does not
// work is left out too. None left means that these buttons do not lead to DFU
// from there.
func Ways(m device.Model, start Start, assisted bool, broken ...device.Button) []Variant {
	var list []Variant
	for _, v := range Variants(m, start) {
		switch {
		case Presses(m, start, v, broken...):
		case v != Assisted:
			list = append(list, v)
		case assisted:
			list = append([]Variant{v}, list...)
		}
	}
	return list
}

// FirstWay is the variant that the first try takes, so that what is read
// beforehand is what is coached; false when there is none.
func FirstWay(m device.Model, start Start, assisted bool, broken ...device.Button) (Variant, bool) {
	list := Ways(m, start, assisted, broken...)
	if len(list) == 0 {
		return Standard, false
	}
	return list[0], true
}

// Presses tells whether a variant needs one of these buttons, in the procedure
// it leads to as well.
func Presses(m device.Model, start Start, v Variant, buttons ...device.Button) bool {
	p := procedureFor(m, start, v)
	for _, s := range p.stages {
		if slices.ContainsFunc(s.held(m), func(b device.Button) bool { return slices.Contains(buttons, b) }) {
			return true
		}
	}
	return p.LeadsTo != "" && Presses(m, p.LeadsTo, v, buttons...)
}
