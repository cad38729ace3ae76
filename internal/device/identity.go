package device

import (
	"strconv"
	"strings"
)

// Identity is what boot code says about itself in its USB serial string. A nil
// field was absent, cut short or unreadable: that is not the same as zero.
type Identity struct {
	// CPID is the chip. In Port DFU it is the port controller's (0022); Chip
	// has the phone's.
	CPID *uint16
	// BDID is the board, as written: 8 bits, or in Port DFU 64 bits that hold
	// the phone's chip and board; Board has the phone's.
	BDID *uint64
	// ECID is the chip's own number, a personal identifier. In Port DFU it is
	// the port controller's.
	ECID *uint64
	// CPRV is the chip revision, CPFM the fuse mode, SCEP the security epoch,
	// IBFL the iBoot flags, SDOM the security domain, PREV the revision of the
	// port controller.
	CPRV, CPFM, SCEP, IBFL, SDOM, PREV *uint16
	// SRTG is the build tag of the boot ROM. Only the ROM writes it: a device
	// with the product id of DFU and no SRTG runs an uploaded iBSS.
	SRTG *string
	// SRNM is the product's serial number and IMEI its radio's, both personal.
	SRNM, IMEI *string
	// PWND names the exploit that ran; stock boot code never writes it.
	PWND *string
}

// portController is the chip id that USB-C port controllers report.
const portController = 0x0022 // ipwndfu-py312 unit test; libirecovery 04d04f7

// maxSerial bounds how much of a serial string is read. A string descriptor
// holds 126 characters; whatever is longer did not come from boot code.
const maxSerial = 4096

// ParseSerial reads the serial string of boot code: tags in any order and
// case, between spaces or the underscores of Windows. Unknown tags are
// ignored; of a tag given twice the first readable one counts. A value of the
// wrong length is a string cut short and reads as absent.
func ParseSerial(s string) Identity {
	var id Identity
	if len(s) > maxSerial {
		s = s[:maxSerial]
	}
	for f := range serialFields(s) {
		id.set(f.tag, f.value)
	}
	return id
}

func (id *Identity) set(tag, value string) {
	switch tag {
	case "CPID":
		setHex16(&id.CPID, value, 4, 4)
	case "BDID":
		if len(value) == 2 || len(value) == 16 {
			setHex64(&id.BDID, value)
		}
	case "ECID":
		if len(value) == 16 {
			setHex64(&id.ECID, value)
		}
	case "CPRV":
		setHex16(&id.CPRV, value, 2, 4)
	case "CPFM":
		setHex16(&id.CPFM, value, 2, 2)
	case "SCEP":
		setHex16(&id.SCEP, value, 2, 2)
	case "IBFL":
		setHex16(&id.IBFL, value, 2, 2)
	case "SDOM":
		setHex16(&id.SDOM, value, 2, 2)
	case "PREV":
		setHex16(&id.PREV, value, 2, 4)
	case "SRTG":
		setText(&id.SRTG, value)
	case "SRNM":
		setText(&id.SRNM, value)
	case "IMEI":
		setText(&id.IMEI, value)
	case "PWND":
		setText(&id.PWND, value)
	}
}

// IsPort says whether the string describes a USB-C port controller, not the
// phone behind it.
func (id Identity) IsPort() bool { return id.CPID != nil && *id.CPID == portController }

// Chip is the phone's chip: CPID, or in Port DFU what the board id packs.
func (id Identity) Chip() (uint16, bool) {
	switch {
	case id.IsPort():
		return id.packedChip()
	case id.CPID != nil:
		return *id.CPID, true
	}
	return 0, false
}

// Board is the phone's board: BDID, or in Port DFU what the board id packs.
func (id Identity) Board() (uint8, bool) {
	if id.IsPort() {
		if _, ok := id.packedChip(); !ok {
			return 0, false
		}
		return uint8(*id.BDID >> 24), true // libirecovery 04d04f7, irecv_devices_get_device_by_client
	}
	if id.BDID == nil || *id.BDID > 0xff {
		return 0, false
	}
	return uint8(*id.BDID), true
}

func (id Identity) packedChip() (uint16, bool) {
	if id.BDID == nil {
		return 0, false
	}
	chip := uint16(*id.BDID >> 8) // libirecovery 04d04f7, irecv_devices_get_device_by_client
	return chip, chip != 0
}

// PhoneECID is the phone's own number: not that of its port controller, and
// not zero, which no chip has.
func (id Identity) PhoneECID() (uint64, bool) {
	if id.ECID == nil || *id.ECID == 0 || id.IsPort() {
		return 0, false
	}
	return *id.ECID, true
}

// field is one TAG:value of a serial string, with the places of its tag and
// its value.
type field struct {
	tag            string // upper case
	value          string
	at, start, end int
}

// serialFields walks the TAG:value pairs of s. What stands in brackets is a
// value as a whole, whatever it holds; a bracket that is never closed reaches
// to the end.
func serialFields(s string) func(yield func(field) bool) {
	return func(yield func(field) bool) {
		for i := 0; i+4 < len(s); {
			if s[i+4] != ':' || !isTag(s[i:i+4]) || i > 0 && isWord(s[i-1]) {
				i++
				continue
			}
			f := valueAt(s, i+5)
			f.tag, f.at = strings.ToUpper(s[i:i+4]), i
			if !yield(f) {
				return
			}
			i = f.end
		}
	}
}

// valueAt reads the value that begins at byte i.
func valueAt(s string, i int) field {
	if i < len(s) && s[i] == '[' {
		start, end := i+1, len(s)
		if n := strings.IndexByte(s[start:], ']'); n >= 0 {
			end = start + n
		}
		return field{value: s[start:end], start: start, end: end}
	}
	end := i
	for end < len(s) && isWord(s[end]) {
		end++
	}
	return field{value: s[i:end], start: i, end: end}
}

func isTag(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// isWord is true for what a tag or a plain value is made of; everything else,
// the underscore too, ends it.
func isWord(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}

func setHex16(to **uint16, value string, shortest, longest int) {
	if *to != nil || len(value) < shortest || len(value) > longest {
		return
	}
	if n, err := strconv.ParseUint(value, 16, 16); err == nil {
		v := uint16(n)
		*to = &v
	}
}

func setHex64(to **uint64, value string) {
	if *to != nil {
		return
	}
	if n, err := strconv.ParseUint(value, 16, 64); err == nil {
		*to = &n
	}
}

func setText(to **string, value string) {
	if *to == nil {
		*to = &value
	}
}
