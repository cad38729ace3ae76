package identify

import (
	"fmt"
	"strings"
	"testing"

	"relink/internal/device"
)

// The numbers in these texts are made up; their shapes are those of the
// programs named.
const (
	ecidA    = "00112233445566AA"
	dfuX     = "CPID:8015 CPRV:11 CPFM:03 SCEP:01 BDID:0E ECID:000C2C6800000001 IBFL:3C SRTG:[iBoot-3332.0.0.1.23]"
	recX     = "SDOM:01 CPID:8015 CPRV:11 CPFM:03 SCEP:01 BDID:0E ECID:000C2C6800000001 IBFL:3D SRNM:[F3XXXXXXXXXX]"
	adapter  = "CPID:8747 CPRV:10 CPFM:03 SCEP:10 BDID:00 ECID:000003D5E7000001 IBFL:00 SRTG:[iBoot-1413.8]"
	hashed   = "0123456789abcdef0123456789abcdef01234567"
	newStyle = "0000811000112233445566AA"
)

func texts(lines ...string) string { return strings.Join(lines, "\n") + "\n" }

// summary tells each device as "port/address vendor:product mode model".
func summary(found []device.Sighting) string {
	var all []string
	for _, s := range found {
		v := device.NewView(s)
		part := func(p *string) string {
			if p == nil {
				return "-"
			}
			return *p
		}
		model := part(v.ProductType)
		if s.Phone != "" {
			model += " " + s.Phone
		}
		all = append(all, fmt.Sprintf("%s/%d %s:%s %s %s", part(v.Port), s.Address, part(v.VendorID), part(v.ProductID), s.Mode, model))
	}
	return strings.Join(all, "; ")
}

