package identify

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"relink/internal/device"
)

// variantsPerKind is how many texts are made up of each kind.
const variantsPerKind = 40

// plug is a device that is plugged in, as any program may print it.
type plug struct {
	id     uint16
	serial string // empty: none, or one that no program could read
	port   string // "1-3"
	number int    // on its bus
	name   string
}

// maker makes texts up, the same each time for one seed.
type maker struct{ *rand.Rand }

func (m maker) pick(all ...string) string { return all[m.IntN(len(all))] }

func (m maker) hex(n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte("0123456789ABCDEF"[m.IntN(16)])
	}
	return b.String()
}

// plug makes up a phone, pad or look-alike in any of its modes.
func (m maker) plug(i int) plug {
	p := plug{port: fmt.Sprintf("%d-%d", 1+m.IntN(3), 1+i*4+m.IntN(4)), number: 3 + i*40 + m.IntN(37), name: "iPhone"}
	all := device.Models()
	model := all[m.IntN(len(all))]
	bdid := model.BDID
	if m.IntN(8) == 0 {
		bdid = 0xfe // in no table
	}
	boot := fmt.Sprintf("CPID:%04X CPRV:11 CPFM:03 SCEP:01 BDID:%02X ECID:%s IBFL:3C", model.CPID, bdid, "000"+m.hex(13))
	switch m.IntN(6) {
	case 0:
		p.id, p.serial = 0x12a8, "0000"+m.pick("8101", "8110", "8120", "8130", "8140", "8150", "8160", "8170")+"00"+m.hex(14)
	case 1:
		p.id, p.serial = 0x12a8, strings.ToLower(m.hex(40))
	case 2:
		p.id, p.name, p.serial = 0x12ab, "iPad", "0000"+m.pick("8103", "8112", "8120")+"00"+m.hex(14)
	case 3:
		p.id, p.name, p.serial = 0x12ac, "MacBook Pro", "0000"+m.pick("6000", "6031", "8301", "8310")+"00"+m.hex(14)
	case 4:
		p.id, p.name, p.serial = 0x1281, "Apple Mobile Device (Recovery Mode)", boot+" SRNM:["+m.hex(12)+"]"
	default:
		p.id, p.name, p.serial = 0x1227, "Apple Mobile Device (DFU Mode)", boot+" SRTG:[iBoot-5540.0.0.122.1]"
	}
	return p
}

// win is the serial as Windows keeps it.
func (p plug) win() string { return strings.ToUpper(strings.ReplaceAll(p.serial, " ", "_")) }

