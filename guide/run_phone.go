package guide

import (
	"strings"

	"relink/internal/device"
)

// followed is what is known of the phone that a run follows.
type followed struct {
	port    string
	address int
	serial  string
	speed   float64
	ecid    uint64 // 0 while unknown
	mode    device.Mode
}

func follow(s device.Sighting) followed {
	f := followed{port: s.Port, address: s.Address, serial: s.Serial, speed: s.SpeedMbps, mode: s.Mode}
	f.ecid, _ = s.Identity.PhoneECID()
	return f
}

// moved is the phone as it looks now. What was known of it stays known.
func (f followed) moved(s device.Sighting) followed {
	now := follow(s)
	if now.ecid == 0 {
		now.ecid = f.ecid
	}
	return now
}

// in finds the phone on the bus: by its ECID wherever it is plugged in, else
// by its port. Of two that may be it, such as the ghost of a phone that has
// just left beside the phone itself, DFU counts, and else what was there
// before.
func (f followed) in(m device.Model, s device.Snapshot) (device.Sighting, bool) {
	var best device.Sighting
	bestRank := 0
	for _, d := range s.Devices {
		if d.VendorID != device.AppleVendorID {
			continue
		}
		seen := device.Classify(d)
		n := f.match(seen)
		switch {
		case n == 0:
		case counts(m, seen):
			n += 2
		case seen.Address == f.address && seen.Mode == f.mode:
			n++
		}
		if n > bestRank {
			best, bestRank = seen, n
		}
	}
	return best, bestRank > 0
}

// match is 0 for another device, and higher the surer it is this one.
func (f followed) match(s device.Sighting) int {
	ecid, known := s.Identity.PhoneECID()
	switch {
	case s.IOSDevice != nil && !*s.IOSDevice:
		return 0
	case known && ecid == f.ecid:
		return 10
	case known && f.ecid != 0 || !f.atPort(s):
		return 0
	}
	return 1
}

// atPort says whether a device sits where the phone was. A USB-C phone that
// ran at SuperSpeed comes back in Port DFU on the same socket's other bus.
func (f followed) atPort(s device.Sighting) bool {
	if s.Port == f.port {
		return true
	}
	_, was, ok := strings.Cut(f.port, "-")
	_, is, also := strings.Cut(s.Port, "-")
	return s.Mode == device.ModePortDFU && f.speed >= 5000 && ok && also && was == is
}

// candidate finds the phone that a run may follow: one that fits the model and
// is in the wanted mode before one that is not. A phone in skip stays out as
// long as it runs.
func candidate(m device.Model, want device.Mode, s device.Snapshot, skip []followed) (device.Sighting, bool) {
	var best device.Sighting
	bestRank := -1
	for _, d := range s.Devices {
		if d.VendorID != device.AppleVendorID {
			continue
		}
		seen := device.Classify(d)
		if !followable(seen) || running(seen) && contains(skip, seen) {
			continue
		}
		if n := rank(m, want, seen); n > bestRank {
			best, bestRank = seen, n
		}
	}
	return best, bestRank >= 0
}

// followable says whether a device may be the phone of a run. Debug USB may not:
// it is mostly Macs, and without a serial string nothing tells them apart.
func followable(s device.Sighting) bool {
	return s.Mode != "" && s.Mode != device.ModeDebugUSB && (s.IOSDevice == nil || *s.IOSDevice)
}

func running(s device.Sighting) bool { return s.Mode == device.ModeNormal }

func contains(list []followed, s device.Sighting) bool {
	ecid, known := s.Identity.PhoneECID()
	for _, f := range list {
		if known && f.ecid == ecid || f.port == s.Port && f.serial == s.Serial {
			return true
		}
	}
	return false
}

// rank orders candidates; higher is better. The model weighs most, because a
// phone of another model is another phone.
func rank(m device.Model, want device.Mode, s device.Sighting) (n int) {
	fits, known := fitsModel(m, s)
	if fits || !known {
		n += 8
	}
	switch {
	case s.Mode == want:
		n += 4
	case counts(m, s):
		n += 2
	}
	if fits {
		n++
	}
	return n
}

// fitsModel compares board, or where the phone does not tell it, chip.
func fitsModel(m device.Model, s device.Sighting) (fits, known bool) {
	switch {
	case s.Model != nil:
		return s.Model.ProductType == m.ProductType, true
	case s.CPID != nil:
		return *s.CPID == m.CPID, true
	}
	return false, false
}

// counts says whether a phone is where the run wants it: in the boot ROM's
// DFU, in Port DFU, or on S5L8900 in WTF mode, which its buttons lead to.
// Without SRTG the id of DFU is an uploaded iBSS: another program is at work.
func counts(m device.Model, s device.Sighting) bool {
	switch s.Mode {
	case device.ModePortDFU:
		return true
	case device.ModeDFU:
		return s.Identity.SRTG != nil
	case device.ModeWTF:
		return m.CPID == chipS5L8900
	}
	return false
}
