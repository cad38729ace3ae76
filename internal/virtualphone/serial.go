package virtualphone

import (
	"crypto/sha1"
	"fmt"
	"strings"

	"relink/internal/device"
)

// romTags are the boot-ROM build tags that public dumps show, by chip
// (libimobiledevice #146, ipwndfu #156 #178 #84 #118, ipwndfu-a5 #3,
// tr4mpass #45, a public KIS driver header).
var romTags = map[uint16]string{
	0x7000: "iBoot-1992.0.0.1.19",
	0x8000: "iBoot-2234.0.0.3.3",
	0x8003: "iBoot-2234.0.0.2.22",
	0x8015: "iBoot-3332.0.0.1.23",
	0x8110: "iBoot-6338.0.0.200.19",
	0x8120: "iBoot-7195.0.0.300.25",
	0x8930: "iBoot-574.4",
	0x8940: "iBoot-838.3",
	0x8960: "iBoot-1704.10",
}

// unknownROM stands for the tag of a chip no dump is at hand of: it has the
// shape and claims no build.
const unknownROM = "iBoot-0.0"

// a12 is the first chip whose UDID is chip and ECID instead of a hash.
const a12 = 0x8020

// SerialString is what the phone shows in its iSerialNumber descriptor.
func (p Phone) SerialString() string {
	m, s := p.spec.Model, p.spec
	switch p.state {
	case Normal, Restore:
		return udid(m.CPID, s.ECID, s.Serial)
	case Recovery:
		return bootString(m, s.ECID, flags(m.CPID)|1) + " SRNM:[" + s.Serial + "]"
	case DFU:
		rom, ok := romTags[m.CPID]
		if !ok {
			rom = unknownROM
		}
		return bootString(m, s.ECID, flags(m.CPID)) + " SRTG:[" + rom + "]"
	case PortDFU:
		// The port controller speaks, with an ECID of its own; its 64-bit
		// board id packs the chip's and the board's (ipwndfu-py312).
		return fmt.Sprintf("SDOM:01 CPID:0022 BDID:%016X ECID:%016X CPFM:03 SCEP:00 CPRV:1A3 PREV:2F",
			uint64(m.BDID)<<24|uint64(m.CPID)<<8, s.ECID^0x7400_0000_0000_0000)
	}
	return ""
}

// bootString is the part that the boot ROM and iBoot share.
func bootString(m device.Model, ecid uint64, ibfl uint8) string {
	var b strings.Builder
	if m.CPID >= 0x8110 && m.CPID < 0x8900 {
		b.WriteString("SDOM:01 ") // seen from A15 on in DFU
	}
	fmt.Fprintf(&b, "CPID:%04X CPRV:11 CPFM:03 SCEP:01 BDID:%02X ECID:%016X IBFL:%02X", m.CPID, m.BDID, ecid, ibfl)
	if m.CPID >= 0x8101 && m.CPID < 0x8900 {
		b.WriteString(" SIKA:00") // seen from A14 on
	}
	return b.String()
}

// flags is IBFL as seen in DFU: 3C from A11 on, 1C from A7 on, 00 before.
func flags(cpid uint16) uint8 {
	switch {
	case cpid == 0x8960 || cpid >= 0x7000 && cpid < 0x8015:
		return 0x1c
	case cpid >= 0x8015 && cpid < 0x8900:
		return 0x3c
	}
	return 0
}

// udid is the serial of the running system: chip and ECID from A12 on, before
// that a hash that tells nothing.
func udid(cpid uint16, ecid uint64, serial string) string {
	if cpid >= a12 && cpid < 0x8900 {
		return fmt.Sprintf("%08X%016X", cpid, ecid)
	}
	return fmt.Sprintf("%x", sha1.Sum([]byte(fmt.Sprintf("%s %d", serial, ecid))))
}
