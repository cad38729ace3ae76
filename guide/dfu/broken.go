package dfu

import (
	"slices"

	"relink/guide"
	"relink/internal/device"
)

// Need says what the ways into DFU do with a button.
type Need string

// The needs, from the least to the most.
const (
	NeedNot      Need = "not"      // no step presses it
	NeedAssisted Need = "assisted" // only the taps do, which Relink's restart from recovery replaces
	NeedOther    Need = "other"    // another button can take its part
	NeedHeld     Need = "held"     // every way holds it
)

// needs orders the needs: the gravest of several broken buttons counts.
var needs = []Need{NeedNot, NeedAssisted, NeedOther, NeedHeld}

// BrokenButton is one row of the table of buttons that do not work.
type BrokenButton struct {
	Class  device.ButtonClass
	Button device.Button // "power" stands for side or top
	Only   string        // the one product type the row is for; empty for the whole class
	Need   Need
	// Also is what is worth knowing when this button is broken.
	Also   []string
	Source string
}

// The sources of the table: what tools and guides do, put together in
// Relink's own notes on DFU.
const (
	fromNoCommand = "libirecovery and palera1n: no command takes a phone into DFU; battery and second button do not help"
	fromAssisted  = "palera1n, gist 0xallie, DFU-Helper: from recovery, power and volume down alone, with a reboot sent meanwhile"
	fromSteps     = "Legacy-iOS-Kit, palera1n, cfw.guide: no step of the class presses it"
)

// brokenButtons is a row for every button of every class.
var brokenButtons = []BrokenButton{
	{Class: device.HomePower, Button: device.Home, Need: NeedHeld, Source: fromNoCommand},
	{Class: device.HomePower, Button: power, Need: NeedHeld, Also: []string{"broken.also.battery"}, Source: fromNoCommand},
	{Class: device.HomePower, Button: device.VolumeUp, Need: NeedNot, Source: fromSteps},
	{Class: device.HomePower, Button: device.VolumeDown, Need: NeedNot, Source: fromSteps},

	{Class: device.VolDownPower, Button: device.VolumeDown, Need: NeedHeld, Source: fromNoCommand},
	{Class: device.VolDownPower, Button: device.VolumeDown, Only: "iPod9,1", Need: NeedOther, Source: "palera1n: home and power; Legacy-iOS-Kit and cfw.guide: volume down"},
	{Class: device.VolDownPower, Button: power, Need: NeedHeld, Also: []string{"broken.also.battery"}, Source: fromNoCommand},
	{Class: device.VolDownPower, Button: device.VolumeUp, Need: NeedNot, Source: fromSteps},
	{Class: device.VolDownPower, Button: device.Home, Need: NeedNot, Source: fromSteps},

	{Class: device.VolUpVolDownSide, Button: device.VolumeUp, Need: NeedAssisted, Also: []string{"broken.also.way-out"}, Source: fromAssisted},
	{Class: device.VolUpVolDownSide, Button: device.VolumeDown, Need: NeedHeld, Source: fromNoCommand},
	{Class: device.VolUpVolDownSide, Button: power, Need: NeedHeld, Also: []string{"broken.also.battery"}, Source: fromNoCommand},
	{Class: device.VolUpVolDownSide, Button: device.Home, Need: NeedNot, Source: fromSteps},
}

// BrokenButtons is the whole table.
func BrokenButtons() []BrokenButton { return slices.Clone(brokenButtons) }

// ButtonsOf are the buttons on a model's body, in relinkctl's order.
func ButtonsOf(m device.Model) []device.Button {
	var list []device.Button
	for _, b := range device.Buttons() {
		switch {
		case b == device.Home && !hasHome(m.Drawing):
		case (b == device.Side || b == device.Top) && b != m.Power:
		default:
			list = append(list, b)
		}
	}
	return list
}

func hasHome(d device.Drawing) bool {
	switch d {
	case device.DrawHome, device.DrawHomeSide, device.DrawSolidHome, device.DrawPadHome:
		return true
	}
	return false
}

// brokenRow finds the row of a button of a model; false when the table does
// not know it.
func brokenRow(m device.Model, b device.Button) (BrokenButton, bool) {
	if b == m.Power {
		b = power
	}
	var found BrokenButton
	for _, r := range brokenButtons {
		if r.Class == m.Class && r.Button == b && (r.Only == "" || r.Only == m.ProductType) && (found.Class == "" || r.Only != "") {
			found = r
		}
	}
	return found, found.Class != ""
}

// Remedy is what remains possible for a phone with buttons that do not work.
type Remedy struct {
	Need Need
	// Means is what it means for the way into DFU, Next what to do now, by
	// where the phone is, and Also what is worth knowing.
	Means, Next guide.Words
	Also        []guide.Words
	// Coach is true while tries make sense with the buttons that work.
	Coach bool
	// Restore is true where Update and Restore from recovery are what remains.
	Restore bool
}

// WithoutButtons is what remains possible with a model whose buttons in broken
// do not work and that the bus shows as seen. Without a broken button, and for
// a model without a button class, nothing changes.
func WithoutButtons(m device.Model, broken []device.Button, seen guide.Seen) Remedy {
	r := Remedy{Need: NeedNot}
	for _, b := range broken {
		row, ok := brokenRow(m, b)
		if !ok {
			continue
		}
		if slices.Index(needs, row.Need) > slices.Index(needs, r.Need) {
			r.Need = row.Need
		}
		for _, id := range row.Also {
			r.Also = append(r.Also, guide.Words{ID: id})
		}
	}
	// Two that could each be done without may need each other.
	if r.Need == NeedOther && len(Ways(m, FromRecovery, true, broken...)) == 0 {
		r.Need = NeedHeld
	}
	r.Means = guide.Words{ID: "broken.means." + string(r.Need)}
	r.Next = r.next(seen)
	r.Coach = r.Need != NeedHeld
	r.Restore = !r.Coach
	if r.Restore {
		r.Also = append(r.Also, guide.Words{ID: "broken.also.repair"})
		if m.Family == device.FamilyIPad && m.USBC {
			r.Also = append(r.Also, guide.Words{ID: "broken.also.pad-mac"})
		}
	}
	return r
}

// next is what to do now.
func (r Remedy) next(seen guide.Seen) guide.Words {
	where := "gone"
	switch {
	case !seen.Present:
	case seen.Mode == device.ModeRecovery:
		where = "recovery"
	case seen.Mode == device.ModeDFU || seen.Mode == device.ModePortDFU:
		where = "dfu"
	default:
		where = "normal"
	}
	switch {
	case where == "dfu":
		return guide.Words{ID: "broken.next.dfu"}
	case r.Need == NeedHeld:
		return guide.Words{ID: "broken.next.held-" + where}
	case r.Need == NeedAssisted:
		return guide.Words{ID: "broken.next.assisted-" + where}
	}
	return guide.Words{ID: "broken.next.go-on"}
}
