package identify

import (
	"regexp"
	"slices"
	"strings"
)

var (
	// udevHead begins a device in the output of udevadm: "P: /devices/...",
	// "UDEV  [12.3] add  /devices/... (usb)", "looking at device '/devices/...':".
	udevHead = regexp.MustCompile(`^(?:P: |(?:UDEV|KERNEL) *\[[\d.]+\] +\w+ +|\s*looking at (?:parent )?device ')(/devices/\S+)`)
	// udevProperty is "E: KEY=value" or, where the program was asked for
	// properties alone, "KEY=value".
	udevProperty = regexp.MustCompile(`^(?:E: )?([A-Z][A-Z_]+)='?([^']*)'?$`)
	// udevAttribute is "ATTR{idVendor}==\"05ac\"".
	udevAttribute = regexp.MustCompile(`^\s*ATTRS?\{(\w+)\}=="(.*)"`)
	// sysfsAttribute is what grep prints of the kernel's folder of a device.
	sysfsAttribute = regexp.MustCompile(`/(usb\d{1,3}|\d{1,3}-\d{1,3}(?:\.\d{1,3})*)/(idVendor|idProduct|serial|product|manufacturer|speed|busnum|devnum)\s*[:=]\s*(.*)$`)
	// hwinfoHead begins a device, or an interface of one, in hwinfo's output.
	hwinfoHead     = regexp.MustCompile(`^\d{1,3}: (?:USB|SCSI|None|PCI) `)
	hwinfoProperty = regexp.MustCompile(`^  (SysFS ID|SysFS BusID|Vendor|Device|Serial ID|Speed): (.*)$`)
	hwinfoID       = regexp.MustCompile(`^usb (0x[0-9a-fA-F]{4})\b`)
	// portInPath is a port in a path of the kernel's.
	portInPath = regexp.MustCompile(`/(\d{1,3}-\d{1,3}(?:\.\d{1,3})*)(?:[/:'\s]|$)`)
)

// portOfPath is the port at the end of a path such as
// /devices/pci0000:00/0000:00:14.0/usb1/1-3/1-3:1.0.
func portOfPath(path string) string {
	all := portInPath.FindAllStringSubmatch(path, -1)
	if len(all) == 0 {
		all = portInPath.FindAllStringSubmatch("/"+path, -1)
	}
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1][1]
}

// beginBlock begins a record that a blank line ends.
func (b *book) beginBlock() {
	b.endBlock()
	b.block = &record{}
	b.current, b.kind = nil, kindNone
}

func (b *book) endBlock() {
	if b.block != nil {
		b.keep(b.block)
		b.block = nil
	}
}

// udevLine reads the output of udevadm.
func (b *book) udevLine(s string) bool {
	if strings.Contains(s, "/devices/") {
		if m := udevHead.FindStringSubmatch(s); m != nil {
			b.beginBlock()
			b.block.setPath(m[1])
			return true
		}
	}
	if strings.IndexByte(s, '=') < 0 {
		return false
	}
	var m []string
	if strings.Contains(s, "ATTR") {
		m = udevAttribute.FindStringSubmatch(s)
	}
	if m == nil && s[0] >= 'A' && s[0] <= 'Z' {
		m = udevProperty.FindStringSubmatch(s)
	}
	if m == nil || recordKeys[m[1]] == nil {
		return b.block != nil && strings.HasPrefix(s, "E: ")
	}
	if b.block == nil {
		b.beginBlock()
	}
	if m[1] == "DEVPATH" && b.block.port != "" && b.block.hasVendor {
		b.beginBlock() // properties of another device, with nothing between
	}
	b.key = m[1]
	b.assignTo(b.block, m[2])
	return true
}

// assignTo gives a value, in which ids are hex without their 0x.
func (b *book) assignTo(r *record, value string) {
	set, key := recordKeys[b.key], b.key
	b.key = ""
	switch key {
	case "idVendor", "idProduct", "ID_VENDOR_ID", "ID_MODEL_ID", "ID_USB_VENDOR_ID", "ID_USB_MODEL_ID":
		value = "0x" + strings.TrimPrefix(strings.ToLower(value), "0x")
	case "DEVNUM", "BUSNUM":
		value = strings.TrimLeft(value, "0")
	}
	set(r, value)
}

// sysfsLine reads what was printed of the files in /sys/bus/usb/devices.
func (b *book) sysfsLine(s string) bool {
	if !strings.Contains(s, "/sys/") {
		return false
	}
	m := sysfsAttribute.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	i := slices.IndexFunc(b.sysfs, func(r *record) bool { return r.port == m[1] })
	if i < 0 {
		if len(b.sysfs) >= maxPorts {
			return true
		}
		b.sysfs = append(b.sysfs, &record{port: strings.Clone(m[1])})
		i = len(b.sysfs) - 1
	}
	b.key = m[2]
	b.assignTo(b.sysfs[i], strings.TrimSpace(m[3]))
	return true
}

// hwinfoLine reads the output of hwinfo.
func (b *book) hwinfoLine(s string) bool {
	if s[0] >= '0' && s[0] <= '9' && hwinfoHead.MatchString(s) {
		b.beginBlock()
		return true
	}
	if b.block == nil {
		return false
	}
	m := hwinfoProperty.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	value := strings.Trim(m[2], `"`)
	switch m[1] {
	case "SysFS ID", "SysFS BusID":
		b.block.setPath(value)
	case "Vendor":
		b.block.setVendor(hwinfoNumber(m[2]))
	case "Device":
		b.block.setProduct(hwinfoNumber(m[2]))
	case "Serial ID":
		b.block.setSerial(value)
	case "Speed":
		b.block.setSpeed(strings.Replace(value, " Mbps", " Mb/s", 1))
	}
	return true
}

func hwinfoNumber(s string) string {
	if m := hwinfoID.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}
