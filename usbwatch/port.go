package usbwatch

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"relink/internal/device"
)

// PortOf is a port in the words of the Linux kernel, which are Relink's on
// every system: "1-4.2" for port 2 of the hub in port 4 of bus 1, and "usb1"
// for the root hub, whose path is empty.
func PortOf(bus int, path ...int) string {
	if len(path) == 0 {
		return "usb" + strconv.Itoa(bus)
	}
	b := strconv.AppendInt(make([]byte, 0, 24), int64(bus), 10)
	sep := byte('-')
	for _, p := range path {
		b = strconv.AppendInt(append(b, sep), int64(p), 10)
		sep = '.'
	}
	return string(b)
}

// HubsOf is the chain of hubs that a port implies, the root hub first:
// "1-4.2.1" hangs on usb1, 1-4 and 1-4.2. A root hub hangs on nothing, which
// is known and therefore not nil.
func HubsOf(port string) []string {
	bus, path, found := strings.Cut(port, "-")
	if !found {
		return []string{}
	}
	hubs := make([]string, 1, 2+strings.Count(path, "."))
	hubs[0] = "usb" + bus
	for i, c := range path {
		if c == '.' {
			hubs = append(hubs, bus+"-"+path[:i])
		}
	}
	return hubs
}

// ComparePorts orders ports as people count: by bus, the root hub first, then
// by the numbers of the path.
func ComparePorts(a, b string) int {
	for a != "" && b != "" {
		var x, y string
		x, a = firstNumber(a)
		y, b = firstNumber(b)
		if c := cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y)); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

// firstNumber is the first run of digits of a port, and what follows it.
func firstNumber(s string) (digits, rest string) {
	isDigit := func(r rune) bool { return r >= '0' && r <= '9' }
	start := strings.IndexFunc(s, isDigit)
	if start < 0 {
		return "", ""
	}
	s = s[start:]
	end := strings.IndexFunc(s, func(r rune) bool { return !isDigit(r) })
	if end < 0 {
		return s, ""
	}
	return s[:end], s[end:]
}

// SortDevices puts devices in the order of their ports, and two devices that
// claim one port in the order of their addresses.
func SortDevices(devices []device.Device) {
	slices.SortStableFunc(devices, func(a, b device.Device) int {
		return cmp.Or(ComparePorts(a.Port, b.Port), cmp.Compare(a.Address, b.Address))
	})
}
