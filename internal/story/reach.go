package story

import (
	"slices"

	"relink/internal/device"
)

// Reachable is the phone the way is about, as it stands on the bus, where it
// fits; else the only one that does and did not stand beside it. False when
// there is none or several.
func (s *Story) Reachable(fits func(device.Sighting) bool) (device.Device, bool) {
	var found []device.Device
	beside := s.Way.Beside()
	for _, x := range s.Sightings {
		switch {
		case !x.IsPhone() || x.VendorID != device.AppleVendorID || !fits(x):
		case x.Phone == s.Way.Seen().Phone:
			return x.Device, true
		case slices.Contains(beside, x.Phone): // it may be somebody else's
		default:
			found = append(found, x.Device)
		}
	}
	if len(found) != 1 {
		return device.Device{}, false
	}
	return found[0], true
}

func InRecovery(x device.Sighting) bool { return x.Mode == device.ModeRecovery }

func InDFU(x device.Sighting) bool {
	return x.Mode == device.ModeDFU || x.Mode == device.ModePortDFU
}
