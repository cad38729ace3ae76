package device

import (
	"strings"
	"testing"
)

// bootStrings are written after the documented examples of real strings;
// every personal number in them is made up.
var bootStrings = []struct {
	name, serial string
	product      string // empty: no model
	mode         Mode   // told by the string alone
}{
	{"board without a row", "CPID:7000 CPRV:11 CPFM:03 SCEP:01 BDID:00 ECID:00022D3C10000001 IBFL:1C SRTG:[iBoot-1992.0.0.1.19]", "", ModeDFU},
	{"iPhone 6", "CPID:7000 CPRV:11 CPFM:03 SCEP:01 BDID:06 ECID:0011712010000001 IBFL:1C SRTG:[iBoot-1992.0.0.1.19]", "iPhone7,2", ModeDFU},
	{"iPhone 6s Plus, Samsung", "CPID:8000 CPRV:20 CPFM:03 SCEP:01 BDID:06 ECID:0000038E8E000001 IBFL:1C SRTG:[iBoot-2234.0.0.3.3]", "iPhone8,2", ModeDFU},
	{"iPhone 6s, TSMC", "CPID:8003 CPRV:01 CPFM:03 SCEP:01 BDID:04 ECID:000264D410000001 IBFL:1C SRTG:[iBoot-2234.0.0.2.22]", "iPhone8,1", ModeDFU},
	{"iPhone SE with its ECID starred out", "CPID:8000 CPRV:20 CPFM:03 SCEP:01 BDID:02 ECID:**** IBFL:1C SRTG:[iBoot-2234.0.0.3.3]", "iPhone8,4", ModeDFU},
	{"iPad mini 2", "CPID:8960 CPRV:11 CPFM:03 SCEP:01 BDID:0A ECID:000006758A000001 IBFL:1C SRTG:[iBoot-1704.10]", "iPad4,4", ModeDFU},
	{"iPad 2", "CPID:8940 CPRV:21 CPFM:03 SCEP:01 BDID:06 ECID:0000038500000001 IBFL:00 SRTG:[iBoot-838.3]", "iPad2,2", ModeDFU},
	{"iPhone 8", "CPID:8015 CPRV:11 CPFM:03 SCEP:01 BDID:02 ECID:0016519820000001 IBFL:3C SRTG:[iBoot-3332.0.0.1.23]", "iPhone10,1", ModeDFU},
	{"iPhone 8, GSM", "CPID:8015 CPRV:11 CPFM:03 SCEP:01 BDID:0A ECID:001838E008000001 IBFL:3C SRTG:[iBoot-3332.0.0.1.23]", "iPhone10,4", ModeDFU},
	{"iPhone 13", "SDOM:01 CPID:8110 CPRV:11 CPFM:03 SCEP:01 BDID:0A ECID:[redacted] IBFL:3C SRTG:[iBoot-6338.0.0.200.19]", "iPhone14,5", ModeDFU},
	{"iPhone 14 Pro Max", "SDOM:01 CPID:8120 CPRV:11 CPFM:03 SCEP:01 BDID:0E ECID:XXXXXX IBFL:3C SIKA:00 SRTG:[iBoot-7195.0.0.300.25]", "iPhone15,3", ModeDFU},
	{"Port DFU of an iPhone 16 Pro", "SDOM:01 CPID:0022 BDID:000000000C814000 ECID:747D177214000001 CPFM:03 SCEP:00 CPRV:1A3 PREV:2F", "iPhone17,1", ""},
	{"recovery, iPhone 5s, Windows path", "cpid:8960_cprv:11_cpfm:03_scep:01_bdid:02_ecid:000007f6f2000001_ibfl:1d_srnm:[f1xxxxxxxxxx]", "iPhone6,2", ModeRecovery},
	{"recovery, iPhone 6s Plus, Windows", "SDOM:01_CPID:8003_CPRV:01_CPFM:03_SCEP:01_BDID:06_ECID:001A519804000001_IBFL:1D_SRNM:[F1XXXXXXXXXX]", "iPhone8,2", ModeRecovery},
	{"recovery after a failed restore, no SRNM", "SDOM:01_CPID:8140_CPRV:10_CPFM:03_SCEP:01_BDID:04_ECID:0015042A22000001_IBFL:3D_SIKA:00", "iPhone17,5", ""},
	{"recovery, iPad (A16)", "sdom:01 cpid:8120 cprv:11 cpfm:03 scep:01 bdid:10 ecid:00094daa01000001 ibfl:3d sika:00 srnm:[f1xxxxxxxx]", "iPad15,7", ModeRecovery},
	{"DFU, iPad 1, upper-cased by Windows", "CPID:8930_CPRV:11_CPFM:03_SCEP:01_BDID:02_ECID:0000022DA6000001_IBFL:00_SRTG:[IBOOT-574.4]", "iPad1,1", ModeDFU},
	{"recovery, iPhone 3GS with an IMEI", "CPID:8920_CPRV:15_CPFM:03_SCEP:04_BDID:00_ECID:000000143A000001_IBFL:00_SRNM:[F1XXXXXXXXX]_IMEI:[010000000000001]", "iPhone2,1", ModeRecovery},
	{"pwned Apple TV", "CPID:8947 CPRV:00 CPFM:03 SCEP:10 BDID:00 ECID:REDACTED IBFL:00 SRTG:[iBoot-1458.2] PWND:[checkm8]", "AppleTV3,2", ModeDFU},
	{"Lightning adapter, no board known", "CPID:8747 CPRV:10 CPFM:03 SCEP:10 BDID:00 ECID:000003D5E7000001 IBFL:00 SRTG:[iBoot-1413.8]", "(Haywire)", ModeDFU},
	{"T1 of the computer itself", "CPID:8002 CPRV:10 CPFM:03 SCEP:01 BDID:12 ECID:0000000000000001 IBFL:1D SRNM:[C0XXXXXXXXXX]", "iBridge1,1", ModeRecovery},
	{"tags in another order", "SRTG:[iBoot-3332.0.0.1.23] BDID:0E IBFL:3C CPID:8015 ECID:000C2C6800000001", "iPhone10,6", ModeDFU},
	{"both build tag and serial number: the ROM wrote it", "CPID:8015 BDID:0E SRNM:[X] SRTG:[iBoot-3332]", "iPhone10,6", ModeDFU},
	{"no chip", "CPRV:11 BDID:0E SRTG:[iBoot-1]", "", ModeDFU},
	{"board cut short", "CPID:8015 CPRV:11 BDID:0", "", ""},
	{"tags inside a value are its own", "CPID:8015 SRNM:[CPID:8010 BDID:08]", "", ModeRecovery},
	{"empty", "", "", ""},
	{"something else", "nomac?123456", "", ""},
}

