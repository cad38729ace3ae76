package device

import (
	"fmt"
	"slices"
	"time"
)

// restoreGap is how long the restore ramdisk may take to appear after the
// phone left recovery; port continuity ends after the same time. Source:
// Apple's own wait for a transition is ten minutes.
const restoreGap = 10 * time.Minute

// maxPhones bounds the phones remembered after they left.
const maxPhones = 256

// Tracker follows phones over snapshots: which device is which phone, and
// when the range that normal and restore share means restore. It is a value:
// Advance gives a new one and leaves the old as it was.
type Tracker struct {
	phones []phone // in the order of their numbers
	last   int     // the highest number given
}

// phone is what is remembered of one phone.
type phone struct {
	number int
	// here is true while it was in the latest snapshot, as key.
	here bool
	key  enumeration
	// goneAt is the time of the first snapshot without it; zero while here.
	goneAt time.Time
	mode   Mode
	source ModeSource
	// quiet is true when the recovery it is in, or left, must not lead to
	// restore.
	quiet bool
	// What is known of it, gathered over its modes.
	ecid   uint64 // 0: not known
	portID uint64 // ECID of its port controller; 0: not known
	udid   string // old-style serial of a running phone; empty: not known
	chip   uint16 // 0: not known
	family Family // FamilyUnknown: not known
	// What usbmuxd told: the model stays, the version until the phone is back
	// anew, for it may have another one then.
	told    *Model
	version string
}

// Advance takes the next snapshot and gives every device of it, in its order,
// the phones with their pseudonyms and inferred modes.
//
// A phone is known again by its ECID or old-style UDID, else by its port, as
// long as nothing speaks against it and it left no more than ten minutes ago.
// In Port DFU the ECID is the port controller's.
func (t Tracker) Advance(s Snapshot) (Tracker, []Sighting) {
	t.phones = slices.Clone(t.phones)
	seen := make([]Sighting, len(s.Devices))
	for i, d := range s.Devices {
		seen[i] = Classify(d)
	}
	match, taken := matchPhones(t.phones, seen, s.At)
	for i := range t.phones {
		if p := &t.phones[i]; p.here && !taken[i] {
			p.here, p.goneAt = false, s.At
		}
	}
	for i := range seen {
		if !followed(seen[i]) {
			continue
		}
		if match[i] < 0 {
			t.last++
			t.phones = append(t.phones, phone{number: t.last, family: FamilyUnknown})
			match[i] = len(t.phones) - 1
		}
		t.phones[match[i]].see(&seen[i], s.At)
	}
	t.forget()
	return t, seen
}

// SuppressRestore says that the recovery seen until now does not lead to
// restore. Call it after Relink itself made a phone leave recovery, and after
// every Advance while the coach runs.
func (t Tracker) SuppressRestore() Tracker {
	t.phones = slices.Clone(t.phones)
	for i := range t.phones {
		t.phones[i].quiet = true
	}
	return t
}

// Confirm notes what usbmuxd told of a phone that is there in the range that
// normal and restore share: its mode until it leaves, and its model. A told
// product type that no table has, or of another family than its ids show, says
// nothing.
func (t Tracker) Confirm(pseudonym string, told Told) Tracker {
	t.phones = slices.Clone(t.phones)
	for i := range t.phones {
		p := &t.phones[i]
		if p.name() != pseudonym || !p.here || p.mode != ModeNormal && p.mode != ModeRestore {
			continue
		}
		if told.Mode == ModeNormal || told.Mode == ModeRestore {
			p.mode, p.source = told.Mode, SourceUSBMux
		}
		if m, ok := ByProductType(told.ProductType); ok && m.Family.IsIOS() && (p.family == FamilyUnknown || p.family == m.Family) {
			p.told = &m
		}
		p.version = told.Version
	}
	return t
}

// followed says whether a device is, or may be, a phone.
func followed(s Sighting) bool {
	if s.VendorID != AppleVendorID || s.IOSDevice != nil && !*s.IOSDevice {
		return false
	}
	return s.IOSDevice != nil || s.Mode != ""
}

// see notes a sighting of the phone and fills in what only its past tells.
func (p *phone) see(s *Sighting, at time.Time) {
	key := enumerationOf(s.Device)
	if !p.here || !sameConnection(p.key, key) {
		p.arrive(s, at)
	}
	p.here, p.key, p.goneAt = true, key, time.Time{}
	s.Mode, s.Source, s.Phone = p.mode, p.source, p.name()
	if ecid, ok := s.Identity.PhoneECID(); ok {
		p.ecid = ecid
	}
	if id := portID(s); id != 0 {
		p.portID = id
	}
	if udid := oldUDID(s); udid != "" {
		p.udid = udid
	}
	if s.CPID != nil {
		p.chip = *s.CPID
	}
	p.remind(s)
	if s.Family != FamilyUnknown {
		p.family = s.Family
	}
}

// remind fills in what usbmuxd told and the ids do not. Chip and board stay
// open: some models were made with two.
func (p *phone) remind(s *Sighting) {
	if s.Model == nil && p.told != nil {
		m := *p.told
		s.Model, s.Family, s.IOSDevice = &m, m.Family, &yes
	}
	if p.mode == ModeNormal {
		s.Version = p.version
	}
}

// sameConnection is true for a device that stayed and whose serial string was
// read later than its ids.
func sameConnection(a, b enumeration) bool {
	if a.serial == "" && a.address != 0 {
		a.serial = b.serial
	}
	return a == b
}

// arrive notes a new enumeration: the normal range straight after recovery is
// the restore ramdisk.
func (p *phone) arrive(s *Sighting, at time.Time) {
	goneAt := p.goneAt
	if p.here || goneAt.IsZero() {
		goneAt = at // it left and came back between two snapshots
	}
	before := p.mode
	p.mode, p.source, p.version = s.Mode, s.Source, ""
	if s.Mode == ModeNormal && before == ModeRecovery && !p.quiet && at.Sub(goneAt) <= restoreGap {
		p.mode, p.source = ModeRestore, SourceSequence
	}
	p.quiet = false
}

func (p *phone) name() string { return fmt.Sprintf("phone-%d", p.number) }

// forget drops the phones that left longest ago, past the bound.
func (t *Tracker) forget() {
	for len(t.phones) > maxPhones {
		oldest := -1
		for i := range t.phones {
			if !t.phones[i].here && (oldest < 0 || t.phones[i].goneAt.Before(t.phones[oldest].goneAt)) {
				oldest = i
			}
		}
		if oldest < 0 {
			return
		}
		t.phones = slices.Delete(t.phones, oldest, oldest+1)
	}
}
