package identify

import (
	"fmt"
	"strings"

	"relink/internal/device"
)

// entry is one device as far as the text has told it.
type entry struct {
	device.Device
	bus int // 0: not known
	// instance is the Windows instance id, upper case; empty elsewhere.
	instance string
	// hasProduct is true once the product id was read; it may be zero.
	hasProduct bool
	// isForeign is true once another vendor's id was read.
	isForeign bool
	// described is true once a block of properties of it has begun.
	described bool
	// found is a hash of the kernel's line that told its ids.
	found uint64
	// isBoot is true for a serial string that came without a device.
	isBoot bool
	// isInterface is true for a part of a device that Windows named on its own.
	isInterface bool
	// isLoose is true for a block of ids that had no head.
	isLoose bool
	// isDescriptor is true if it was one of descriptors, and no summary.
	isDescriptor bool
	// besides is the device that was named before a block that may be about it.
	besides *entry
	// told is the mode and product the product type that irecovery told.
	told    device.Mode
	product string
	// seen are the properties that system_profiler told of it.
	seen   map[string]bool
	listed bool
	// into is the entry this one turned out to be.
	into *entry
}

// place is a device number on a bus.
type place struct{ bus, address int }

// book gathers entries while the lines go by.
type book struct {
	entries []*entry
	more    bool

	byPlace    map[place]*entry
	bySerial   map[string]*entry
	byInstance map[string]*entry
	// byHardware is the latest Windows device of a product id.
	byHardware map[uint16]*entry
	// ports are the kernel's ports and what is on them now.
	ports map[string]*entry

	number  int    // of the line
	current *entry // the device whose block of properties goes on; nil outside
	kind    kind   // of that block
	// last is the device named last, and lastLine where.
	last     *entry
	lastLine int
	// broken is the device whose serial string reached the end of the line
	// before.
	broken     *entry
	brokenLine int
	// awaits is the device whose serial string stands in a line of its own, below
	// the number of the string.
	awaits *entry

	tree    tree
	records []*record // open objects of JSON or a plist
	key     string    // the latest key there
	block   *record   // of udevadm or hwinfo; nil outside
	sysfs   []*record // of /sys, each of one port
}

// kind is the shape of a block of properties.
type kind int

const (
	kindNone kind = iota
	kindLsusb
	kindUSBDevices
	kindIOReg
	kindProfiler
	kindIRecovery
	kindTree
	kindUSBIP
)

func newBook() *book {
	return &book{
		byPlace:    map[place]*entry{},
		bySerial:   map[string]*entry{},
		byInstance: map[string]*entry{},
		byHardware: map[uint16]*entry{},
		ports:      map[string]*entry{},
	}
}

// line reads one line as the text has it.
func (b *book) line(s string) {
	b.number++
	s = cleanLine(s)
	if strings.TrimSpace(s) == "" {
		b.endBlock()
		return
	}
	for _, part := range devicesOf(s) {
		b.part(part)
	}
}

// part reads a line: the first shape that knows it has it.
func (b *book) part(s string) {
	for _, shape := range []func(string) bool{
		b.kernelLine, b.lsusbLine, b.windowsLine, b.usbDevicesLine, b.treeLine, b.usbipLine,
		b.freebsdLine, b.descriptorLine, b.looseLine, b.ioregLine, b.profilerLine, b.udevLine, b.sysfsLine, b.hwinfoLine,
		b.jsonLine, b.plistLine, b.irecoveryLine, b.pairLine, b.bareIDs, b.bareSerial,
	} {
		if shape(s) {
			return
		}
	}
}

// open makes e the device that the next lines speak of.
func (b *book) open(e *entry, k kind) {
	b.current, b.kind = e, k
	b.name(e)
}

func (b *book) name(e *entry) { b.last, b.lastLine = e, b.number }

// self is the entry e was merged into, or e.
func (e *entry) self() *entry {
	for e.into != nil {
		e = e.into
	}
	return e
}

// setIDs notes vendor and product.
func (b *book) setIDs(e *entry, vendor, product uint16) {
	e.VendorID, e.ProductID, e.hasProduct = vendor, product, true
	e.isForeign = vendor != device.AppleVendorID
	b.list(e)
}

