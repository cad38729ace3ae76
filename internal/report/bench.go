package report

import (
	"slices"

	"relink/internal/device"
)

// benchStep is one thing a technician checks, and who says so.
type benchStep struct {
	id     string // report.bench.ID
	source string
	fits   func(device.Model) bool // nil: every model
}

// benchSteps go from what costs nothing to what needs a microscope. Sources
// are those of the error book.
var benchSteps = []benchStep{
	{"socket", "fixstorydtla.com; ipswdownloads.com (2026-06)", nil},
	{"battery", "ipswdownloads.com (2026-06); Rossmann forum and iPad Rehab notes (2026-04)", nil},
	{"dock-flex", "ipswdownloads.com (2026-06); Rossmann forum and iPad Rehab notes (2026-04)", nil},
	{"front-flex", "rossmanngroup.com (2026-02); iFixit answers 797434, 653673, 792659", hasFaceID},
	{"cpu-joints", "iguys.co.uk; iphoneservice.com.my (2018-05); iPad Rehab notes (2026-04)", isA10},
	{"board", "rossmanngroup.com (2026-02); forum.ipadrehab.com 1850, 7340", nil},
}

// benchOrder is the order for a model; for an unknown one, what holds for all.
func benchOrder(productType string) []benchStep {
	m, known := device.ByProductType(productType)
	return slices.DeleteFunc(slices.Clone(benchSteps), func(s benchStep) bool {
		return s.fits != nil && (!known || !s.fits(m))
	})
}

// hasFaceID: iPhones with it carry the sensor flex at the earpiece that the
// sources name.
func hasFaceID(m device.Model) bool { return m.FaceID && m.Family == device.FamilyIPhone }

// isA10: the sources name the CPU joints of phones and pads with that chip.
func isA10(m device.Model) bool { return m.Chip == "A10" }
