package guide

import (
	"slices"
	"time"

	"relink/internal/device"
)

// onPort is the device of Apple on a port, as its ids tell it; false while none
// is there. Of two, such as the ghost of what has just left beside what came,
// the last one counts.
func onPort(s device.Snapshot, port string) (device.Sighting, bool) {
	for _, d := range slices.Backward(s.Devices) {
		if d.Port == port && d.VendorID == device.AppleVendorID {
			return device.Classify(d), true
		}
	}
	return device.Sighting{}, false
}

// bounceWithin tells a broken contact from a restart: a phone that was reset
// needs longer to come back, a loose cable does not.
const bounceWithin = 2 * time.Second
