package device

import (
	"fmt"
	"strings"
	"testing"
)

// told is what a test wants of a sighting, in words.
func told(s Sighting) string {
	ios := "cannot tell"
	if s.IOSDevice != nil {
		ios = fmt.Sprint(*s.IOSDevice)
	}
	product, cpid, bdid := "-", "-", "-"
	if s.Model != nil {
		product = s.Model.ProductType
	}
	if s.CPID != nil {
		cpid = fmt.Sprintf("%04x", *s.CPID)
	}
	if s.BDID != nil {
		bdid = fmt.Sprintf("%02x", *s.BDID)
	}
	return fmt.Sprintf("%s/%s %s ios:%s %s %s %s", s.Mode, s.Source, s.Family, ios, cpid, bdid, product)
}

func TestClassify(t *testing.T) {
	t.Parallel()
	const dfu12 = "CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:0011223344556677 IBFL:3C SRTG:[iBoot-5281.0.0.100.36]"
	for _, c := range []struct {
		name    string
		vendor  uint16
		product uint16
		serial  string
		want    string
	}{
		{"DFU", AppleVendorID, 0x1227, dfu12, "dfu/id iPhone ios:true 8101 0c iPhone13,2"},
		{"DFU without a serial string", AppleVendorID, 0x1227, "", "dfu/id unknown ios:cannot tell - - -"},
		{"recovery without a serial string", AppleVendorID, 0x1281, "", "recovery/id unknown ios:cannot tell - - -"},
		{"Port DFU without a serial string", AppleVendorID, 0xf014, "", "port-dfu/id unknown ios:cannot tell - - -"},
		{"Debug USB", AppleVendorID, 0x1881, "", "debug-usb/id unknown ios:cannot tell - - -"},
		{"Debug USB as Windows names it", AppleVendorID, 0x0001, "", "debug-usb/id unknown ios:cannot tell - - -"},
		{"old recovery", AppleVendorID, 0x1280, "CPID:8900 BDID:04", "recovery/id iPhone ios:true 8900 04 iPhone1,2"},
		{"WTF without a chip is one of three", AppleVendorID, 0x1222, "", "wtf/id unknown ios:true - - -"},
		{"WTF", AppleVendorID, 0x1222, "CPID:8900 CPRV:30 BDID:00", "wtf/id iPhone ios:true 8900 00 iPhone1,1"},
		{"Port DFU, iPhone 16 Pro", AppleVendorID, 0xf014, "CPID:0022 BDID:000000000C814000 ECID:747D177214000001 CPRV:1A3", "port-dfu/id iPhone ios:true 8140 0c iPhone17,1"},
		{"Port DFU, Mac mini", AppleVendorID, 0xf014, "CPID:0022 BDID:000000002A813200", "port-dfu/id Mac ios:false 8132 2a Mac16,10"},
		{"Port DFU, board cut short", AppleVendorID, 0xf014, "CPID:0022 BDID:00000000", "port-dfu/id unknown ios:cannot tell - - -"},
		{"T1 in recovery", AppleVendorID, 0x1281, "CPID:8002 BDID:12", "recovery/id T1 ios:false 8002 12 iBridge1,1"},
		{"T2 in recovery", AppleVendorID, 0x1281, "CPID:8012 CPRV:10 BDID:07 SRNM:[C02XXXXXXXXX]", "recovery/id T2 ios:false 8012 07 iBridge2,7"},
		{"T2 in DFU", AppleVendorID, 0x1227, "CPID:8012 BDID:3E SRTG:[iBoot-4479]", "dfu/id T2 ios:false 8012 3e iBridge2,16"},
		{"HomePod in DFU", AppleVendorID, 0x1227, "CPID:7000 BDID:38", "dfu/id HomePod ios:false 7000 38 AudioAccessory1,1"},
		{"Watch in recovery", AppleVendorID, 0x1281, "CPID:8301 BDID:26 SRNM:[X]", "recovery/id Watch ios:false 8301 26 Watch6,18"},
		{"Vision Pro in DFU", AppleVendorID, 0x1227, "CPID:8112 BDID:42", "dfu/id VisionPro ios:false 8112 42 RealityDevice14,1"},
		{"Studio Display in DFU", AppleVendorID, 0x1227, "CPID:8030 BDID:22", "dfu/id Display ios:false 8030 22 AppleDisplay2,1"},
		{"hub in a keyboard", AppleVendorID, 0x1006, "000000000000", "/ accessory ios:false - - -"},
		{"hub in a display", AppleVendorID, 0x9131, "", "/ Display ios:false - - -"},
		{"pwned DFU", AppleVendorID, 0x1227, dfu12 + " PWND:[checkm8]", "dfu/id iPhone ios:true 8101 0c iPhone13,2"},
		{"iBSS that answers in DFU's place", AppleVendorID, 0x1227, "CPID:8015 CPRV:11 BDID:0E ECID:000C2C6800000001 IBFL:3D", "dfu/id iPhone ios:true 8015 0e iPhone10,6"},
		{"cut in the board", AppleVendorID, 0x1227, "CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:", "dfu/id unknown ios:cannot tell 8101 - -"},
		{"Apple TV in DFU", AppleVendorID, 0x1227, "CPID:8947 BDID:00", "dfu/id AppleTV ios:false 8947 00 AppleTV3,2"},
		{"adapter in DFU, any board", AppleVendorID, 0x1227, "CPID:8747 BDID:77", "dfu/id accessory ios:false 8747 77 (Haywire)"},
		{"adapter in DFU, chip alone", AppleVendorID, 0x1227, "CPID:8747", "dfu/id accessory ios:false 8747 - (Haywire)"},
		{"phone chip, unknown board", AppleVendorID, 0x1227, "CPID:8150 BDID:FE", "dfu/id unknown ios:cannot tell 8150 fe -"},
		{"phone chip alone", AppleVendorID, 0x1227, "CPID:8922", "dfu/id unknown ios:cannot tell 8922 - -"},
		{"shared chip, unknown board", AppleVendorID, 0x1227, "CPID:8110 BDID:FE", "dfu/id unknown ios:cannot tell 8110 fe -"},
		{"Mac chip nobody knows yet", AppleVendorID, 0x1227, "CPID:6077 BDID:04", "dfu/id Mac ios:false 6077 04 -"},
		{"Watch or T1 chip, unknown board", AppleVendorID, 0x1227, "CPID:8002 BDID:FE", "dfu/id unknown ios:false 8002 fe -"},
		{"unknown chip", AppleVendorID, 0x1227, "CPID:9999 BDID:00", "dfu/id unknown ios:cannot tell 9999 00 -"},
		{"research VM", AppleVendorID, 0x1227, "CPID:FE01 BDID:90", "dfu/id unknown ios:false fe01 90 iPhone99,11"},
		{"running iPhone, old serial", AppleVendorID, 0x12a8, "0123456789abcdef0123456789abcdef01234567", "normal/id iPhone ios:true - - -"},
		{"running iPhone, new serial", AppleVendorID, 0x12a8, "0000811000112233445566AA", "normal/id iPhone ios:true 8110 - -"},
		{"the same with a hyphen", AppleVendorID, 0x12a8, "00008110-00112233445566AA", "normal/id iPhone ios:true 8110 - -"},
		{"running iPod", AppleVendorID, 0x12aa, "", "normal/id iPod ios:true - - -"},
		{"running iPad", AppleVendorID, 0x12ab, "", "normal/id iPad ios:true - - -"},
		{"in the range, in no list", AppleVendorID, 0x12ad, "nomac?123456", "normal/id unknown ios:cannot tell - - -"},
		{"in the range, phone chip", AppleVendorID, 0x12ae, "0000815000112233445566AA", "normal/id unknown ios:cannot tell 8150 - -"},
		{"running Apple TV", AppleVendorID, 0x12a7, "", "/ AppleTV ios:false - - -"},
		{"Watch on its dock", AppleVendorID, 0x12af, "", "/ Watch ios:false - - -"},
		{"running Mac", AppleVendorID, 0x1905, "0000603000112233445566AA", "/ Mac ios:false 6030 - -"},
		{"iBridge", AppleVendorID, 0x8600, "", "/ unknown ios:false - - -"},
		{"keyboard that poses as a phone", AppleVendorID, 0x024f, dfu12, "/ accessory ios:false - - -"},
		{"display", AppleVendorID, 0x9226, "", "/ Display ios:false - - -"},
		{"checkra1n", AppleVendorID, 0x1338, "", "/ unknown ios:cannot tell - - -"},
		{"PongoOS", AppleVendorID, 0x4141, "", "/ unknown ios:cannot tell - - -"},
		{"an id in no source", AppleVendorID, 0x7777, "", "/ unknown ios:cannot tell - - -"},
		{"another vendor", 0x1d6b, 0x1227, dfu12, "/ unknown ios:false - - -"},
		{"a Mac with an id of phones", AppleVendorID, 0x12ac, "000060000011223344556677", "normal/id Mac ios:false 6000 - -"},
		{"a Mac of an unknown chip with an id of phones", AppleVendorID, 0x12a8, "000060700011223344556677", "normal/id Mac ios:false 6070 - -"},
		{"a Watch with the id of phones", AppleVendorID, 0x12a8, "000083100011223344556677", "normal/id Watch ios:false 8310 - -"},
		{"a Watch or a HomePod with the id of phones", AppleVendorID, 0x12a8, "000083010011223344556677", "normal/id unknown ios:false 8301 - -"},
		{"a Mac or an iPad with an id of phones", AppleVendorID, 0x12ac, "0000811200112233445566AA", "normal/id unknown ios:cannot tell 8112 - -"},
		{"an iPad with a chip of Macs", AppleVendorID, 0x12ab, "0000811200112233445566AA", "normal/id iPad ios:true 8112 - -"},
		{"a phone of a chip in no table", AppleVendorID, 0x12a8, "0000817000112233445566AA", "normal/id iPhone ios:true 8170 - -"},
		{"iPhone 18 Pro", AppleVendorID, 0x1281, "CPID:8160 BDID:0A SRNM:[X]", "recovery/id iPhone ios:true 8160 0a iPhone19,2"},
		{"a board of iPhone 18 Pro's chip that no table has", AppleVendorID, 0x1281, "CPID:8160 BDID:00 SRNM:[X]", "recovery/id unknown ios:cannot tell 8160 00 -"},
		{"MacBook Neo", AppleVendorID, 0x1281, "CPID:8140 BDID:64 SRNM:[X]", "recovery/id Mac ios:false 8140 64 Mac17,5"},
		{"display of 2026", AppleVendorID, 0x1227, "CPID:8150 BDID:02 SRTG:[iBoot-1]", "dfu/id Display ios:false 8150 02 AppleDisplay18,1"},
		{"a chip that has one row, and it without a board", AppleVendorID, 0x1227, "CPID:8152 BDID:44 SRTG:[iBoot-1]", "dfu/id Mac ios:false 8152 44 Mac18,5"},
		{"Vision Pro", AppleVendorID, 0x12b1, "", "/ VisionPro ios:false - - -"},
		{"WTF of a chip that has none", AppleVendorID, 0x1222, "CPID:8310 BDID:66", "wtf/id Watch ios:false 8310 66 -"},
		{"no ids, recovery", 0, 0, "CPID:8015 BDID:0E SRNM:[X]", "recovery/serial iPhone ios:true 8015 0e iPhone10,6"},
		{"no ids, neither tag", 0, 0, "CPID:8015 BDID:0E", "/ iPhone ios:true 8015 0e iPhone10,6"},
	} {
		if got := told(Classify(Device{VendorID: c.vendor, ProductID: c.product, Serial: c.serial})); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestEveryModelIsTold(t *testing.T) {
	t.Parallel()
	for _, want := range Models() {
		if _, known := Lookup(want.CPID, want.BDID); want.AnyBoard && !known {
			continue // its board is in no source, and the chip is not its alone
		}
		for _, c := range []struct {
			product uint16
			mode    Mode
			serial  string
		}{
			{0x1227, ModeDFU, fmt.Sprintf("CPID:%04X BDID:%02X SRTG:[iBoot-1]", want.CPID, want.BDID)},
			{0x1281, ModeRecovery, fmt.Sprintf("cpid:%04x_bdid:%02x_srnm:[X]", want.CPID, want.BDID)},
			{0xf014, ModePortDFU, fmt.Sprintf("CPID:0022 BDID:%08X", uint64(0)) + fmt.Sprintf("%02X%04X00", want.BDID, want.CPID)},
		} {
			s := Classify(Device{VendorID: AppleVendorID, ProductID: c.product, Serial: c.serial})
			if s.Model == nil || *s.Model != want || s.Mode != c.mode || s.Family != want.Family || *s.IOSDevice != want.Family.IsIOS() {
				t.Errorf("%q: got %s, want %s", c.serial, told(s), want.ProductType)
			}
		}
	}
}

func TestEveryProductIDRowIsSound(t *testing.T) {
	t.Parallel()
	for i, row := range appleIDs {
		if row.from > row.to || row.family == "" {
			t.Errorf("row %d, %04x: not complete: %+v", i, row.from, row)
		}
		if row.family.IsIOS() && (row.ios == nil || !*row.ios) {
			t.Errorf("%04x: got family %s and not an iOS device", row.from, row.family)
		}
		if got := lookupID(row.from); got.from == row.from && got.to == row.to && got != row {
			t.Errorf("%04x: got row %+v, want %+v", row.from, got, row)
		}
	}
	for id := uint16(0x1290); id <= 0x12af; id++ {
		want := ModeNormal
		if id == 0x12a7 || id == 0x12af {
			want = ""
		}
		if got := lookupID(id).mode; got != want {
			t.Errorf("%04x: got mode %q, want %q", id, got, want)
		}
	}
}

func TestForeignMakerInThePhoneRangeIsDoubted(t *testing.T) {
	t.Parallel()
	s := Classify(Device{VendorID: AppleVendorID, ProductID: 0x12a8, Manufacturer: "Nobody Ltd"})
	if got, want := told(s), "normal/id unknown ios:cannot tell - - -"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What a program prints in place of a serial string is none.
func TestPlaceholdersAreNoSerial(t *testing.T) {
	t.Parallel()
	for word := range placeholders {
		for _, s := range []string{word, strings.ToUpper(word), "(" + word + ")", "<" + word + ">", word + "!", " " + word + "."} {
			if got := Classify(Device{VendorID: AppleVendorID, ProductID: 0x1227, Serial: s}); got.Serial != "" || NewView(got).Serial != nil {
				t.Errorf("%q: got serial %q, want none", s, got.Serial)
			}
		}
	}
	for serial, want := range map[string]bool{
		"": false, "0000000000000000": true, "00008120001122334455AABB": false, "F2LXXXXXXXXX": false, "CPID:8101": false,
		"0123456789abcdef0123456789abcdef01234567": false, "NONE12345": false,
	} {
		if got := IsPlaceholder(serial); got != want {
			t.Errorf("%q: got %v, want %v", serial, got, want)
		}
	}
}

func TestROMAndUploadedIBSSAreTellable(t *testing.T) {
	t.Parallel()
	s := Classify(Device{VendorID: AppleVendorID, ProductID: 0x1227, Serial: "CPID:8000 CPRV:20 BDID:06 ECID:0000038E8E000001 IBFL:1D"})
	if s.Mode != ModeDFU || s.Identity.SRTG != nil || s.Model == nil {
		t.Errorf("got %s with build tag %v, want dfu of an iPhone without one", told(s), s.Identity.SRTG)
	}
}
