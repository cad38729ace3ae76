package kernlog

import (
	"regexp"
	"strconv"
	"strings"

	"relink/internal/device"
)

// macMessage is what macOS' kernel says of a port or device: its name and its
// place, the function, and what that says, such as "AppleUSB20HubPort@14420000:
// AppleUSBHostPort::disconnect: persistent enumeration failures".
var macMessage = regexp.MustCompile(`([\w .()-]{1,64})@([0-9a-fA-F]{8}): ((?:Apple|IO)?USB\w*|AppleUSB\w*|IOUSB\w*)::(\w+): (.*)`)

// macSigns are its words, lower case, and what they tell; the first that fits
// counts. Its source is not public: these are lines that people posted, and what
// Apple's forums and the guides for hubs say of them.
var macSigns = []struct {
	words string
	sign  Sign
}{
	{"persistent enumeration failures", NotEnumerated}, // AppleUSBHostPort::disconnect, after eight tries
	{"failed to address device", NoAnswer},             // AppleUSB20HubPort::resetAndCreateDevice
	{"failed to set device address", NoAnswer},         // AppleUSBHostPort::setAddress
	{"failed to create device", NoAnswer},              // AppleUSBHostPort::createDevice
	{"overcurrent", OverCurrent},
	{"over-current", OverCurrent},
	{"enumerated 0x", Came}, // AppleUSBHostPort::enumerateDeviceComplete
}

// parseMac reads a line of macOS' kernel, as Console.app and log show write it.
// Of what it does not know it says nothing: Sign is empty.
func parseMac(line string) (m Message, ok bool) {
	if !strings.Contains(line, "USB") || strings.IndexByte(line, '@') < 0 {
		return Message{}, false
	}
	hit := macMessage.FindStringSubmatchIndex(line)
	if hit == nil {
		return Message{}, false
	}
	location, err := strconv.ParseUint(line[hit[4]:hit[5]], 16, 32)
	if err != nil {
		return Message{}, false
	}
	m.Port = device.PortOfLocation(uint32(location))
	if m.Port == "" {
		return Message{}, false
	}
	m.Text = strings.TrimSpace(line[hit[2]:])
	said := strings.ToLower(line[hit[10]:hit[11]])
	for _, row := range macSigns {
		if strings.Contains(said, row.words) {
			m.Sign = row.sign
			break
		}
	}
	return m, true
}
