package identify

import (
	"regexp"
	"strconv"
	"strings"

	"relink/internal/device"
)

var (
	// ioregNode begins an object of the registry.
	ioregNode = regexp.MustCompile(`\+-o .*<class (\w+)`)
	// ioregProperty is one of its properties.
	ioregProperty = regexp.MustCompile(`"([A-Za-z ]+)" = (?:"(.*)"|(0x[0-9a-fA-F]+|\d+))\s*$`)
)

// ioregLine reads the output of ioreg -l: numbers are decimal there.
func (b *book) ioregLine(s string) bool {
	if strings.Contains(s, "+-o ") {
		m := ioregNode.FindStringSubmatch(s)
		b.current, b.kind = nil, kindNone
		if m != nil && !strings.Contains(m[1], "Interface") {
			b.open(&entry{}, kindIOReg)
		}
		return true
	}
	if b.current == nil || b.kind != kindIOReg {
		return false
	}
	m := ioregProperty.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	e := b.current.self()
	number, _ := strconv.ParseUint(m[3], 0, 64) // empty or too large: 0, and then not used
	switch m[1] {
	case "idVendor":
		b.macVendor(e, number)
	case "idProduct":
		b.macProduct(e, number)
	case "locationID":
		b.setLocation(e, number)
	case "USB Address", "kUSBAddress":
		b.setAddress(e, int(number&0xff))
	case "USB Serial Number", "kUSBSerialNumberString":
		b.current = b.setSerial(e, m[2])
	case "USB Product Name", "kUSBProductString":
		e.Product = bounded(m[2])
	case "USB Vendor Name", "kUSBVendorString":
		e.Manufacturer = bounded(m[2])
	case "UsbLinkSpeed":
		e.SpeedMbps = float64(number) / 1e6
	}
	return true
}

func (b *book) macVendor(e *entry, vendor uint64) {
	if vendor == 0 || vendor > 0xffff {
		return
	}
	e.VendorID = uint16(vendor)
	e.isForeign = e.VendorID != device.AppleVendorID
	b.list(e)
}

func (b *book) macProduct(e *entry, product uint64) {
	if product > 0xffff {
		return
	}
	e.ProductID, e.hasProduct = uint16(product), true
	b.list(e)
}

// setLocation notes the port and the bus that a location id names.
func (b *book) setLocation(e *entry, location uint64) {
	if location == 0 || location > 0xffffffff {
		return
	}
	e.bus = int(location >> 24)
	if port := device.PortOfLocation(uint32(location)); !strings.HasPrefix(port, "usb") {
		e.Port = port
	}
	b.index(e)
}

func (b *book) setAddress(e *entry, address int) {
	e.Address = address
	b.index(e)
}

var (
	// profilerHead is the name of a device, alone on its line.
	profilerHead = regexp.MustCompile(`^\s+[^:]{1,120}:\s*$`)
	// profilerProperty is one of its properties.
	profilerProperty = regexp.MustCompile(`^(\s*)(?:USB )?(Product ID|Vendor ID|Serial Number|Speed|Link Speed|Manufacturer|Location ID): (.*)$`)
	// profilerSpeed is such as "Up to 480 Mb/s".
	profilerSpeed = regexp.MustCompile(`([\d.]+) (Mb|Gb)/s`)
)

// profilerLine reads the output of system_profiler: SPUSBDataType, and
// SPUSBHostDataType of macOS 26.
func (b *book) profilerLine(s string) bool {
	if b.kind != kindLsusb && strings.HasSuffix(s, ":") && profilerHead.MatchString(s) {
		b.open(&entry{}, kindProfiler)
		b.last = nil
		return true
	}
	if b.kind != kindProfiler && !strings.Contains(s, " ID: ") {
		return false
	}
	m := profilerProperty.FindStringSubmatch(s)
	if m == nil || b.kind == kindLsusb {
		return false
	}
	key, value := m[2], strings.TrimSpace(m[3])
	isID := (key == "Product ID" || key == "Vendor ID") && (strings.HasPrefix(value, "0x") || strings.HasPrefix(value, "apple_"))
	if b.current == nil || b.kind != kindProfiler {
		if !isID && (key != "Location ID" || m[1] == "") {
			return false
		}
		b.open(&entry{}, kindProfiler)
	}
	b.profile(b.current.self(), key, value)
	return true
}

// profile notes a property. One that comes again is another device's, whose
// name the text left out.
func (b *book) profile(e *entry, key, value string) {
	if e.seen[key] {
		e = &entry{}
		b.open(e, kindProfiler)
	}
	if e.seen == nil {
		e.seen = map[string]bool{}
	}
	e.seen[key] = true
	word, _, _ := strings.Cut(value, " ")
	number, _ := strconv.ParseUint(word, 0, 64) // not a number: 0, and then not used
	switch key {
	case "Product ID":
		if strings.HasPrefix(word, "0x") {
			b.macProduct(e, number)
		}
	case "Vendor ID":
		if word == "apple_vendor_id" { // how older systems name Apple's
			number = device.AppleVendorID
		}
		b.macVendor(e, number)
	case "Serial Number":
		b.current = b.setSerial(e, value)
	case "Manufacturer":
		e.Manufacturer = bounded(value)
	case "Location ID":
		b.setLocation(e, number)
		if _, address, ok := strings.Cut(value, "/ "); ok {
			b.setAddress(e, atoi(address))
		}
	case "Speed", "Link Speed":
		e.SpeedMbps = profiledSpeed(value)
	}
}

func profiledSpeed(s string) float64 {
	m := profilerSpeed.FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	mbps, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		return 0
	}
	if m[2] == "Gb" {
		mbps *= 1000
	}
	return mbps
}
