package setupapi

import (
	"slices"
	"strconv"
	"strings"
)

// maxTiers bounds the way from a device to its root hub: USB allows five hubs
// between them (USB 2.0, 4.1.1).
const maxTiers = 7

// place is where a device is: a controller, and the ports from its root hub
// down. The root hub's own way is empty.
type place struct {
	controller string
	ports      []int
}

// placeOf finds the place of a record among nodes, all that are present. Windows
// may tell the record's own location path, or only which port of its parent it
// is on: then the way goes from parent to parent up to one with a path, or to the
// root hub. The tree may hand back the same node again, and ends somewhere.
func placeOf(r record, nodes map[uint32]record) (place, bool) {
	var upwards []int
	for range maxTiers + 1 {
		in, ok := parseID(r.ID)
		if !ok {
			return place{}, false
		}
		if p, ok := ownPlace(r, in); ok {
			for _, port := range slices.Backward(upwards) {
				p.ports = append(p.ports, port)
			}
			return p, len(p.ports) <= maxTiers
		}
		port := portOnHub(r)
		parent, known := nodes[r.Parent]
		if port == 0 || !known || parent.Node == r.Node {
			return place{}, false
		}
		upwards = append(upwards, port)
		r = parent
	}
	return place{}, false
}

// ownPlace is the place that a record tells without the ones above it.
func ownPlace(r record, in instance) (place, bool) {
	for _, path := range r.LocationPaths {
		if p, ok := parseLocationPath(path); ok {
			return p, true
		}
	}
	return place{controller: r.ID}, in.isRootHub
}

// parseLocationPath reads a path such as
// PCIROOT(0)#PCI(1400)#USBROOT(0)#USB(3)#USB(2). A path in ACPI's words tells
// no port numbers.
func parseLocationPath(path string) (place, bool) {
	const root = "#USBROOT("
	i := strings.Index(path, root)
	if i < 0 {
		return place{}, false
	}
	end := strings.IndexByte(path[i+1:], '#')
	if end < 0 {
		return place{controller: path}, true
	}
	p := place{controller: path[:i+1+end]}
	for part := range strings.SplitSeq(path[i+2+end:], "#") {
		digits, isPort := strings.CutPrefix(part, "USB(")
		if !isPort {
			break // USBMI(0): an interface of the device
		}
		port, err := strconv.Atoi(strings.TrimSuffix(digits, ")"))
		if err != nil || port < 1 || port > 255 || len(p.ports) == maxTiers {
			return place{}, false
		}
		p.ports = append(p.ports, port)
	}
	return p, true
}

// portOnHub is the port of its parent that a device is on; 0 when unknown.
func portOnHub(r record) int {
	if digits, ok := strings.CutPrefix(r.Location, "Port_#"); ok {
		digits, _, _ = strings.Cut(digits, ".")
		if port, err := strconv.Atoi(digits); err == nil && port >= 1 && port <= 255 {
			return port
		}
	}
	if r.Address >= 1 && r.Address <= 255 {
		return int(r.Address)
	}
	return 0
}
