package device

import (
	"strconv"
	"strings"
)

// PortOfLocation turns a location id of macOS into a port such as "20-1.2": a
// byte of bus, then a digit for each hub's port. That of a bus itself is "usb20".
// Empty for 0, which is none.
func PortOfLocation(location uint32) string {
	if location == 0 {
		return ""
	}
	bus := strconv.Itoa(int(location >> 24))
	var path []string
	for shift := 20; shift >= 0; shift -= 4 {
		digit := location >> shift & 0xf
		if digit == 0 {
			break
		}
		path = append(path, strconv.FormatUint(uint64(digit), 10))
	}
	if len(path) == 0 {
		return "usb" + bus
	}
	return bus + "-" + strings.Join(path, ".")
}
