package usbwatch

import "relink/internal/device"

// maxWaiting bounds the snapshots that wait to be read. A phone that comes
// and goes 50 times a second fills it in under three seconds.
const maxWaiting = 256

// queue holds the snapshots that nobody has read yet, oldest first. Past its
// bound it leaves snapshots out. Whoever compares those that remain still
// sees every change, perhaps a little later, except for a device that came
// and went (or went and came back the same) in between: such pairs are gone
// as a whole, and counted.
type queue struct {
	items []device.Snapshot
}

func (q *queue) empty() bool { return len(q.items) == 0 }

func (q *queue) head() device.Snapshot { return q.items[0] }

func (q *queue) pop() {
	q.items[0] = device.Snapshot{} // let go of its devices
	q.items = q.items[1:]
}

// push appends s and returns how many attach/detach pairs had to go for it.
func (q *queue) push(s device.Snapshot) (folded int) {
	q.items = append(q.items, s)
	if len(q.items) > maxWaiting {
		return q.fold()
	}
	return 0
}

// fold leaves out every second snapshot, never the first or the last. Thinning
// the whole queue at once costs less than making room for one at a time, and
// blurs a storm evenly.
func (q *queue) fold() (folded int) {
	kept := q.items[:1]
	for i := 1; i < len(q.items); i++ {
		if i%2 == 0 || i == len(q.items)-1 {
			kept = append(kept, q.items[i])
			continue
		}
		folded += pairsLost(q.items[i-1], q.items[i], q.items[i+1])
	}
	clear(q.items[len(kept):])
	q.items = kept
	return folded
}

// pairsLost counts the pairs that nobody sees who compares before with after
// and never saw between.
func pairsLost(before, between, after device.Snapshot) (pairs int) {
	b, m, a := keysOf(before), keysOf(between), keysOf(after)
	for k := range m {
		if !b[k] && !a[k] {
			pairs++
		}
	}
	for k := range b {
		if !m[k] && a[k] {
			pairs++
		}
	}
	return pairs
}

// deviceKey is a device without the chain of its hubs, which its port implies.
type deviceKey struct {
	port, serial, product, manufacturer, problem, driver string
	address                                              int
	vendor, id                                           uint16
	speed                                                float64
}

func keyOf(d device.Device) deviceKey {
	return deviceKey{
		port: d.Port, serial: d.Serial, product: d.Product, manufacturer: d.Manufacturer, problem: d.Problem,
		driver: d.Driver, address: d.Address, vendor: d.VendorID, id: d.ProductID, speed: d.SpeedMbps,
	}
}

func keysOf(s device.Snapshot) map[deviceKey]bool {
	keys := make(map[deviceKey]bool, len(s.Devices))
	for _, d := range s.Devices {
		keys[keyOf(d)] = true
	}
	return keys
}