var stories = []struct{ name, text, want string }{
	{"nothing", "", ""},
	{"prose", texts("My phone shows error 4013.", "build-version | iBoot-6723.80.19"), ""},

	{"kernel: a phone in DFU", texts(
		"[ 10.1] usb 1-2: new high-speed USB device number 21 using xhci_hcd",
		"[ 10.2] usb 1-2: New USB device found, idVendor=05ac, idProduct=1227, bcdDevice= 0.00",
		"[ 10.2] usb 1-2: New USB device strings: Mfr=2, Product=3, SerialNumber=4",
		"[ 10.2] usb 1-2: Product: Apple Mobile Device (DFU Mode)",
		"[ 10.2] usb 1-2: Manufacturer: Apple Inc.",
		"[ 10.2] usb 1-2: SerialNumber: "+dfuX,
		"[ 25.0] usb 1-2: USB disconnect, device number 21",
	), "1-2/21 05ac:1227 dfu iPhone10,6 phone-1"},
	{"kernel: one phone through three modes", texts(
		"Mar  1 10:00:00 host kernel: usb 3-1.4: new high-speed USB device number 5 using xhci_hcd",
		"Mar  1 10:00:00 host kernel: usb 3-1.4: New USB device found, idVendor=05ac, idProduct=12a8",
		"Mar  1 10:00:00 host kernel: usb 3-1.4: SerialNumber: "+hashed,
		"Mar  1 10:00:09 host kernel: usb 3-1.4: USB disconnect, device number 5",
		"Mar  1 10:00:12 host kernel: usb 3-1.4: new high-speed USB device number 6 using xhci_hcd",
		"Mar  1 10:00:12 host kernel: usb 3-1.4: New USB device found, idVendor=05ac, idProduct=1281",
		"Mar  1 10:00:12 host kernel: usb 3-1.4: SerialNumber: "+recX,
		"Mar  1 10:00:19 host kernel: usb 3-1.4: new high-speed USB device number 7 using xhci_hcd",
		"Mar  1 10:00:19 host kernel: usb 3-1.4: New USB device found, idVendor=05ac, idProduct=1227",
		"Mar  1 10:00:19 host kernel: usb 3-1.4: SerialNumber: "+dfuX,
	), "3-1.4/5 05ac:12a8 normal -; 3-1.4/6 05ac:1281 recovery iPhone10,6 phone-1; 3-1.4/7 05ac:1227 dfu iPhone10,6 phone-1"},
	{"kernel: one phone again and again", texts(
		"usb 1-1: new high-speed USB device number 5 using xhci_hcd", "usb 1-1: New USB device found, idVendor=05ac, idProduct=12a8", "usb 1-1: SerialNumber: "+hashed,
		"usb 1-1: USB disconnect, device number 5",
		"usb 1-1: new high-speed USB device number 6 using xhci_hcd", "usb 1-1: New USB device found, idVendor=05ac, idProduct=12a8", "usb 1-1: SerialNumber: "+hashed,
	), "1-1/6 05ac:12a8 normal -"},
	{"kernel: two without serials are two", texts(
		"usb 1-1: new high-speed USB device number 5 using xhci_hcd", "usb 1-1: New USB device found, idVendor=05ac, idProduct=12a8",
		"usb 1-1: USB disconnect, device number 5",
		"usb 1-1: new high-speed USB device number 6 using xhci_hcd", "usb 1-1: New USB device found, idVendor=05ac, idProduct=12a8",
	), "1-1/5 05ac:12a8 normal -; 1-1/6 05ac:12a8 normal -"},
	{"kernel: coloured", texts("\x1b[32m[ 1.0] \x1b[0m\x1b[33musb 1-2: \x1b[0mNew USB device found, idVendor=05ac, idProduct=1281"), "1-2/0 05ac:1281 recovery -"},
	{"lsusb: coloured by grep", texts("Bus 001 Device 005: ID \x1b[01;31m\x1b[K05ac\x1b[m\x1b[K:1227 Apple, Inc."), "-/5 05ac:1227 dfu -"},
	{"kernel: a log that begins in the middle", texts("usb 1-2: SerialNumber: " + dfuX), "1-2/0 -:- dfu iPhone10,6 phone-1"},
	{"kernel: an old one, keyboard and its hub", texts(
		"usb 1-1: new full speed USB device using uhci_hcd and address 2", "usb 1-1: new device found, idVendor=05ac, idProduct=1001", "usb 1-1: Product: Hub in Apple USB Keyboard",
		"usb 1-1.1: new device found, idVendor=05ac, idProduct=0202", "usb 1-1.1: Manufacturer: Alps Electric",
	), "1-1/2 05ac:1001  -; 1-1.1/0 05ac:0202  -"},
	{"kernel: another vendor's strings stay its own", texts(
		"usb 1-2: new high-speed USB device number 3 using xhci_hcd", "usb 1-2: New USB device found, idVendor=1d6b, idProduct=1227", "usb 1-2: SerialNumber: "+dfuX,
	), ""},
	{"kernel: messages of two ports mixed", texts(
		"usb 1-1: New USB device found, idVendor=05ac, idProduct=1281", "usb 1-2: New USB device found, idVendor=05ac, idProduct=1227",
		"usb 1-2: SerialNumber: "+adapter, "usb 1-1: SerialNumber: "+recX,
	), "1-1/0 05ac:1281 recovery iPhone10,6 phone-1; 1-2/0 05ac:1227 dfu (Haywire)"},
	{"kernel and lsusb speak of one device", texts(
		"[ 1.0] usb 1-2: new high-speed USB device number 21 using xhci_hcd", "[ 1.1] usb 1-2: New USB device found, idVendor=05ac, idProduct=1227",
		"Bus 001 Device 021: ID 05ac:1227 Apple, Inc. Mobile Device (DFU Mode)", "Device Descriptor:", "  idVendor           0x05ac Apple, Inc.", "  idProduct          0x1227 ",
		"  iSerial                 4 "+dfuX, "  bNumConfigurations      1", "  Configuration Descriptor:",
	), "1-2/21 05ac:1227 dfu iPhone10,6 phone-1"},
	{"lsusb and kernel, the other way round", texts(
		"Bus 001 Device 021: ID 05ac:1227 Apple, Inc. Mobile Device (DFU Mode)",
		"usb 1-2: new high-speed USB device number 21 using xhci_hcd", "usb 1-2: New USB device found, idVendor=05ac, idProduct=1227", "usb 1-2: SerialNumber: "+dfuX,
	), "1-2/21 05ac:1227 dfu iPhone10,6 phone-1"},
	{"kernel without a number and lsusb are two", texts(
		"usb 1-4.4.3: New USB device found, idVendor=05ac, idProduct=1881", "Bus 001 Device 097: ID 05ac:1881 Apple, Inc. Debug USB",
	), "1-4.4.3/0 05ac:1881 debug-usb -; -/97 05ac:1881 debug-usb -"},

	{"lsusb: the list twice", texts(
		"Bus 002 Device 007: ID 05ac:12ab Apple, Inc. iPad 4/Mini1", "Bus 002 Device 004: ID 046d:c31f Logitech, Inc.", "", "Bus 002 Device 007: ID 05ac:12ab Apple, Inc. iPad 4/Mini1",
	), "-/7 05ac:12ab normal -"},
	{"lsusb: a number that was given again", texts(
		"Bus 002 Device 007: ID 05ac:1281 Apple, Inc.", "Bus 002 Device 007: ID 05ac:1227 Apple, Inc.",
	), "-/7 05ac:1281 recovery -; -/7 05ac:1227 dfu -"},
	{"lsusb: the string follows", texts("# Bus 001 Device 005: ID 05ac:1227 Apple, Inc.", "# CPID:8922 ... PWND:[limera1n]"), "-/5 05ac:1227 dfu -"},
	{"lsusb: a string that cannot be its", texts("Bus 001 Device 005: ID 05ac:1281 Apple, Inc.", dfuX), "-/5 05ac:1281 recovery -; -/0 -:- dfu iPhone10,6 phone-1"},
	{"lsusb: another vendor's string", texts("Bus 001 Device 005: ID 1d6b:0002 Linux", "  iSerial                 1 "+dfuX), ""},
	{"lsusb -v without its head", texts("Device Descriptor:", "  idVendor           0x05ac Apple, Inc.", "  idProduct          0x1281", "  iSerial                 3 "+recX), "-/0 05ac:1281 recovery iPhone10,6 phone-1"},
	{"lsusb of brew", texts(
		"Bus 020 Device 018: ID 05ac:024f Apple Inc. Keyboard  Serial: XXXXXXXX", "Bus 020 Device 027: ID 05ac:12a8 Apple Inc. iPhone  Serial: "+hashed,
		"Bus 020 Device 000: ID 05ac:8600 Apple Inc. iBridge", "Bus 000 Device 001: ID 1d6b:ISPT Linux Foundation",
	), "-/18 05ac:024f  -; -/27 05ac:12a8 normal -; -/0 05ac:8600  -"},
	{"usb-devices", texts(
		"T:  Bus=01 Lev=02 Prnt=04 Port=02 Cnt=01 Dev#= 21 Spd=480  MxCh= 0", "D:  Ver= 2.00 Cls=00", "P:  Vendor=05ac ProdID=1227 Rev=00.00", "S:  Manufacturer=Apple Inc.", "S:  SerialNumber="+dfuX,
		"T:  Bus=01 Lev=02 Prnt=04 Port=03 Cnt=01 Dev#= 22 Spd=480  MxCh= 0", "P:  Vendor=046d ProdID=c31f Rev=00.00", "S:  SerialNumber="+recX,
	), "-/21 05ac:1227 dfu iPhone10,6 phone-1"},
	{"pyusb, scanned, the line broken", texts(
		"DEVICE ID 05ac:1281 on Bus 001 Address 003", "idVendor : Ox05ac", "idProduct 0x1281", "iSerialNumber : 0x4 SDOM:01 CPID:8015 CPRV:11 CPFM:03 SCEP:01",
		"BDID:0E ECID:000C2C6800000001 IBFL:3D SRNM:[XXXXXXXXXXXX]", "bNumConfigurations Ox1",
	), "-/3 05ac:1281 recovery iPhone10,6 phone-1"},
	{"pyusb, the head misread", texts(
		"Bus 001 Device 002: ID 05ac:1227 Apple", "DEVICE ID 0Sac:1227 on Bus 001 Address 009", "iSerialNumber : 0x4 CPID:8015 CPRV:11 CPFM:03 SCEP:01", "BDID:OE ECID:000C2C6800000001 SRTG:[iBoot-3332]",
	), "-/2 05ac:1227 dfu -; -/0 -:- dfu - phone-1"},

	{"Windows: instance ids of three states", texts(
		`USB\VID_05AC&PID_1281\CPID:8930_CPRV:11_BDID:02_ECID:0000022DA6000001_IBFL:02_SRNM:[XXXXXXXXXXX]`,
		`USB\VID_05AC&PID_1281\CPID:8930_CPRV:11_BDID:02_ECID:0000022DA6000001_IBFL:03_SRNM:[XXXXXXXXXXX]`,
		`USB\VID_05AC&PID_1227\CPID:8930_CPRV:11_BDID:02_ECID:0000022DA6000001_IBFL:00_SRTG:[IBOOT-574.4]`,
		`usb\vid_05ac&pid_1227\cpid:8930_cprv:11_bdid:02_ecid:0000022da6000001_ibfl:00_srtg:[iboot-574.4]`,
	), "-/0 05ac:1281 recovery iPad1,1 phone-1; -/0 05ac:1281 recovery iPad1,1 phone-1; -/0 05ac:1227 dfu iPad1,1 phone-1"},
	{"Windows: interface path, small letters", `\\?\usb#vid_05ac&pid_1281#cpid:8960_cprv:11_bdid:02_ecid:000007f6f2000001_ibfl:1d_srnm:[f1xxxxxxxxxx]#{ed82a167-d61a-4af6-9ab6-11e52236c576}`, "-/0 05ac:1281 recovery iPhone6,2 phone-1"},
	{"Windows: interface of a composite device", `\\?\usb#vid_05ac&pid_1281&mi_00#8&1234&0&0000#{ed82a167}\usb#vid_05ac&pid_1281#cpid:8960_bdid:02_ecid:000007f6f2000001_srnm:[f1]`, "-/0 05ac:1281 recovery iPhone6,2 phone-1"},
	{"Windows: table of devices, and a part of one", texts(
		"Status Class FriendlyName InstanceId", "------ ----- ------------ ----------",
		`OK     WPD   Apple iPhone USB\VID_05AC&PID_12A8&MI_00\B&1A733E8B&0&0000`, `OK     USB   USB Composite Device USB\VID_05AC&PID_12A8\`+newStyle,
		`OK     HIDClass Mouse HID\VID_046D&PID_C077\7&1&0&0000`,
	), "-/0 05ac:12a8 normal - phone-1"},
	{"Windows: parts of two devices", texts(
		`USB\VID_05AC&PID_12A8&MI_00\B&1A733E8B&0&0000`, `USB\VID_05AC&PID_12A8&MI_01\B&1A733E8B&0&0001`, `USB\VID_05AC&PID_12A8&MI_00\6&22222222&0&0000`,
	), "-/0 05ac:12a8 normal -; -/0 05ac:12a8 normal -"},
	{"Windows: a part is no third device", texts(
		`USB\VID_05AC&PID_12A8\`+newStyle, `USB\VID_05AC&PID_12A8\000081100011223344556600`, `USB\VID_05AC&PID_12A8&MI_00\B&1A733E8B&0&0000`,
	), "-/0 05ac:12a8 normal - phone-1; -/0 05ac:12a8 normal - phone-2"},
	{"Windows: interface path without a serial, then the device", texts(
		`OnInterfaceArrival: \\?\USB#VID_05AC&PID_1281#{ED82A167-D61A-4AF6-9AB6-11E52236C576}`,
		`USB\VID_05AC&PID_1281\CPID:8960_BDID:02_ECID:000007F6F2000001_SRNM:[F1]`,
	), "-/0 05ac:1281 recovery iPhone6,2 phone-1"},
	{"Windows: Debug USB has no serial", `\\?\kis#vid_05ac&pid_0001#6&1234&0&1#{b36f4137-f4ef-4bfc-a25a-c2410768ee37}`, "-/0 05ac:0001 debug-usb -"},
	{"Windows: in JSON", `{"id":"USB\\VID_05AC&PID_1227\\CPID:8015_BDID:0E_SRTG:[IBOOT-3332]"}`, "-/0 05ac:1227 dfu iPhone10,6"},
	{"Windows: hardware ids of one device", texts(`HardwareID : {USB\VID_05AC&PID_12A8&REV_1406, USB\VID_05AC&PID_12A8}`, `InstanceId : USB\VID_05AC&PID_12A8\`+newStyle), "-/0 05ac:12a8 normal - phone-1"},

	{"macOS: ioreg", texts(
		"+-o Root  <class IORegistryEntry, id 0x100000100>",
		"  +-o iPhone@14120000  <class IOUSBHostDevice, id 0x100001234, registered>",
		`      "USB Serial Number" = "`+newStyle+`"`, `      "idProduct" = 4776`, `      "idVendor" = 1452`, `      "locationID" = 336723968`, `      "USB Address" = 12`, `      "UsbLinkSpeed" = 480000000`,
		"    +-o PTP@0  <class IOUSBHostInterface, id 0x100001235>", `        "idProduct" = 4776`, `        "idVendor" = 1452`,
		"  +-o Hub@14200000  <class IOUSBHostDevice, id 0x100001236>", `      "idProduct" = 1`, `      "idVendor" = 8457`,
	), "20-1.2/12 05ac:12a8 normal - phone-1"},
	{"macOS: system_profiler", texts(
		"USB:", "", "    USB 3.1 Bus:", "      Host Controller Driver: AppleT8112USBXHCI", "", "        Apple Mobile Device (DFU Mode):", "",
		"          Product ID: 0x1227", "          Vendor ID: 0x05ac (Apple Inc.)", "          Version: 0.00", "          Serial Number: "+dfuX, "          Speed: Up to 480 Mb/s",
		"          Manufacturer: Apple Inc.", "          Location ID: 0x00100000 / 1", "", "        Keyboard:", "          Product ID: 0xc31f", "          Vendor ID: 0x046d (Logitech)",
	), "0-1/1 05ac:1227 dfu iPhone10,6 phone-1"},

	{"irecovery -q", texts("CPID: 0x8015", "CPRV: 0x11", "BDID: 0x0e", "ECID: 0x000c2c6800000001", "CPFM: 0x03", "SCEP: 0x01", "IBFL: 0x3d", "SRTG: N/A", "SRNM: F3XXXXXXXXXX", "IMEI: N/A", "MODE: Recovery"), "-/0 -:- recovery iPhone10,6 phone-1"},
	{"irecovery -q of a chip in no table, with its product", texts("CPID: 0x8160", "BDID: 0x33", "SRTG: N/A", "MODE: Recovery", "PRODUCT: iPhone19,4"), "-/0 -:- recovery iPhone19,4"},
	{"irecovery -q whose product has another chip", texts("CPID: 0x8161", "BDID: 0x33", "MODE: DFU", "PRODUCT: iPhone17,5"), "-/0 -:- dfu -"},
	{"irecovery -q: the board tells more than the product", texts("CPID: 0x8150", "BDID: 0x7e", "MODE: Recovery", "PRODUCT: iPhone18,1"), "-/0 -:- recovery -"},
	{"numbers with their 0x", texts("CPID:0x8930 CPRV:0x20 BDID:0x02 ECID:0x0000020821000001 CPFM:0x03 SCEP:0x01 IBFL:0x00 SRTG:[iBoot-574.4]"), "-/0 -:- dfu iPad1,1 phone-1"},
	{"numbers with their 0x, in one line of irecovery", texts("CPID: 0x8015, BDID: 0xe, ECID: 0xc2c6800000001, SRTG:[iBoot-3332]"), "-/0 -:- dfu iPhone10,6 phone-1"},
	{"words in place of a serial never make two one", texts("Bus 001 Device 002: ID 05ac:1227 Apple", "  iSerial 3 (error)", "Bus 001 Device 003: ID 05ac:1227 Apple", "  iSerial 3 (error)"), "-/2 05ac:1227 dfu -; -/3 05ac:1227 dfu -"},
	{"FreeBSD's kernel", texts("ugen0.2: <vendor 0x05ac product 0x12a8> at usbus0"), "-/2 05ac:12a8 normal -"},
	{"a module alias", texts("alias usb:v05ACp12A8d1502dc00dsc00dp00ic06isc01ip01in00"), "-/0 05ac:12a8 normal -"},
	{"ids that a script was told", texts("vendor_id = 0x05ac # Apple", "if vid == 0x1d6b and pid == 0x12a8:"), ""},
	{"another vendor beside Apple's name", texts("idVendor=0x1d6b idProduct=0x05ac"), ""},
	{"a hub of another vendor in JSON", `{"_items":[{"vendor_id":"0x1d6b","product_id":"0x1227","serial_num":"` + dfuX + `"}]}`, ""},
	{"a serial beside another device's", texts("UDEV  [12.3] add      /devices/pci0000:00/0000:00:14.0/usb1/1-3 (usb)", "ACTION=add", "PRODUCT=5ac/12a8/1502", "", "PRODUCT=1d6b/2/602", "ID_SERIAL_SHORT="+newStyle), "1-3/0 05ac:12a8 normal -"},
	{"irecovery -q without a chip", texts("CPID: 0", "IMEI: 0"), ""},
	{"ids alone", texts("| `Mac` | `05ac:1905` |", "| `Debug USB` | `05ac:1881` |", "    05AC:F014 — Apple Device (Port DFU Mode)"), "-/0 05ac:1905  -; -/0 05ac:1881 debug-usb -; -/0 05ac:f014 port-dfu -"},
	{"ids that are none", texts("lsusb -d 05ac:1227", "fe80::05ac:1227:1", "hid 0003:05AC:024F.0003", "05ac:12", "05ac:122x"), ""},
	{"bare strings, equal and not", texts("found: "+dfuX, "found: "+dfuX, "found: "+dfuX+" PWND:[checkm8]"), "-/0 -:- dfu iPhone10,6 phone-1; -/0 -:- dfu iPhone10,6 phone-1"},
	{"a bare string with a chip alone", "CPID:8747", "-/0 -:-  (Haywire)"},
	{"two strings in a line", dfuX + " and " + recX, "-/0 -:- dfu iPhone10,6 phone-1; -/0 -:- recovery iPhone10,6 phone-1"},
	{"two broken strings that begin alike", texts("CPID:8015 CPRV:11 CPFM:03 SCEP:01", "BDID:0E ECID:000C2C6800000001", "", "CPID:8015 CPRV:11 CPFM:03 SCEP:01", "BDID:06 ECID:000C2C6800000002"), "-/0 -:-  iPhone10,6 phone-1; -/0 -:-  iPhone10,3 phone-2"},
}

func TestStories(t *testing.T) {
	t.Parallel()
	for _, c := range stories {
		if got := summary(String(c.text).Sightings); got != c.want {
			t.Errorf("%s: got\n%s, want\n%s", c.name, got, c.want)
		}
	}
}

func TestLineEndsAndMarksOfWindows(t *testing.T) {
	t.Parallel()
	line := `USB\VID_05AC&PID_1227\CPID:8015_BDID:0E_SRTG:[IBOOT-3332]`
	wide := "\xff\xfe"
	for _, r := range line + "\r\n" {
		wide += string(r) + "\x00"
	}
	for name, text := range map[string]string{"UTF-16": wide, "CR LF": line + "\r\n", "UTF-8 mark": "\xef\xbb\xbf" + line, "no end": line} {
		if got, want := summary(String(text).Sightings), "-/0 05ac:1227 dfu iPhone10,6"; got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// The class of an interface is the same for all phones.
func TestClassOfAnInterfaceIsNoSerial(t *testing.T) {
	t.Parallel()
	found := String(`\\?\USB#VID_05AC&PID_1281#{ED82A167-D61A-4AF6-9AB6-11E52236C576}`).Sightings
	if len(found) != 1 || found[0].Serial != "" {
		t.Errorf("got %+v, want one device without a serial", found)
	}
}

func TestHubsSpeedAndNamesAreKept(t *testing.T) {
	t.Parallel()
	found := String(texts(
		"usb 1-4.4.3: new SuperSpeed Plus Gen 2x1 USB device number 9 using xhci_hcd", "usb 1-4.4.3: New USB device found, idVendor=05ac, idProduct=12a8",
		"usb 1-4.4.3: Product: iPhone", "usb 1-4.4.3: Manufacturer: Apple Inc.",
	)).Sightings
	if len(found) != 1 {
		t.Fatalf("got %d devices, want 1", len(found))
	}
	d := found[0].Device
	if got := fmt.Sprintln(d.Hubs, d.SpeedMbps, d.Product, d.Manufacturer); got != "[usb1 1-4 1-4.4] 10000 iPhone Apple Inc.\n" {
		t.Errorf("got %s", got)
	}
}
