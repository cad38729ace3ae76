package identify

import (
	"regexp"
	"strconv"
	"strings"

	"relink/internal/device"
)

var (
	// treeRoot begins a bus in the output of lsusb -t.
	treeRoot = regexp.MustCompile(`^\s*/:\s+Bus (\d{1,3})\.Port \d{1,3}: Dev (\d{1,3}),`)
	// treeNode is an interface of a device there, below its hub.
	treeNode = regexp.MustCompile(`^(\s*)\|__ Port (\d{1,3}): Dev (\d{1,3}), .*?(?:, ([\d.]+)M(?:/x\d)?)?\s*$`)
	// treeIDs is the line that -v adds.
	treeIDs = regexp.MustCompile(`^\s+ID ([0-9a-fA-F]{4}):([0-9a-fA-F]{4})\b`)

	// usbipBus is a device in the lists of usbip and usbipd.
	usbipBus = regexp.MustCompile(`^\s*(?:- )?(?:busid[ =])?(\d{1,3}-\d{1,3}(?:\.\d{1,3})*)(?:#usbid=|:? +(?:.* )?\(?)([0-9a-fA-F]{4}):([0-9a-fA-F]{4})\b`)
	// usbipName is the line under it, which names the same device once more.
	usbipName = regexp.MustCompile(`^\s+[^:]+ : .*\(([0-9a-fA-F]{4}):([0-9a-fA-F]{4})\)\s*$`)
)

// treeLevel is a hub or device on the way down the tree.
type treeLevel struct {
	indent int
	port   string
}

// tree is where the text of lsusb -t is now.
type tree struct {
	bus     int
	levels  []treeLevel
	entries map[int]*entry // by device number on this bus
}

// treeLine reads the output of lsusb -t and -tv, which has a line for each
// interface of a device.
func (b *book) treeLine(s string) bool {
	if b.kind != kindTree && !strings.Contains(s, "|__ ") && !strings.Contains(s, "/:  Bus ") {
		return false
	}
	if m := treeRoot.FindStringSubmatch(s); m != nil {
		b.tree = tree{bus: atoi(m[1]), entries: map[int]*entry{}}
		e := &entry{bus: b.tree.bus, Device: device.Device{Address: atoi(m[2])}}
		b.open(e, kindTree)
		return true
	}
	if m := treeNode.FindStringSubmatch(s); m != nil {
		b.treeDevice(len(m[1]), m[2], atoi(m[3]), m[4])
		return true
	}
	if b.kind != kindTree || b.current == nil {
		return false
	}
	if m := treeIDs.FindStringSubmatch(s); m != nil {
		e := b.current.self()
		switch vendor, product := hex16(m[1]), hex16(m[2]); {
		case !e.hasProduct:
			if known := b.at(place{e.bus, e.Address}, vendor, product); known != nil {
				b.merge(e, known)
				break
			}
			b.setIDs(e, vendor, product)
		case e.VendorID != vendor || e.ProductID != product:
			return false
		}
		b.name(b.current.self())
		return true
	}
	return false
}

func (b *book) treeDevice(indent int, port string, number int, speed string) {
	levels := b.tree.levels
	for len(levels) > 0 && levels[len(levels)-1].indent >= indent {
		levels = levels[:len(levels)-1]
	}
	if len(levels) >= maxDepth {
		levels = nil
	}
	path := strings.TrimLeft(port, "0")
	if len(levels) > 0 {
		path = levels[len(levels)-1].port + "." + path
	}
	b.tree.levels = append(levels, treeLevel{indent, path})
	if b.tree.entries == nil {
		b.tree.entries = map[int]*entry{}
	}
	e := b.tree.entries[number]
	if e == nil {
		e = &entry{bus: b.tree.bus, Device: device.Device{Address: number}}
		if b.tree.bus > 0 {
			e.Port = strconv.Itoa(b.tree.bus) + "-" + path
		}
		if mbps, err := strconv.ParseFloat(speed, 64); err == nil && mbps <= 1e6 {
			e.SpeedMbps = mbps
		}
		if len(b.tree.entries) < maxPorts {
			b.tree.entries[number] = e
		}
	}
	b.open(e.self(), kindTree)
}

// usbipLine reads the lists of usbip and usbipd, which name a device by the port
// it is on.
func (b *book) usbipLine(s string) bool {
	if mayBeUSBIP(s) {
		m := usbipBus.FindStringSubmatch(s)
		if m == nil || hex16(m[2]) != device.AppleVendorID {
			return false
		}
		vendor, product := hex16(m[2]), hex16(m[3])
		e := b.onPort(m[1], vendor, product)
		if e == nil {
			e = newKernelEntry(strings.Clone(m[1]))
			b.setIDs(e, vendor, product)
		}
		b.open(e, kindUSBIP)
		return true
	}
	if b.kind != kindUSBIP || b.current == nil || !strings.Contains(s, " : ") {
		return false
	}
	m := usbipName.FindStringSubmatch(s)
	e := b.current.self()
	return m != nil && e.VendorID == hex16(m[1]) && e.ProductID == hex16(m[2])
}

// mayBeUSBIP spares most lines the expression: a port comes first, perhaps after
// a dash or its key, and the ids are in the line.
func mayBeUSBIP(s string) bool {
	s = strings.TrimPrefix(strings.TrimLeft(s, " \t"), "- ")
	return s != "" && (s[0] >= '0' && s[0] <= '9' || strings.HasPrefix(s, "busid")) && indexFold(s, appleID) >= 0
}