// list takes e up once it is known to be Apple's, or boot code's.
func (b *book) list(e *entry) {
	if e.listed || e.isForeign {
		return
	}
	isApple := e.VendorID == device.AppleVendorID && e.hasProduct
	if !isApple && (e.VendorID != 0 || !e.hasBootSerial()) {
		return
	}
	if len(b.entries) >= maxDevices {
		b.more = true
		return
	}
	e.listed = true
	b.entries = append(b.entries, e)
	b.index(e)
}

// hasBootSerial says whether the serial string alone makes e a device.
func (e *entry) hasBootSerial() bool {
	if e.isBoot {
		return device.ParseSerial(e.Serial).CPID != nil
	}
	return device.IsBootSerial(e.Serial)
}

// index makes e findable by its place.
func (b *book) index(e *entry) {
	if e.listed && e.bus > 0 && e.Address > 0 {
		b.byPlace[place{e.bus, e.Address}] = e
	}
}

// at is the device of those ids at a place, if the text named it before.
func (b *book) at(p place, vendor, product uint16) *entry {
	e := b.byPlace[p]
	if e == nil || p.bus == 0 || p.address == 0 {
		return nil
	}
	e = e.self()
	if e.VendorID != vendor || e.ProductID != product {
		return nil // the number was given again
	}
	return e
}

// setSerial notes a serial string and merges e with the device that has the
// same. It returns the device that remains.
func (b *book) setSerial(e *entry, serial string) *entry {
	serial = bounded(cleanSerial(serial))
	if serial == "" || e.Serial != "" {
		return e
	}
	e.Serial = serial
	b.list(e)
	if !e.listed || mayGoOn(serial) {
		return e
	}
	return b.mergeEqual(e)
}

// result classifies what was found.
func (b *book) result() Result {
	b.keepAll()
	r := Result{More: b.more}
	clear(b.bySerial)
	for _, e := range b.entries { // serials that were whole only later
		if e.into == nil && !e.isForeign && e.Serial != "" {
			b.mergeEqual(e)
		}
	}
	b.foldInterfaces()
	phones := map[uint64]string{}
	for _, e := range b.entries {
		if e.into != nil || e.isForeign {
			continue
		}
		e.Hubs = hubsOf(e.Port)
		s := e.sighting()
		s.Phone = phoneName(phones, s)
		r.Sightings = append(r.Sightings, s)
	}
	return r
}

// sighting is what the ids and the serial string tell, and where they leave
// something open, what irecovery told.
func (e *entry) sighting() device.Sighting {
	s := device.Classify(e.Device)
	if e.told != "" && s.VendorID == 0 {
		s.Mode, s.Source = e.told, device.SourceID // irecovery takes it from the id
	}
	m, ok := device.ByProductType(e.product)
	if ok && s.Model == nil && (s.CPID == nil || *s.CPID == m.CPID) && (m.AnyBoard || s.BDID == nil) {
		ios := m.Family.IsIOS()
		s.Model, s.Family, s.IOSDevice = &m, m.Family, &ios
	}
	return s
}

// phoneName gives a pseudonym by the ECID. Without one a text does not tell
// whether two devices are one phone, so there is none.
func phoneName(phones map[uint64]string, s device.Sighting) string {
	ecid, ok := s.Identity.PhoneECID()
	if !ok || s.IOSDevice != nil && !*s.IOSDevice {
		return ""
	}
	if phones[ecid] == "" {
		phones[ecid] = fmt.Sprintf("phone-%d", len(phones)+1)
	}
	return phones[ecid]
}

// hubsOf are the hubs on the way to a port such as "1-4.2", root hub first;
// nil when the port is not known.
func hubsOf(port string) []string {
	bus, path, ok := strings.Cut(port, "-")
	if !ok {
		return nil
	}
	hubs := []string{"usb" + bus}
	for i, c := range path {
		if c == '.' {
			hubs = append(hubs, bus+"-"+path[:i])
		}
	}
	return hubs
}
