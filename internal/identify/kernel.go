package identify

import (
	"hash/fnv"
	"regexp"
	"strconv"
	"strings"

	"relink/internal/device"
)

// maxPorts bounds the kernel ports remembered; a machine has far fewer.
const maxPorts = 4096

// kernelMessage is what the Linux kernel says about a USB port. Kernels before
// 2.6.30 leave out the word USB in "New USB device found".
var kernelMessage = regexp.MustCompile("(?:^|[\\s\\]>\"(|*:`])" + `(?:usb|hub|[\w-]+) (\d{1,3}-\d{1,3}(?:\.\d{1,3})*): (.*)$`)

var (
	kernelNew   = regexp.MustCompile(`(?i)^new (.*?)\s?(?:USB|usb) device (?:number (\d{1,3})|using \S+ and address (\d{1,3}))`)
	kernelFound = regexp.MustCompile(`(?i)^new (?:USB )?device found, idVendor=([0-9a-f]{4}), ?idProduct=([0-9a-f]{4})`)
	kernelGone  = regexp.MustCompile(`(?i)^USB disconnect`)
)

// kernelLine reads a message of the Linux kernel. All of a port's messages
// speak of one device until a new number, other ids or a disconnect come.
func (b *book) kernelLine(s string) bool {
	if !mayBeKernel(s) {
		return false
	}
	hit := kernelMessage.FindStringSubmatch(s)
	if hit == nil {
		return false
	}
	port, message := hit[1], hit[2]
	if m := kernelNew.FindStringSubmatch(message); m != nil {
		b.kernelNumber(port, m[1], m[2]+m[3])
		return true
	}
	if m := kernelFound.FindStringSubmatch(message); m != nil {
		b.kernelIDs(port, s, hex16(m[1]), hex16(m[2]))
		return true
	}
	if kernelGone.MatchString(message) {
		delete(b.ports, port)
		return true
	}
	return b.kernelText(port, message)
}

// mayBeKernel spares most lines the expressions.
func mayBeKernel(s string) bool {
	for _, word := range []string{"SB device", "ew device found", "SB disconnect", "SerialNumber: ", "Product: ", "Manufacturer: "} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// kernelNumber begins a device on a port, unless it is the same number again.
func (b *book) kernelNumber(port, speed, number string) {
	address := atoi(number)
	if e := b.ports[port]; e != nil && e.self().Address == address {
		return
	}
	e := newKernelEntry(port)
	e.Address, e.SpeedMbps = address, kernelSpeed(speed)
	b.setPort(port, e)
}

func newKernelEntry(port string) *entry {
	bus, _, _ := strings.Cut(port, "-")
	return &entry{Device: device.Device{Port: port}, bus: atoi(bus)}
}

func (b *book) setPort(port string, e *entry) {
	if len(b.ports) >= maxPorts {
		clear(b.ports)
	}
	b.ports[port] = e
	b.current = nil
}

// kernelIDs notes the ids of the device on a port. Without a number between,
// the same line again is the same device, and any other is a new one.
func (b *book) kernelIDs(port, line string, vendor, product uint16) {
	e := b.ports[port]
	if e != nil {
		e = e.self()
	}
	isNew := e == nil || e.hasProduct && (e.VendorID != vendor || e.ProductID != product) ||
		e.hasProduct && e.Address == 0 && e.found != hash(line)
	if isNew {
		e = newKernelEntry(port)
		b.setPort(port, e)
	}
	e.found = hash(line)
	known := b.at(place{e.bus, e.Address}, vendor, product)
	if known != nil && known != e && (known.Port == "" || known.Port == port) {
		known.Port = port
		if known.SpeedMbps == 0 {
			known.SpeedMbps = e.SpeedMbps
		}
		b.ports[port] = known
		b.name(known)
		return
	}
	b.setIDs(e, vendor, product)
	b.name(e)
}

// kernelText notes the strings of the device on a port.
func (b *book) kernelText(port, message string) bool {
	key, value, ok := strings.Cut(message, ": ")
	if !ok {
		return false
	}
	switch key {
	case "SerialNumber", "Product", "Manufacturer":
	default:
		return false
	}
	e := b.ports[port]
	if e == nil {
		e = newKernelEntry(port)
		b.setPort(port, e)
	}
	e = e.self()
	switch key {
	case "SerialNumber":
		if e.Serial != "" && canonical(e.Serial) != canonical(strings.TrimSpace(value)) {
			e = b.renewed(e)
		}
		e = b.setSerial(e, value)
		b.ports[port] = e
		b.broken, b.brokenLine = e, b.number
	case "Product":
		e.Product = bounded(value)
	case "Manufacturer":
		e.Manufacturer = bounded(value)
	}
	return true
}

// renewed is a new device in the place of e, whose number was given again.
func (b *book) renewed(e *entry) *entry {
	fresh := newKernelEntry(e.Port)
	fresh.Address, fresh.SpeedMbps, fresh.found = e.Address, e.SpeedMbps, e.found
	if e.hasProduct {
		b.setIDs(fresh, e.VendorID, e.ProductID)
	}
	return fresh
}

func hash(line string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(line)) // never fails
	return h.Sum64()
}

// kernelSpeeds are the kernel's words for speeds, in Mbit/s; the longer first.
var kernelSpeeds = []struct {
	word string
	mbps float64
}{
	{"superspeed plus gen 2x2", 20000}, // linux drivers/usb/core/hub.c
	{"superspeed+ gen 2x2", 20000},     // linux drivers/usb/core/hub.c
	{"superspeed plus", 10000},         // linux drivers/usb/core/hub.c
	{"superspeed+", 10000},             // linux drivers/usb/core/hub.c
	{"superspeed", 5000},               // linux drivers/usb/core/hub.c
	{"super speed", 5000},              // linux drivers/usb/core/hub.c
	{"high", 480},                      // "high-speed", before 3.0 "high speed"
	{"full", 12},                       // the same
	{"low", 1.5},                       // the same
}

func kernelSpeed(words string) float64 {
	words = strings.ToLower(words)
	for _, s := range kernelSpeeds {
		if strings.HasPrefix(words, s.word) {
			return s.mbps
		}
	}
	return 0
}

func hex16(s string) uint16 {
	n, _ := strconv.ParseUint(s, 16, 16) // the expression let only hex through
	return uint16(n)
}

// atoi reads a number that an expression let through; too large is 0.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// bounded is a copy of at most the bytes kept of one string; the line it came
// from can go.
func bounded(s string) string {
	return strings.Clone(s[:min(len(s), maxSerial)])
}