func TestBootStrings(t *testing.T) {
	t.Parallel()
	for _, c := range bootStrings {
		s := Classify(Device{Serial: c.serial})
		got := ""
		if s.Model != nil {
			got = s.Model.ProductType
		}
		if got != c.product || s.Mode != c.mode {
			t.Errorf("%s: got %q in mode %q, want %q in mode %q", c.name, got, s.Mode, c.product, c.mode)
		}
		if (s.Source == SourceSerial) != (c.mode != "") {
			t.Errorf("%s: got mode source %q", c.name, s.Source)
		}
	}
}

func TestSpellingChangesNothing(t *testing.T) {
	t.Parallel()
	for _, c := range bootStrings {
		want := Classify(Device{Serial: c.serial})
		for _, serial := range []string{
			strings.ToUpper(c.serial), strings.ToLower(c.serial), strings.ReplaceAll(c.serial, " ", "_"),
			"QQQQ:07 " + c.serial, c.serial + " ZZZZ:[what ever]",
		} {
			got := Classify(Device{Serial: serial})
			if (got.Model == nil) != (want.Model == nil) || got.Model != nil && *got.Model != *want.Model || got.Mode != want.Mode {
				t.Errorf("%s as %q: got %v %v, want %v %v", c.name, serial, got.Model, got.Mode, want.Model, want.Mode)
			}
		}
	}
}

