package device

import "strings"

// Sighting is a device and what can be said about it.
type Sighting struct {
	Device
	// Mode is empty where no source tells it; so is Source.
	Mode   Mode
	Source ModeSource
	Family Family
	// IOSDevice is nil where it cannot be told.
	IOSDevice *bool
	// CPID and BDID are the phone's chip and board, in Port DFU too.
	CPID *uint16
	BDID *uint8
	// Model is nil when it is not known for certain.
	Model *Model
	// Version is the iOS version that the phone told through usbmuxd, such as
	// "17.5.1"; empty when it was not asked or did not say.
	Version string
	// Identity is the serial string's fields as written.
	Identity Identity
	// Phone is the pseudonym a Tracker gave; empty without one.
	Phone string
}

// IsPhone tells whether it may be a phone, or another device with iOS, in a mode
// that is known.
func (s Sighting) IsPhone() bool { return s.Mode != "" && (s.IOSDevice == nil || *s.IOSDevice) }

// Classify says what one device is, from its ids and its serial string alone.
// It never guesses: what they do not tell stays empty.
func Classify(d Device) Sighting {
	s := Sighting{Device: d, Family: FamilyUnknown}
	if IsPlaceholder(s.Serial) {
		s.Serial = ""
	}
	switch d.VendorID {
	case AppleVendorID:
		s.classifyID()
	case 0:
		s.classifySerial()
	default:
		s.IOSDevice = &no
	}
	return s
}

// classifyID reads the product id first. A serial string refines what the id
// leaves open, and where the id is one of phones a chip or board that is none of
// theirs is believed instead; a keyboard cannot pose as a phone by one.
func (s *Sighting) classifyID() {
	row := lookupID(s.ProductID)
	s.Mode, s.Family, s.IOSDevice = row.mode, row.family, row.ios
	if row.mode != "" {
		s.Source = SourceID
	}
	switch {
	case row.mode == ModeNormal:
		s.readUDID()
		s.doubtMaker()
	case row.family == FamilyMac:
		s.readUDID()
	case row.ios == nil || row.mode == ModeWTF:
		s.Identity = ParseSerial(s.Serial)
		s.readBoard()
	}
}

// classifySerial reads a serial string that came without a product id.
func (s *Sighting) classifySerial() {
	s.Identity = ParseSerial(s.Serial)
	switch {
	case s.Identity.SRTG != nil: // only the boot ROM writes it
		s.Mode, s.Source = ModeDFU, SourceSerial
	case s.Identity.SRNM != nil:
		s.Mode, s.Source = ModeRecovery, SourceSerial
	}
	s.readBoard()
}

// readBoard takes chip, board and model from the serial string.
func (s *Sighting) readBoard() {
	cpid, ok := s.Identity.Chip()
	if !ok || s.Mode == ModePortDFU && !s.Identity.IsPort() {
		return
	}
	s.CPID = &cpid
	m, known := lookupChip(cpid)
	if bdid, ok := s.Identity.Board(); ok {
		s.BDID = &bdid
		m, known = Lookup(cpid, bdid)
	}
	if known {
		s.setModel(m)
		return
	}
	s.readChip(cpid)
}

func (s *Sighting) setModel(m Model) {
	s.Model, s.Family, s.IOSDevice = &m, m.Family, &no
	if m.Family.IsIOS() {
		s.IOSDevice = &yes
	}
}

// readChip fills what the product id left open from the chip alone, and
// withdraws what the chip contradicts.
func (s *Sighting) readChip(cpid uint16) {
	c := chipOnly(cpid)
	isIOS := s.IOSDevice != nil && *s.IOSDevice
	switch {
	case isIOS && s.Mode == ModeWTF && cpid != chipS5L8900, isIOS && c.contradicts(s.Family):
		s.Family, s.IOSDevice = c.family(), nil
	case s.Family == FamilyUnknown && s.IOSDevice == nil:
		s.Family = c.family()
	}
	if s.IOSDevice == nil && c.runsNoIOS() {
		s.IOSDevice = &no
	}
	if s.IOSDevice == nil {
		s.Family = FamilyUnknown
	}
}

// chipS5L8900 is the chip of the first iPhones, the only one that has WTF mode.
// Source: libirecovery.
const chipS5L8900 = 0x8900

// readUDID takes chip and ECID from the 24-digit serial of a running device
// (A12 and later): eight digits of chip, sixteen of ECID. Source: usbmuxd
// 2efa75a, src/usb.c. The board is not in it, so neither is the model.
func (s *Sighting) readUDID() {
	cpid, ecid, ok := ParseUDID(s.Serial)
	if !ok {
		return
	}
	s.CPID, s.Identity.CPID, s.Identity.ECID = &cpid, &cpid, &ecid
	s.readChip(cpid)
}

// doubtMaker withdraws what the id says when the device names another maker:
// some borrow Apple's vendor id, and every iPhone says Apple.
func (s *Sighting) doubtMaker() {
	if s.Manufacturer == "" || strings.Contains(strings.ToLower(s.Manufacturer), "apple") {
		return
	}
	s.Family, s.IOSDevice = FamilyUnknown, nil
}

// ParseUDID reads the 24-digit serial of a running device, with or without
// the hyphen after the eighth digit.
func ParseUDID(s string) (cpid uint16, ecid uint64, ok bool) {
	if len(s) == 25 && s[8] == '-' {
		s = s[:8] + s[9:]
	}
	if len(s) != 24 || s[:4] != "0000" || !allHex(s) {
		return 0, 0, false
	}
	chip, ecid := hexValue(s[4:8]), hexValue(s[8:])
	return uint16(chip), ecid, chip != 0
}

func allHex(s string) bool {
	for i := range len(s) {
		if !isHex(s[i]) {
			return false
		}
	}
	return len(s) > 0
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// hexValue is the value of at most 16 hex digits.
func hexValue(s string) (n uint64) {
	for i := range len(s) {
		c := s[i] | 0x20
		if c >= 'a' {
			n = n<<4 | uint64(c-'a'+10)
			continue
		}
		n = n<<4 | uint64(c-'0')
	}
	return n
}

// IsOldUDID is true for the serial of a running device up to A11: a hash of 40
// digits, which tells nothing but is the same each time.
func IsOldUDID(s string) bool { return len(s) == 40 && allHex(s) }
