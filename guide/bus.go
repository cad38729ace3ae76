package guide

import (
	"slices"
	"time"

	"relink/internal/device"
)

// OnPort is the device of Apple on a port, as its ids tell it; false while none
// is there. Of two, such as the ghost of what has just left beside what came,
// the last one counts.
func OnPort(s device.Snapshot, port string) (device.Sighting, bool) {
	for _, d := range slices.Backward(s.Devices) {
		if d.Port == port && d.VendorID == device.AppleVendorID {
			return device.Classify(d), true
		}
	}
	return device.Sighting{}, false
}

// BounceWithin tells a broken contact from a restart: a phone that was reset
// needs longer to come back, a loose cable does not.
const BounceWithin = 2 * time.Second