// A string that ends too early may say less. It must not say something else.
func TestStringCutAnywhereNamesNoOtherModel(t *testing.T) {
	t.Parallel()
	for _, c := range bootStrings {
		for _, id := range []uint16{0, 0x1227, 0x1281, 0xf014} {
			for n := range c.serial {
				d := Device{Serial: c.serial[:n]}
				if id != 0 {
					d.VendorID, d.ProductID = AppleVendorID, id
				}
				if s := Classify(d); s.Model != nil && s.Model.ProductType != c.product {
					t.Errorf("%s cut to %q under %04x: got %s", c.name, d.Serial, id, s.Model.ProductType)
				}
			}
		}
	}
}

func TestAbsentIsNotZero(t *testing.T) {
	t.Parallel()
	id := ParseSerial("CPID:8015 BDID:00 SCEP:00")
	if id.BDID == nil || *id.BDID != 0 || id.SCEP == nil || *id.SCEP != 0 {
		t.Errorf("got %+v, want a board and an epoch of zero", id)
	}
	if id.ECID != nil || id.SRTG != nil || id.CPFM != nil {
		t.Errorf("got %+v, want no ECID, build tag or fuses", id)
	}
}

func TestPortDFUHasThePhonesChipAndItsOwnNumber(t *testing.T) {
	t.Parallel()
	id := ParseSerial("CPID:0022 BDID:000000000C814000 ECID:747D177214000001 CPRV:1A3 PREV:2F")
	chip, chipOK := id.Chip()
	board, boardOK := id.Board()
	if chip != 0x8140 || board != 0x0c || !chipOK || !boardOK {
		t.Errorf("got chip %04x %v board %02x %v, want 8140 0c", chip, chipOK, board, boardOK)
	}
	if _, ok := id.PhoneECID(); ok || *id.ECID != 0x747d177214000001 || *id.CPRV != 0x1a3 {
		t.Errorf("got %+v: the ECID is the port controller's", id)
	}
}

func TestHostileSizes(t *testing.T) {
	t.Parallel()
	for _, serial := range []string{
		strings.Repeat("A", 64<<10), strings.Repeat("CPID:", 20000), strings.Repeat("[", 70000),
		"CPID:80158015 BDID:0E0E0E", "CPID:ZZZZ BDID:--", "CPID:\xff\xfe BDID:\x00\x00", "CPID:+801 BDID:0x",
		"BDID:" + strings.Repeat("F", 17), "ECID:" + strings.Repeat("F", 17),
	} {
		id := ParseSerial(serial)
		if id.CPID != nil || id.BDID != nil || id.ECID != nil {
			t.Errorf("%.40q: got %+v, want nothing", serial, id)
		}
	}
}

func FuzzParseSerial(f *testing.F) {
	for _, c := range bootStrings {
		f.Add(c.serial)
	}
	f.Add("00008110000A1B2C3D4E5F60")
	f.Fuzz(func(t *testing.T, s string) {
		id := ParseSerial(s)
		if again := ParseSerial(strings.ToUpper(s)); len(s) == len(strings.ToUpper(s)) && (id.CPID == nil) != (again.CPID == nil) {
			t.Errorf("case matters in %q", s)
		}
		masked := MaskSerial(s)
		const secret = "0123456789ABCDEF"
		if got := MaskSerial(s + " ECID:" + secret); !strings.Contains(s, "[") && strings.Contains(got, secret) {
			t.Errorf("MaskSerial(%q): got %q", s, got)
		}
		if again := MaskSerial(masked); again != masked {
			t.Errorf("masking %q twice: got %q, then %q", s, masked, again)
		}
		for _, found := range FindSerials(s) {
			if !strings.Contains(s, found) {
				t.Errorf("FindSerials(%q): got %q from elsewhere", s, found)
			}
		}
		Classify(Device{VendorID: AppleVendorID, ProductID: 0x1227, Serial: s})
	})
}
