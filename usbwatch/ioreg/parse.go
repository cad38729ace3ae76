package ioreg

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"howett.net/plist"

	"relink/internal/device"
	"relink/usbwatch"
)

// What is walked is bounded, whatever the list says.
const (
	maxDepth = 32
	maxNodes = 10000
)

// node is an entry of the registry's USB plane. The values are of any type,
// for one odd value must not hide the bus.
type node struct {
	Children []node `plist:"IORegistryEntryChildren"`
	Vendor   any    `plist:"idVendor"`
	Product  any    `plist:"idProduct"`
	Location any    `plist:"locationID"`
	Address  any    `plist:"USB Address"`
	// The names since macOS 10.11 and those before it (IOUSBHostFamily's
	// AppleUSBDefinitions.h, IOUSBFamily's USB.h).
	Serial      any `plist:"kUSBSerialNumberString"`
	OldSerial   any `plist:"USB Serial Number"`
	Name        any `plist:"kUSBProductString"`
	OldName     any `plist:"USB Product Name"`
	Maker       any `plist:"kUSBVendorString"`
	OldMaker    any `plist:"USB Vendor Name"`
	NewAddress  any `plist:"kUSBAddress"`
	Interface   any `plist:"bInterfaceNumber"`
	Speed       any `plist:"USBSpeed"`
	DeviceSpeed any `plist:"Device Speed"`
}

// speeds are the speeds in megabits a second of "Device Speed"
// (kUSBDeviceSpeedLow and so on, USBSpec.h).
var speeds = map[uint64]float64{0: 1.5, 1: 12, 2: 480, 3: 5000, 4: 10000, 5: 20000}

// hostSpeeds are those of "USBSpeed" (tIOUSBHostConnectionSpeed,
// AppleUSBDefinitions.h), which counts otherwise: 1 full, 2 low, 3 high.
var hostSpeeds = map[uint64]float64{1: 12, 2: 1.5, 3: 480, 4: 5000, 5: 10000, 6: 20000}

// parse reads what "ioreg -p IOUSB -l -a" prints: the registry from its root,
// or a list of such trees.
func parse(text []byte) ([]device.Device, error) {
	text = legal(text)
	if !bytes.HasPrefix(text, []byte("<")) {
		return nil, errors.New("read the registry: it is no property list")
	}
	var roots []node
	if _, err := plist.Unmarshal(text, &roots); err != nil {
		roots = make([]node, 1)
		if _, err := plist.Unmarshal(text, &roots[0]); err != nil {
			return nil, fmt.Errorf("read the registry: %w", err)
		}
	}
	w := walker{left: maxNodes}
	for i := range roots {
		w.walk(&roots[i], 0)
	}
	usbwatch.SortDevices(w.devices)
	return w.devices, nil
}

// illegal are the references to characters that XML cannot hold. A device may
// have them in its name, and ioreg passes them on.
var illegal = regexp.MustCompile(`&#(?:[xX]0*[0-9a-fA-F]{1,2}|0*[0-9]{1,2});`)

// legal is text without what would keep it from being read as XML at all.
func legal(text []byte) []byte {
	if !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("\uFFFD"))
	}
	text = bytes.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
			return '\uFFFD'
		}
		return r
	}, text)
	return illegal.ReplaceAllFunc(text, func(ref []byte) []byte {
		var n int
		digits := strings.ToLower(strings.Trim(string(ref), "&#;"))
		if hex, isHex := strings.CutPrefix(digits, "x"); isHex {
			fmt.Sscanf(hex, "%x", &n)
		} else {
			fmt.Sscanf(digits, "%d", &n)
		}
		if n >= 0x20 || n == '\t' || n == '\n' || n == '\r' {
			return ref
		}
		return []byte("\uFFFD")
	})
}

// walker goes through the tree.
type walker struct {
	devices []device.Device
	left    int
}

func (w *walker) walk(n *node, depth int) {
	if depth > maxDepth || w.left == 0 {
		return
	}
	w.left--
	if d, ok := n.device(); ok {
		w.devices = append(w.devices, d)
	}
	for i := range n.Children {
		w.walk(&n.Children[i], depth+1)
	}
}

// device is the device of an entry. It is not ok for a controller, the
// registry's root, or an interface, which repeats its device's ids.
func (n *node) device() (device.Device, bool) {
	vendor, hasVendor := number(n.Vendor)
	product, hasProduct := number(n.Product)
	if n.Interface != nil || !hasVendor || !hasProduct || vendor > 0xffff || product > 0xffff {
		return device.Device{}, false
	}
	d := device.Device{
		VendorID: uint16(vendor), ProductID: uint16(product),
		Serial: text(n.Serial, n.OldSerial), Product: text(n.Name, n.OldName), Manufacturer: text(n.Maker, n.OldMaker),
	}
	for _, v := range []any{n.Address, n.NewAddress} {
		if address, ok := number(v); ok && address < 1<<16 && d.Address == 0 {
			d.Address = int(address)
		}
	}
	if speed, ok := number(n.DeviceSpeed); ok {
		d.SpeedMbps = speeds[speed]
	} else if speed, ok := number(n.Speed); ok {
		d.SpeedMbps = hostSpeeds[speed]
	}
	if location, ok := number(n.Location); ok && location <= 0xffffffff {
		d.Port = portOf(uint32(location))
		d.Hubs = usbwatch.HubsOf(d.Port)
	}
	return d, true
}

// portOf reads a location id: the first byte is the controller, every
// half-byte after it a port, up to the first zero. 0x14120000 is port 2 of the
// hub in port 1 of controller 0x14 (20).
func portOf(location uint32) string {
	var path []int
	for shift := 20; shift >= 0; shift -= 4 {
		port := int(location >> shift & 0xf)
		if port == 0 {
			break
		}
		path = append(path, port)
	}
	return usbwatch.PortOf(int(location>>24), path...)
}

// number is a value that is a whole number.
func number(v any) (uint64, bool) {
	switch v := v.(type) {
	case uint64:
		return v, true
	case int64:
		return uint64(uint32(v)), v >= -1<<31 && v < 0 || v >= 0 // a location above 0x7fffffff may come signed
	}
	return 0, false
}

// text is the first of the values that is a text.
func text(values ...any) string {
	for _, v := range values {
		if s, ok := v.(string); ok && s != "" {
			return s
		}
	}
	return ""
}
