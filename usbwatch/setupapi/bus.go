package setupapi

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"relink/internal/device"
	"relink/usbwatch"
)

// Bus is the USB bus of Windows.
type Bus struct {
	calls calls
	bell  *bell // nil: poll
	stop  func() error

	mu sync.Mutex
	// buses numbers the controllers in the order in which they were first
	// seen, so that a port keeps its name.
	buses map[string]int
	// arrivals are the numbers given to the devices that are there.
	arrivals map[arrival]int
	lastNo   int
}

// arrival is one enumeration of one device.
type arrival struct {
	id string
	at uint64
}

// open is the bus that calls tell of.
func open(c calls) *Bus {
	b := &Bus{calls: c, buses: map[string]int{}, arrivals: map[arrival]int{}}
	bell := newBell()
	if stop, err := c.notify(bell.ring); err == nil { // otherwise the bus is polled
		b.bell, b.stop = bell, stop
	}
	return b
}

// Changed rings when Windows says that a device came or went, and a little later.
// It is nil where Windows does not say.
func (b *Bus) Changed() <-chan struct{} {
	if b.bell == nil {
		return nil
	}
	return b.bell.rings
}

// Close ends the notifications.
func (b *Bus) Close() error {
	if b.stop == nil {
		return nil
	}
	err := b.stop()
	b.bell.still()
	if err != nil {
		return fmt.Errorf("end the notifications: %w", err)
	}
	return nil
}

// Scan lists the devices that are present.
func (b *Bus) Scan(ctx context.Context) (device.Snapshot, error) {
	if err := ctx.Err(); err != nil {
		return device.Snapshot{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	records, err := b.calls.list()
	if err != nil {
		return device.Snapshot{}, fmt.Errorf("scan the bus: %w", err)
	}
	return device.Snapshot{At: time.Now(), Devices: b.devices(records)}, nil
}

// devices makes devices of records. The parts of a composite device become
// part of it.
func (b *Bus) devices(records []record) []device.Device {
	nodes := make(map[uint32]record, len(records))
	parts := map[uint32][]record{}
	for _, r := range records {
		nodes[r.Node] = r
	}
	for _, r := range records {
		if in, ok := parseID(r.ID); ok && in.isInterface {
			owner := ownerOf(r, in, nodes)
			parts[owner] = append(parts[owner], r)
		}
	}
	b.numberBuses(records, nodes)
	seen := make(map[arrival]int, len(records))
	var devices []device.Device
	for _, r := range records {
		in, ok := parseID(r.ID)
		if !ok || in.isInterface && !standsFor(r, in, parts[nobody]) {
			continue
		}
		d := b.deviceOf(r, in, nodes)
		for _, part := range parts[r.Node] {
			addPart(&d, part)
		}
		key := arrival{strings.ToUpper(r.ID), r.Arrived}
		if seen[key] = b.arrivals[key]; seen[key] == 0 {
			b.lastNo++
			seen[key] = b.lastNo
		}
		d.Address = seen[key]
		devices = append(devices, d)
	}
	b.arrivals = seen
	usbwatch.SortDevices(devices)
	return devices
}

// nobody owns the parts of a device that Windows does not list.
const nobody = 0

// ownerOf is the node of the device that a part belongs to: its parent, if that
// has the same ids. Wine hands out others; then it is the one device with
// these ids, and of several none.
func ownerOf(part record, mine instance, nodes map[uint32]record) uint32 {
	isOwner := func(r record) bool {
		in, ok := parseID(r.ID)
		return ok && !in.isInterface && in.vendor == mine.vendor && in.product == mine.product
	}
	if parent, known := nodes[part.Parent]; known && isOwner(parent) {
		return parent.Node
	}
	owner := uint32(nobody)
	for _, r := range nodes {
		if !isOwner(r) {
			continue
		}
		if owner != nobody {
			return part.Node
		}
		owner = r.Node
	}
	return owner
}

// standsFor says whether a part has to stand for its device, which Windows
// does not list: the first of the device's parts does.
func standsFor(r record, mine instance, orphans []record) bool {
	for _, part := range orphans {
		if in, _ := parseID(part.ID); in == mine {
			return part.Node == r.Node
		}
	}
	return false
}

// numberBuses gives numbers to controllers not seen before, in the order of
// their names.
func (b *Bus) numberBuses(records []record, nodes map[uint32]record) {
	var unseen []string
	for _, r := range records {
		p, ok := placeOf(r, nodes)
		if ok && b.buses[p.controller] == 0 && !slices.Contains(unseen, p.controller) {
			unseen = append(unseen, p.controller)
		}
	}
	slices.Sort(unseen)
	for _, controller := range unseen {
		b.buses[controller] = len(b.buses) + 1
	}
}

func (b *Bus) deviceOf(r record, in instance, nodes map[uint32]record) device.Device {
	d := device.Device{
		VendorID: in.vendor, ProductID: in.product, Serial: in.serial,
		Product: r.Name, Driver: r.Service,
	}
	if in.isRootHub {
		d.VendorID, d.ProductID = rootHubIDs(r.HardwareIDs)
	}
	if r.Problem != 0 {
		d.Problem = strconv.FormatUint(uint64(r.Problem), 10)
	}
	if p, ok := placeOf(r, nodes); ok {
		d.Port = usbwatch.PortOf(b.buses[p.controller], p.ports...)
		d.Hubs = usbwatch.HubsOf(d.Port)
	}
	return d
}

// addPart adds to a composite device what one of its parts tells: its driver,
// and its problem when the device itself has none.
func addPart(d *device.Device, part record) {
	if part.Service != "" && !slices.Contains(strings.Split(d.Driver, ","), part.Service) {
		d.Driver = strings.TrimPrefix(d.Driver+","+part.Service, ",")
	}
	if d.Problem == "" && part.Problem != 0 {
		d.Problem = strconv.FormatUint(uint64(part.Problem), 10)
	}
}
