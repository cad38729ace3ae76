package dfu

import (
	"slices"
	"time"

	"relink/internal/device"
)

// Variant is another way through the same procedure, for a later attempt.
type Variant string

// The variants.
const (
	// Standard is the row of the most-cited source: the article's for iPhone 8 and
	// later, Legacy-iOS-Kit's for the older classes, its clock the fallback of the
	// bus.
	Standard Variant = ""
	// PressAgain lets go when the phone goes quiet and presses both buttons
	// again: cfw.guide's way for iPhone 8 and later.
	PressAgain Variant = "press-again"
	// KeepBoth holds both buttons until the phone goes quiet, however long that
	// takes, and two seconds more: palera1n's seconds for the older classes.
	KeepBoth Variant = "keep-both"
	// OtherButton takes the home button on the iPod touch 7, as palera1n does;
	// Legacy-iOS-Kit and cfw.guide take volume down.
	OtherButton Variant = "other-button"
	// Assisted has Relink restart the phone from recovery while the person
	// holds the buttons.
	Assisted Variant = "assisted"
)

// Procedure is one row of the table of ways into DFU: which buttons, in which
// order, for how long.
type Procedure struct {
	Class   device.ButtonClass
	Start   Start
	Variant Variant
	// Only is the one product type the row is for; empty for the whole class.
	Only string
	// LeadsTo is the start of the procedure that follows when the phone shows
	// that mode; empty when this one ends in DFU.
	LeadsTo Start
	Source  string
	stages  []stage
}

// stage is what is held at one time.
type stage struct {
	kind    CueKind
	buttons []device.Button // power stands for side or top
	cue     byPower         // what is asked
	ahead   byPower         // the same, announced a second before
	step    byPower         // its name in the list of steps; empty: part of the one before
	// lasts is when the clock goes on to the next stage, 0 when only the bus
	// does.
	lasts time.Duration
	// lastsWTF replaces lasts on S5L8900, where it is not 0.
	lastsWTF time.Duration
	// untilQuiet marks the stage that the leaving of the phone ends.
	untilQuiet bool
	action     Action
}

// byPower is a word id for phones with a side button and one for those with
// a top button. Pad is the one for an iPad without a home button, where it
// differs: up and down change with the way it is held, so Apple names a volume
// button by how near it is to the top button.
type byPower struct{ side, top, pad string }

func same(id string) byPower { return byPower{side: id, top: id} }

func (b byPower) of(m device.Model) string {
	switch {
	case m.Power != device.Top:
		return b.side
	case m.NamesVolumeByPlace() && b.pad != "":
		return b.pad
	}
	return b.top
}

// power stands in a row for the model's power button.
const power device.Button = "power"

// chipS5L8900 is the chip of the first iPhones, whose buttons lead to WTF mode
// (0x1222) where later ones show DFU. Source: Legacy-iOS-Kit restore.sh,
// libirecovery.
const chipS5L8900 = 0x8900

// Variants lists the ways for a model from a start, in the order in which they
// are tried; Assisted, which needs consent, comes last. A model without a
// button class has none.
func Variants(m device.Model, start Start) []Variant {
	var list []Variant
	for _, p := range procedures {
		if p.fits(m, start) {
			list = append(list, p.Variant)
		}
	}
	return list
}

// Procedures is the whole table.
func Procedures() []Procedure { return slices.Clone(procedures) }

func (p Procedure) fits(m device.Model, start Start) bool {
	return p.Class == m.Class && p.Start == start && (p.Only == "" || p.Only == m.ProductType)
}

// procedureFor finds the row; a variant that is not there gives the standard
// one.
func procedureFor(m device.Model, start Start, v Variant) Procedure {
	if v == IntoRecovery {
		i := slices.IndexFunc(intoRecovery, func(p Procedure) bool { return p.fits(m, start) })
		if i < 0 {
			return Procedure{} // no such class
		}
		return intoRecovery[i]
	}
	var standard Procedure
	for _, p := range procedures {
		if !p.fits(m, start) {
			continue
		}
		if p.Variant == v {
			return p
		}
		if p.Variant == Standard {
			standard = p
		}
	}
	return standard
}

// long is the stage of the long press: the first that is held.
func (p Procedure) long() int {
	return slices.IndexFunc(p.stages, func(s stage) bool { return s.kind == Hold })
}

// quiet is the last stage that the leaving of the phone ends; -1 without one.
func (p Procedure) quiet() int {
	for i := len(p.stages) - 1; i >= 0; i-- {
		if p.stages[i].untilQuiet {
			return i
		}
	}
	return -1
}

// held are the real buttons of a stage, in relinkctl's order.
func (s stage) held(m device.Model) []device.Button {
	list := make([]device.Button, 0, len(s.buttons))
	for _, b := range device.Buttons() {
		if slices.Contains(s.buttons, b) || slices.Contains(s.buttons, power) && b == m.Power {
			list = append(list, b)
		}
	}
	return list
}

func (s stage) time(m device.Model) time.Duration {
	if m.CPID == chipS5L8900 && s.lastsWTF != 0 {
		return s.lastsWTF
	}
	return s.lasts
}
