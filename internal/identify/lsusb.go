package identify

import (
	"regexp"
	"strconv"
	"strings"

	"relink/internal/device"
)

var (
	// lsusbHead is lsusb's line, on Linux and as brew installs it on macOS.
	lsusbHead = regexp.MustCompile(`\bBus (\d{1,3}) Device (\d{1,3}): ID ([0-9a-fA-F]{4}):([0-9a-fA-F]{4})\b(.*)`)
	// pyusbHead is how pyusb prints a device.
	pyusbHead = regexp.MustCompile(`\bDEVICE ID ([0-9a-fA-F]{4}):([0-9a-fA-F]{4}) on Bus (\d{1,3}) Address (\d{1,3})\b`)
	// brewSerial is at the end of brew's lines.
	brewSerial = regexp.MustCompile(`\sSerial: (.+)$`)
)

// lsusbLine reads the line that begins a device in lsusb's and pyusb's output.
func (b *book) lsusbLine(s string) bool {
	if !strings.Contains(s, "Bus ") && !strings.Contains(s, "DEVICE ID ") {
		return false
	}
	if m := lsusbHead.FindStringSubmatch(s); m != nil {
		e := b.placed(atoi(m[1]), atoi(m[2]), hex16(m[3]), hex16(m[4]))
		if serial := brewSerial.FindStringSubmatch(m[5]); serial != nil {
			e = b.setSerial(e, serial[1])
		}
		b.open(e, kindLsusb)
		return true
	}
	if m := pyusbHead.FindStringSubmatch(s); m != nil {
		e := b.placed(atoi(m[3]), atoi(m[4]), hex16(m[1]), hex16(m[2]))
		e.described = true
		b.open(e, kindLsusb)
		return true
	}
	// A head that is damaged is still the head of another device.
	if strings.HasPrefix(s, "DEVICE ID ") || strings.HasPrefix(s, "Bus ") && strings.Contains(s, " Device ") {
		b.current, b.kind, b.last = nil, kindNone, nil
		return true
	}
	return false
}

// placed is the device of those ids with that number on that bus.
func (b *book) placed(bus, address int, vendor, product uint16) *entry {
	if e := b.at(place{bus, address}, vendor, product); e != nil {
		return e
	}
	e := &entry{Device: device.Device{Address: address}, bus: bus}
	if address == 0 {
		e.bus = 0 // a bus as macOS simulates it: no place on it
	}
	b.setIDs(e, vendor, product)
	return e
}

// descriptor is a line of lsusb -v or of pyusb's print: a name, a number, and
// for strings their text.
var descriptor = regexp.MustCompile(`^\s*(idVendor|idProduct|iManufacturer|iProduct|iSerial(?:Number)?)\s*[:=]?\s*(0x[0-9a-fA-F]{1,4}|\d{1,3})(?:\s+(.*))?$`)

// descriptorLine reads a line of the block that follows lsusb's or pyusb's
// head, or that stands alone.
func (b *book) descriptorLine(s string) bool {
	if strings.HasPrefix(strings.TrimSpace(s), "Device Descriptor:") {
		if b.current == nil || b.kind != kindLsusb || b.current.described {
			b.open(&entry{}, kindLsusb)
		}
		b.current.self().described = true
		return true
	}
	if b.serialBelow(s) {
		return true
	}
	if b.current == nil || b.kind != kindLsusb || b.current.self().isLoose && looseIDs(s) != nil {
		return false
	}
	m := descriptor.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	b.describe(b.current.self(), m[1], m[2], strings.TrimSpace(m[3]))
	return true
}

func (b *book) describe(e *entry, name, number, text string) {
	switch name {
	case "idVendor":
		if e.VendorID == 0 && strings.HasPrefix(number, "0x") {
			e.VendorID = hex16(number[2:])
			e.isForeign = e.VendorID != device.AppleVendorID
			b.list(e)
		}
	case "idProduct":
		if !e.hasProduct && strings.HasPrefix(number, "0x") {
			e.ProductID, e.hasProduct = hex16(number[2:]), true
			b.settle(e)
		}
	case "iManufacturer":
		e.Manufacturer = bounded(text)
	case "iProduct":
		e.Product = bounded(text)
	default:
		if text == "" || strings.HasPrefix(strings.ToLower(text), "(string") {
			b.awaits = e
			return
		}
		e = b.setSerial(e, text)
		b.current = e
		b.broken, b.brokenLine = e, b.number
	}
}

// usbDevicesLine reads the output of usb-devices, and of the kernel's old list
// of devices.
func (b *book) usbDevicesLine(s string) bool {
	if len(s) < 3 || s[1] != ':' || s[2] != ' ' {
		return false
	}
	switch s[0] {
	case 'T':
		e := &entry{bus: atoi(attribute(s, "Bus=")), Device: device.Device{Address: atoi(attribute(s, "Dev#="))}}
		if mbps, err := strconv.ParseFloat(attribute(s, "Spd="), 64); err == nil {
			e.SpeedMbps = mbps
		}
		b.open(e, kindUSBDevices)
		return true
	case 'P', 'S':
	default:
		return false
	}
	if b.current == nil || b.kind != kindUSBDevices {
		return false
	}
	e := b.current.self()
	if s[0] == 'P' {
		vendor, product := attribute(s, "Vendor="), attribute(s, "ProdID=")
		if len(vendor) != 4 || len(product) != 4 {
			return false
		}
		if known := b.at(place{e.bus, e.Address}, hex16(vendor), hex16(product)); known != nil {
			b.open(known, kindUSBDevices)
			return true
		}
		b.setIDs(e, hex16(vendor), hex16(product))
		return true
	}
	key, value, _ := strings.Cut(strings.TrimSpace(s[2:]), "=")
	b.property(e, key, value)
	return true
}

// attribute is the word after a key such as "Bus=".
func attribute(s, key string) string {
	_, after, ok := strings.Cut(s, key)
	if !ok {
		return ""
	}
	word, _, _ := strings.Cut(strings.TrimLeft(after, " "), " ")
	return word
}

// property notes one of the strings of the current device.
func (b *book) property(e *entry, key, value string) {
	switch key {
	case "SerialNumber":
		b.current = b.setSerial(e, value)
	case "Product":
		e.Product = bounded(value)
	case "Manufacturer":
		e.Manufacturer = bounded(value)
	}
}
