package device

import (
	"strconv"
	"strings"
)

// Told is what usbmuxd told of a phone that runs iOS or restores. Its texts
// come from a device.
type Told struct {
	// UDID is usbmuxd's name of the phone: its serial string on USB, with a
	// hyphen after the eighth of 24 digits.
	UDID string
	// Bus and Address are those of Linux; 0 elsewhere.
	Bus, Address int
	// Mode is ModeNormal when iOS answered, ModeRestore when the restore system
	// did, and empty when nothing told.
	Mode Mode
	// ProductType ("iPhone13,2") and Version ("17.5.1") are empty when the phone
	// did not say.
	ProductType, Version string
}

// Of says whether it is about that device: by the serial string, or where the
// system could not read that, by bus and device number.
func (t Told) Of(d Device) bool {
	if d.VendorID != AppleVendorID {
		return false
	}
	if d.Serial != "" {
		return t.UDID != "" && strings.EqualFold(strings.ReplaceAll(d.Serial, "-", ""), strings.ReplaceAll(t.UDID, "-", ""))
	}
	bus, _, _ := strings.Cut(d.Port, "-")
	return t.Bus > 0 && bus == strconv.Itoa(t.Bus) && t.Address == d.Address
}
