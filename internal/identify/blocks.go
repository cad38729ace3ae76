package identify

import (
	"regexp"
	"strings"

	"relink/internal/device"
)

// stringBelow is the text of a string, which Windows' programs print below the
// number of it.
var stringBelow = regexp.MustCompile(`^\s*(?:Language 0x[0-9a-fA-F]{4}|0x0409|English)[^"]*"([^"]+)"`)

// serialBelow reads the serial string that stands in a line of its own.
func (b *book) serialBelow(s string) bool {
	if b.awaits == nil {
		return false
	}
	m := stringBelow.FindStringSubmatch(s)
	if m == nil {
		if descriptor.MatchString(s) {
			b.awaits = nil
		}
		return false
	}
	b.setSerial(b.awaits.self(), m[1])
	b.awaits = nil
	return true
}

// looseID is an id in a block of a program that has no head of its own.
var looseID = regexp.MustCompile(`^(?:\s*(idVendor|idProduct)|(Vendor ID|Product ID))\s*[:=]?\s*(0x[0-9a-fA-F]{4})\b`)

// blockLines is how many lines a block may stand below the device that it is
// about.
const blockLines = 60

// looseLine reads blocks such as USBTreeView's and USBView's: ids line by line,
// after an instance id or alone.
func (b *book) looseLine(s string) bool {
	m := looseIDs(s)
	if m == nil {
		return false
	}
	if _, both := pairOf(s); both {
		return false
	}
	isVendor := m[1] == "idVendor" || m[2] == "Vendor ID"
	if b.sameBlock(m[2] == "") {
		return true
	}
	if b.current == nil || b.kind != kindLsusb || isVendor && b.current.self().VendorID != 0 {
		e := &entry{isLoose: true, isDescriptor: m[2] == ""}
		if b.last != nil && !b.last.self().isLoose && b.number-b.lastLine <= blockLines {
			e.besides = b.last
		}
		last, lastLine := b.last, b.lastLine
		b.open(e, kindLsusb)
		b.last, b.lastLine = last, lastLine
	}
	e := b.current.self()
	if id := hex16(m[3][2:]); isVendor {
		e.VendorID, e.isForeign = id, id != device.AppleVendorID
	} else if !e.hasProduct {
		e.ProductID, e.hasProduct = id, true
	}
	b.settle(e)
	return true
}

// looseIDs is looseID for the few lines that may be one.
func looseIDs(s string) []string {
	head := strings.TrimLeft(s, " \t")
	for _, word := range []string{"idVendor", "idProduct", "Vendor ID", "Product ID"} {
		if strings.HasPrefix(head, word) {
			return looseID.FindStringSubmatch(s)
		}
	}
	return nil
}

// sameBlock is true where a program names the ids of one device a second time,
// in a summary and in its descriptor.
func (b *book) sameBlock(isDescriptor bool) bool {
	if b.current == nil || b.kind != kindLsusb {
		return false
	}
	e := b.current.self()
	return e.isLoose && e.listed && e.isDescriptor != isDescriptor && e.Serial == ""
}

// settle takes up a block whose ids are known: it is about the device named
// before it, if that has the same ids.
func (b *book) settle(e *entry) {
	if !e.hasProduct || e.VendorID == 0 || e.listed {
		return
	}
	if old := e.besides; old != nil {
		if old = old.self(); old.VendorID == e.VendorID && old.ProductID == e.ProductID && !old.isForeign {
			e.into = old
			b.current = old
			return
		}
	}
	b.list(e)
	b.name(e)
}

// freebsdHead begins a device in FreeBSD's usbconfig and in its kernel messages.
var freebsdHead = regexp.MustCompile(`\bugen(\d{1,3})\.(\d{1,3}): <([^>]*)>(.*)$`)

// freebsdBuses sets FreeBSD's numbers of buses, which begin with 0, apart.
const freebsdBuses = 1000

// freebsdLine reads the head; the block below it is one of descriptors.
func (b *book) freebsdLine(s string) bool {
	if !strings.Contains(s, "ugen") {
		return false
	}
	m := freebsdHead.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	at := place{freebsdBuses + atoi(m[1]), atoi(m[2])}
	if strings.Contains(m[4], "disconnected") {
		delete(b.byPlace, at)
		b.current, b.kind = nil, kindNone
		return true
	}
	e := b.byPlace[at]
	if e == nil {
		e = &entry{bus: at.bus, Device: device.Device{Address: at.address}}
		if mbps := freebsdSpeed.FindStringSubmatch(m[4]); mbps != nil {
			e.SpeedMbps = profiledSpeed(mbps[1] + " " + mbps[2] + "b/s")
		}
		if product, ok := pairOf(m[3]); ok {
			b.setIDs(e, device.AppleVendorID, product)
		}
	}
	b.open(e.self(), kindLsusb)
	return true
}

var freebsdSpeed = regexp.MustCompile(`\(([\d.]+)([MG])bps\)`)
