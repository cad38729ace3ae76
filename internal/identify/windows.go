package identify

import (
	"fmt"
	"regexp"
	"strings"

	"relink/internal/device"
)

// windowsID is the part of an instance id or interface path that names a
// device: ids, an interface number perhaps, and what Windows tells two of a
// kind apart by.
var windowsID = regexp.MustCompile(`(?i)vid_([0-9a-f]{4})&pid_([0-9a-f]{4})((?:&[a-z0-9_]+)*)(?:[\\#]([^\\#]*))?`)

// windowsEscapes are how HTML and JSON write such ids.
var windowsEscapes = strings.NewReplacer("&amp;", "&", `\\`, `\`)

// windowsLine reads instance ids and interface paths wherever they stand in a
// line, a table of Get-PnpDevice included.
func (b *book) windowsLine(s string) bool {
	if indexFold(s, "vid_") < 0 {
		return false
	}
	s = windowsEscapes.Replace(s)
	found := false
	for _, word := range strings.FieldsFunc(s, func(r rune) bool {
		return r <= ' ' || strings.ContainsRune("\"'`<>,;|\u201c\u201d", r)
	}) {
		hits := windowsID.FindAllStringSubmatch(word, -1)
		if len(hits) == 0 {
			continue
		}
		found = true
		b.windowsDevice(deviceHit(hits))
	}
	return found
}

// deviceHit chooses from a path that names a device and its interface: the
// serial is the device's.
func deviceHit(hits [][]string) []string {
	for _, h := range hits {
		if h[3] == "" && h[4] != "" {
			return h
		}
	}
	return hits[0]
}

func (b *book) windowsDevice(hit []string) {
	vendor, product, suffix := hex16(hit[1]), hex16(hit[2]), hit[4]
	b.current, b.kind = nil, kindNone
	if vendor != device.AppleVendorID {
		b.last = nil
		return
	}
	if suffix == "" || suffix[0] == '{' { // the class of an interface tells none apart
		b.windowsHardware(product)
		return
	}
	suffix = cleanSerial(suffix)
	instance := strings.ToUpper(hit[2] + hit[3] + `\` + bounded(suffix))
	if strings.Contains(strings.ToUpper(hit[3]), "&MI_") {
		b.windowsInterface(product, suffix)
		return
	}
	if e := b.byInstance[instance]; e != nil {
		b.name(e.self())
		return
	}
	e := b.byHardware[product]
	if e == nil || e.instance != "" {
		e = &entry{}
		b.setIDs(e, vendor, product)
	}
	e.instance = instance
	b.byHardware[product] = e
	if hit[3] == "" && !strings.Contains(suffix, "&") { // with & Windows made it up
		e = b.setSerial(e, suffix)
	}
	if e.listed {
		b.byInstance[instance] = e
	}
	b.name(e)
}

// windowsHardware reads a hardware id: it names a kind, so it is the device of
// that kind that has an instance id nearby.
func (b *book) windowsHardware(product uint16) {
	e := b.byHardware[product]
	if e == nil {
		e = &entry{}
		b.setIDs(e, device.AppleVendorID, product)
		b.byHardware[product] = e
	}
	b.name(e.self())
}

// windowsInterface reads the instance id of an interface: a part of a device.
// Those of one device differ in what follows the last &.
func (b *book) windowsInterface(product uint16, suffix string) {
	parent := suffix
	if i := strings.LastIndexByte(suffix, '&'); i > 0 {
		parent = suffix[:i]
	}
	key := fmt.Sprintf("%04X interface %s", product, strings.ToUpper(bounded(parent)))
	e := b.byInstance[key]
	if e == nil {
		e = &entry{instance: key, isInterface: true}
		b.setIDs(e, device.AppleVendorID, product)
		if e.listed {
			b.byInstance[key] = e
		}
	}
	b.name(e.self())
}