// kinds are the programs, each with what it prints of one device.
var kinds = []struct {
	name string
	// text is what the program prints of the devices.
	text func(m maker, plugs []plug) string
	// hasSerial is false for a program that prints none.
	hasSerial bool
}{
	{"lsusb", each(func(m maker, p plug) string {
		return fmt.Sprintf("Bus %03d Device %03d: ID 05ac:%04x Apple, Inc. %s\n", bus(p), p.number, p.id, p.name)
	}), false},
	{"lsusb, joined", func(m maker, plugs []plug) string {
		text := "Bus 002 Device 001: ID 1d6b:0003 Linux Foundation 3.0 root hub"
		for _, p := range plugs {
			text += fmt.Sprintf("Bus %03d Device %03d: ID 05ac:%04x Apple, Inc. %s", bus(p), p.number, p.id, p.name)
		}
		return text + "Bus 009 Device 002: ID 0bda:b00b Realtek\n"
	}, false},
	{"lsusb -v", each(func(m maker, p plug) string {
		return fmt.Sprintf("\nBus %03d Device %03d: ID 05ac:%04x Apple, Inc.\nDevice Descriptor:\n  bLength 18\n  idVendor           0x05ac Apple, Inc.\n  idProduct          0x%04x \n  iManufacturer           1 Apple Inc.\n  iSerial                 3 %s%s\n",
			bus(p), p.number, p.id, p.id, p.serial, m.pick("", strings.Repeat("\x00", 16), "  ", "\r"))
	}), true},
	{"lsusb -tv", func(m maker, plugs []plug) string {
		text := ""
		for _, p := range plugs {
			text += fmt.Sprintf("/:  Bus %03d.Port 001: Dev 001, Class=root_hub, Driver=xhci_hcd/12p, 480M\n    ID 1d6b:0002 Linux Foundation 2.0 root hub\n", bus(p))
			for i := range 1 + m.IntN(4) {
				text += fmt.Sprintf("    |__ Port %03d: Dev %03d, If %d, Class=Imaging, Driver=usbfs, 480M\n        ID 05ac:%04x Apple, Inc. %s\n", atoi(p.port[2:]), p.number, i, p.id, p.name)
			}
		}
		return text
	}, false},
	{"lsusb of brew", each(func(m maker, p plug) string {
		return fmt.Sprintf("Bus 020 Device %03d: ID 05ac:%04x Apple Inc. %s  Serial: %s\n", p.number, p.id, p.name, p.serial)
	}), true},
	{"usbip list", each(func(m maker, p plug) string {
		return m.pick(
			fmt.Sprintf(" - busid %s (05ac:%04x)\n   Apple, Inc. : %s (05ac:%04x)\n\n", p.port, p.id, p.name, p.id),
			fmt.Sprintf("busid=%s#usbid=05ac:%04x#\n", p.port, p.id),
			fmt.Sprintf("%s    05ac:%04x  %s   Not shared\n", p.port, p.id, p.name),
			fmt.Sprintf("        %s: Apple, Inc. : %s (05ac:%04x)\n           : /sys/devices/x\n", p.port, p.name, p.id),
		)
	}), false},
	{"the kernel", each(func(m maker, p plug) string {
		at := m.pick("[   10.1] ", "Mar  1 10:00:00 host kernel: ", "kernel: ", "> ", "* ", "")
		return fmt.Sprintf("%susb %s: new high-speed USB device number %d using xhci_hcd\n%susb %s: New USB device found, idVendor=05ac, idProduct=%04x, bcdDevice=15.02\n%susb %s: Product: %s\n%susb %s: SerialNumber: %s\n",
			at, p.port, p.number, at, p.port, p.id, at, p.port, p.name, at, p.port, p.serial)
	}), true},
	{"udevadm info", each(func(m maker, p plug) string {
		text := ""
		for i := range 1 + m.IntN(3) {
			text += fmt.Sprintf("P: /devices/pci0000:00/0000:00:14.0/usb%d/%s%s\n%sE: PRODUCT=5ac/%x/1502\nE: ID_VENDOR_ID=05ac\nE: ID_MODEL_ID=%04x\nE: ID_SERIAL_SHORT=%s\n\n",
				bus(p), p.port, m.pick("", fmt.Sprintf("/%s:1.%d", p.port, i)), m.pick("", "N: bus/usb/001/005\n"), p.id, p.id, strings.ReplaceAll(p.serial, " ", "_"))
		}
		return text
	}), true},
	{"udevadm info -a", each(func(m maker, p plug) string {
		return fmt.Sprintf("  looking at device '/devices/pci0000:00/0000:00:14.0/usb%d/%s':\n    KERNEL==\"%s\"\n    ATTR{idProduct}==\"%04x\"\n    ATTR{idVendor}==\"05ac\"\n    ATTR{serial}==\"%s\"\n    ATTR{speed}==\"480\"\n\n  looking at parent device '/devices/pci0000:00/0000:00:14.0/usb%d':\n    ATTRS{idProduct}==\"0002\"\n    ATTRS{idVendor}==\"1d6b\"\n\n",
			bus(p), p.port, p.port, p.id, p.serial, bus(p))
	}), true},
	{"/sys", func(m maker, plugs []plug) string {
		text := ""
		for _, key := range []string{"idVendor", "idProduct", "serial"} {
			for _, p := range plugs {
				value := map[string]string{"idVendor": "05ac", "idProduct": fmt.Sprintf("%04x", p.id), "serial": p.serial}[key]
				text += "/sys/bus/usb/devices/" + p.port + "/" + key + ":" + value + "\n"
			}
			text += "/sys/bus/usb/devices/usb1/" + key + ":" + map[string]string{"idVendor": "1d6b", "idProduct": "0002", "serial": "0000:00:14.0"}[key] + "\n"
		}
		return text
	}, true},
	{"hwinfo", each(func(m maker, p plug) string {
		text := ""
		for i := range 1 + m.IntN(3) {
			text += fmt.Sprintf("%02d: USB 00.%d: 0000 Unclassified device\n  [Created at usb.122]\n  SysFS ID: /devices/pci0000:00/0000:00:14.0/usb%d/%s/%s:1.%d\n  Vendor: usb 0x05ac \"Apple, Inc.\"\n  Device: usb 0x%04x \"%s\"\n  Serial ID: \"%s\"\n  Speed: 480 Mbps\n\n",
				10+i, i, bus(p), p.port, p.port, i, p.id, p.name, p.serial)
		}
		return text
	}), true},
	{"an instance id in a sentence", each(func(m maker, p plug) string {
		id := fmt.Sprintf(`USB\VID_05AC&PID_%04X\%s`, p.id, p.win())
		return m.pick("`"+id+"` is there\n", "("+id+"). Then\n", ">>>  [Device Install - "+id+"]\n", `"`+id+"\"\n", "'"+id+"',\n", "<"+id+">\n", id+".\n", id+";\n",
			"{"+id+"}\n", "see "+id+"!\n", "“"+id+"”\n", strings.ToLower(id)+"\n", "**"+id+"**\n", "Device "+id+": started\n", strings.ReplaceAll(id, "&", "&amp;")+"\n", `{"InstanceId":"`+strings.ReplaceAll(id, `\`, `\\`)+"\"}\n")
	}), true},
	{"setupapi.dev.log", each(func(m maker, p plug) string {
		id := fmt.Sprintf(`USB\VID_05AC&PID_%04X\%s`, p.id, p.win())
		text := ">>>  [Device Install (Hardware initiated) - " + id + "]\n>>>  Section start 2026/11/22 10:00:00.000\n     dvi: {Build Driver List}\n     dvi: Device instance " + id + " started\n"
		for i := range m.IntN(3) {
			text += fmt.Sprintf(">>>  [Device Install (Hardware initiated) - USB\\VID_05AC&PID_%04X&MI_0%d\\%d&1A733E8B&0&000%d]\n", p.id, i, p.number, i)
		}
		return text + "<<<  [Exit status: SUCCESS]\n"
	}), true},
	{"an interface path", each(func(m maker, p plug) string {
		return fmt.Sprintf("\\\\?\\usb#vid_05ac&pid_%04x#%s#{a5dcbf10-6530-11d2-901f-00c04fb951ed}%s\n", p.id, strings.ToLower(p.win()), m.pick("", ")", "]", "'"))
	}), true},
	{"VMware", each(func(m maker, p plug) string {
		line := fmt.Sprintf("vmx| I005: USB: %s device [name:Apple\\ %s vid:05ac pid:%04x path:1/%d/3 speed:high family:imaging serialnum:%s arbRuntimeKey:1]\n",
			m.pick("Found", "Connecting"), strings.ReplaceAll(p.name, " ", "\\ "), p.id, p.number, strings.ReplaceAll(p.serial, " ", "_"))
		return strings.Repeat(line, 1+m.IntN(3))
	}), true},
	{"USBTreeView", each(func(m maker, p plug) string {
		id := fmt.Sprintf("Device ID                : USB\\VID_05AC&PID_%04X\\%s\n", p.id, p.win())
		return id + fmt.Sprintf("  ---------------------- Device Descriptor ----------------------\nbLength                  : 0x12 (18 bytes)\nidVendor                 : 0x05AC (Apple, Inc.)\nidProduct                : 0x%04X\niSerialNumber            : 0x03 (String Descriptor 3)\n Language 0x0409         : \"%s%s\"\n", p.id, p.serial, m.pick("", "°°°°", `\0\0`))
	}), true},
	{"USBView", each(func(m maker, p plug) string {
		return fmt.Sprintf("          ===>Device Descriptor<===\nbLength:                           0x12\nidVendor:                        0x05AC = Apple\nidProduct:                       0x%04X\niSerialNumber:                     0x03\n     English (United States)  \"%s\"\n", p.id, p.serial)
	}), true},
	{"FreeBSD", each(func(m maker, p plug) string {
		return fmt.Sprintf("ugen0.%d: <Apple Inc. %s> at usbus0, cfg=0 md=HOST spd=HIGH (480Mbps) pwr=ON (500mA)\n\n  bLength = 0x0012 \n  idVendor = 0x05ac \n  idProduct = 0x%04x \n  iSerialNumber = 0x0003  <%s>\n\n", p.number, p.name, p.id, p.serial)
	}), true},
	{"ioreg -l", each(func(m maker, p plug) string {
		return fmt.Sprintf("%s+-o %s@14%d00000  <class IOUSBHostDevice, id 0x1000%d, registered>\n    {\n      \"USB Serial Number\" = \"%s\"\n      \"idProduct\" = %d\n      \"idVendor\" = 1452\n    }\n    +-o PTP@0  <class IOUSBHostInterface, id 0x1>\n      \"idProduct\" = %d\n      \"idVendor\" = 1452\n",
			m.pick("  ", "  | ", ""), p.name, p.number%9+1, p.number, p.serial, p.id, p.id)
	}), true},
	{"ioreg -a", func(m maker, plugs []plug) string {
		text := "<?xml version=\"1.0\"?>\n<plist version=\"1.0\">\n<array>\n"
		for _, p := range plugs {
			text += fmt.Sprintf("<dict>\n\t<key>IORegistryEntryChildren</key>\n\t<array>\n\t\t<dict>\n\t\t\t<key>bInterfaceNumber</key>\n\t\t\t<integer>0</integer>\n\t\t\t<key>idProduct</key>\n\t\t\t<integer>%d</integer>\n\t\t\t<key>idVendor</key>\n\t\t\t<integer>1452</integer>\n\t\t</dict>\n\t</array>\n\t<key>idProduct</key>\n\t<integer>%d</integer>\n\t<key>idVendor</key>\n\t<integer>1452</integer>\n\t<key>%s</key>\n\t<string>%s</string>\n</dict>\n",
				p.id, p.id, m.pick("kUSBSerialNumberString", "USB Serial Number"), p.serial)
		}
		return text + "</array>\n</plist>\n"
	}, true},
	{"system_profiler", each(func(m maker, p plug) string {
		return fmt.Sprintf("        %s:\n\n          Product ID: 0x%04x\n          Vendor ID: %s\n          Version: 15.02\n          Serial Number: %s\n          Speed: Up to 480 Mb/s\n          Manufacturer: Apple Inc.\n          Location ID: 0x14%d00000 / %d\n\n",
			p.name, p.id, m.pick("0x05ac (Apple Inc.)", "apple_vendor_id"), p.serial, p.number%9+1, p.number)
	}), true},
	{"system_profiler of macOS 26", each(func(m maker, p plug) string {
		return fmt.Sprintf("        %s:\n\n          Location ID: 0x0%d100000\n          Manufacturer: Apple Inc.\n          Serial Number: %s\n          Link Speed: 480 Mb/s\n          USB Vendor ID: 0x05ac\n          USB Product ID: 0x%04x\n          USB Product Version: 0x1502\n\n",
			p.name, p.number%9+1, p.serial, p.id)
	}), true},
	{"system_profiler -json", func(m maker, plugs []plug) string {
		var items []string
		before := m.IntN(2) == 0
		for _, p := range plugs {
			if before {
				items = append(items, fmt.Sprintf(`{"_name":"%s","location_id":"0x14%d00000 / %d","manufacturer":"Apple Inc.","product_id":"0x%04x","serial_num":"%s","vendor_id":"0x05ac  (Apple Inc.)"}`, p.name, p.number%9+1, p.number, p.id, p.serial))
				continue
			}
			items = append(items, fmt.Sprintf(`{"_name":"%s","USBDeviceKeyLinkSpeed":"480 Mb/s","USBDeviceKeySerialNumber":"%s","USBDeviceKeyVendorID":"0x05ac","USBDeviceKeyProductID":"0x%04x"}`, p.name, p.serial, p.id))
		}
		text := `{"SPUSBHostDataType":[{"_items":[` + strings.Join(items, ",") + `]}]}`
		if m.IntN(2) == 0 {
			text = strings.NewReplacer("{", "{\n  ", ",\"", ",\n    \"", "}", "\n  }", ":\"", " : \"").Replace(text)
		}
		return text + "\n"
	}, true},
	{"system_profiler -xml", func(m maker, plugs []plug) string {
		text := "<array>\n"
		for _, p := range plugs {
			text += fmt.Sprintf("<dict>\n<key>_name</key>\n<string>%s</string>\n<key>USBDeviceKeySerialNumber</key>\n<string>%s</string>\n<key>USBDeviceKeyVendorID</key>\n<string>0x05ac</string>\n<key>USBDeviceKeyProductID</key>\n<string>0x%04x</string>\n</dict>\n", p.name, p.serial, p.id)
		}
		return text + "</array>\n"
	}, true},
	{"pyusb", each(func(m maker, p plug) string {
		return fmt.Sprintf("DEVICE ID 05ac:%04x on Bus %03d Address %03d =================\n bLength                :   0x12 (18 bytes)\n idVendor               : 0x05ac\n idProduct              : 0x%04x\n iSerialNumber          :    0x4 %s\n",
			p.id, bus(p), p.number, p.id, p.serial)
	}), true},
	{"a line of a script", each(func(m maker, p plug) string {
		return m.pick(
			fmt.Sprintf("vid=0x05ac pid=0x%04x serial=%s\n", p.id, strings.ReplaceAll(p.serial, " ", "_")),
			fmt.Sprintf("Device: VendorID: 1452, ProductID: %d, SerialNumber: %s\n", p.id, strings.ReplaceAll(p.serial, " ", "_")),
			fmt.Sprintf("idVendor=0x05ac, idProduct=0x%04x, serial: \"%s\"\n", p.id, strings.ReplaceAll(p.serial, " ", "_")),
			fmt.Sprintf("vendor_id 05ac product_id %04x serial=%s\n", p.id, strings.ReplaceAll(p.serial, " ", "_")),
		)
	}), true},
}

func each(one func(m maker, p plug) string) func(m maker, plugs []plug) string {
	return func(m maker, plugs []plug) string {
		text := ""
		for _, p := range plugs {
			text += one(m, p)
		}
		return text
	}
}

func bus(p plug) int { return atoi(p.port[:1]) }

// told is what a device is, without where it is.
func told(s device.Sighting) string {
	v := device.NewView(s)
	product, ios := "-", "null"
	if v.ProductType != nil {
		product = *v.ProductType
	}
	if v.IOSDevice != nil {
		ios = fmt.Sprint(*v.IOSDevice)
	}
	return fmt.Sprintf("%04x:%04x %s %s %s %s", s.VendorID, s.ProductID, s.Mode, s.Family, ios, product)
}

// TestVariants: of every kind of text as many as are plugged in are found, and
// each is what its ids and its serial string tell: never more, never another.
func TestVariants(t *testing.T) {
	t.Parallel()
	for k, kind := range kinds {
		for n := range variantsPerKind {
			m := maker{rand.New(rand.NewPCG(uint64(k), uint64(n)))}
			plugs := []plug{m.plug(0)}
			if n%2 == 1 {
				plugs = append(plugs, m.plug(1))
			}
			text := kind.text(m, plugs)
			var want, got []string
			for _, p := range plugs {
				d := device.Device{VendorID: device.AppleVendorID, ProductID: p.id}
				if kind.hasSerial {
					d.Serial = p.serial
				}
				want = append(want, told(device.Classify(d)))
			}
			for _, s := range String(text).Sightings {
				got = append(got, told(s))
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("%s, %d: got\n%s\nwant\n%s\nof\n%s", kind.name, n, strings.Join(got, "\n"), strings.Join(want, "\n"), text)
				break
			}
		}
	}
}
