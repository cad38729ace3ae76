package device

import "time"

// EventKind says which way a device went, in the words of relinkctl's JSON.
type EventKind string

// The kinds.
const (
	Attached EventKind = "attached"
	Detached EventKind = "detached"
)

// Event is one device that came or went between two snapshots.
type Event struct {
	// At is the time of the snapshot that showed it.
	At     time.Time
	Kind   EventKind
	Device Device
}

// enumeration is what makes a device the same device in two snapshots. A
// driver that was bound or a name that was read late changes nothing; a new
// address or a new serial string is a new device on the same port.
type enumeration struct {
	port    string
	address int
	vendor  uint16
	product uint16
	serial  string
}

func enumerationOf(d Device) enumeration {
	return enumeration{d.Port, d.Address, d.VendorID, d.ProductID, d.Serial}
}

// Diff says what changed from old to new, detached devices first. Devices
// that nothing distinguishes, two on one port, are counted.
func Diff(old, now Snapshot) []Event {
	if sameDevices(old.Devices, now.Devices) {
		return nil
	}
	left := make(map[enumeration]int, len(old.Devices))
	for _, d := range now.Devices {
		left[enumerationOf(d)]++
	}
	var gone, came []Event
	for _, d := range old.Devices {
		key := enumerationOf(d)
		if left[key] > 0 {
			left[key]--
			continue
		}
		gone = append(gone, Event{now.At, Detached, d})
	}
	// What is left over came; among equal ones the last in the list did.
	for i := len(now.Devices) - 1; i >= 0; i-- {
		key := enumerationOf(now.Devices[i])
		if left[key] > 0 {
			left[key]--
			came = append(came, Event{now.At, Attached, now.Devices[i]})
		}
	}
	for i := len(came) - 1; i >= 0; i-- {
		gone = append(gone, came[i])
	}
	return gone
}

// sameDevices is the usual case, told without allocating.
func sameDevices(a, b []Device) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if enumerationOf(a[i]) != enumerationOf(b[i]) {
			return false
		}
	}
	return true
}
