package dfu

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
	udid    string // of 40 digits, which a phone up to A11 shows while it runs; empty while unknown
	mode    device.Mode
}

func follow(s device.Sighting) followed {
	f := followed{port: s.Port, address: s.Address, serial: s.Serial, speed: s.SpeedMbps, mode: s.Mode}
	f.ecid, _ = s.Identity.PhoneECID()
	f.udid = udidOf(s)
	return f
}

// udidOf is the serial of 40 digits that a phone up to A11 shows while it runs,
// in place of its ECID; empty for any other.
func udidOf(s device.Sighting) string {
	if s.Mode == device.ModeNormal && device.IsOldUDID(s.Serial) {
		return strings.ToLower(s.Serial)
	}
	return ""
}

// moved is the phone as it looks now. What was known of it stays known.
func (f followed) moved(s device.Sighting) followed {
	now := follow(s)
	if now.ecid == 0 {
		now.ecid = f.ecid
	}
	if now.udid == "" {
		now.udid = f.udid
	}
	return now
}

// in finds the phone on the bus: by its ECID or serial wherever it is plugged
// in, else by its port, else as a running phone that may be it and was not
// there before. Of two that may be it, such as the ghost of a phone that has
// just left beside the phone itself, DFU counts, and else what was there
// before.
func (f followed) in(m device.Model, s device.Snapshot, others []followed) (device.Sighting, bool) {
	var best device.Sighting
	bestRank := 0
	for _, d := range s.Devices {
		if d.VendorID != device.AppleVendorID {
			continue
		}
		seen := device.Classify(d)
		n := f.match(m, seen, others)
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

// How sure it is that a device is the phone that a run follows. Between two of
// these there is room for what else speaks for one of several.
const (
	byPlace  = 10 // it is where the phone was, and nothing speaks against it
	byNumber = 20 // it has a number that only this phone has
	maybe    = 1  // it runs, is new here, and nothing tells it apart
)

// match is 0 for another device, and higher the surer it is this one.
func (f followed) match(m device.Model, s device.Sighting, others []followed) int {
	ecid, known := s.Identity.PhoneECID()
	udid := udidOf(s)
	switch {
	case s.IOSDevice != nil && !*s.IOSDevice:
		return 0
	case known && ecid == f.ecid, udid != "" && udid == f.udid:
		return byNumber
	case known && f.ecid != 0, udid != "" && f.udid != "":
		return 0
	case f.atPort(s):
		return byPlace
	case f.mayHaveMoved(m, s, others):
		return maybe
	}
	return 0
}

// mayHaveMoved says whether a running phone in another socket may be the one
// that ran: nothing tells which it is, and it was not there when the run began.
// It is taken for the phone, for holding power and volume on one that runs
// starts the countdown of Emergency SOS.
func (f followed) mayHaveMoved(m device.Model, s device.Sighting, others []followed) bool {
	if f.mode != device.ModeNormal || !running(s) || contains(others, s) {
		return false
	}
	fits, known := fitsModel(m, s)
	return fits || !known
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
	return s.IsPhone() && s.Mode != device.ModeDebugUSB
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

// fitsModel compares what an owner calls the model, or where the phone does not
// tell it, the chip. Of a model that was chosen by its buttons they are all
// there is to compare, and one newer than the table has no chip.
func fitsModel(m device.Model, s device.Sighting) (fits, known bool) {
	switch {
	case s.Model != nil && m.ProductType == "":
		return s.Model.Class == m.Class, true
	case s.Model != nil:
		return s.Model.SameAs(m), true
	case s.CPID != nil && m.CPID != 0:
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
