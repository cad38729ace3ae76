package identify

import (
	"strings"

	"relink/internal/device"
)

// mayGoOn is true for a serial string that the next line may go on with.
func mayGoOn(serial string) bool {
	return device.IsBootSerial(serial) && device.ParseSerial(serial).ECID == nil
}

// mergeEqual merges e with the device that has the same serial, if there is
// one, and returns the device that remains.
func (b *book) mergeEqual(e *entry) *entry {
	key := canonical(e.Serial)
	other := b.bySerial[key]
	if other != nil {
		other = other.self()
	}
	if other == nil || other == e || !canMerge(e, other) {
		b.bySerial[key] = e
		return e
	}
	b.merge(e, other)
	return other
}

// canonical is a serial string in the one spelling of all systems.
func canonical(serial string) string {
	if _, _, ok := device.ParseUDID(serial); ok {
		serial = strings.ReplaceAll(serial, "-", "")
	}
	return strings.ToUpper(strings.ReplaceAll(serial, "_", " "))
}

// canMerge says whether two devices with equal serials are one. A product id
// is a state of a device, so two states are two objects; two Windows instance
// ids are two; and a serial that is one character repeated tells nothing.
func canMerge(a, b *entry) bool {
	switch {
	case a.hasProduct && b.hasProduct && (a.VendorID != b.VendorID || a.ProductID != b.ProductID):
		return false
	case a.instance != "" && b.instance != "" && a.instance != b.instance:
		return false
	}
	return strings.Trim(a.Serial, a.Serial[:1]) != "" || a.Port == "" && a.bus == 0 || b.Port == "" && b.bus == 0
}

// merge gives what from knows to to. Where a device is now, the later line
// knows.
func (b *book) merge(from, to *entry) {
	from.into = to
	if !to.hasProduct && from.hasProduct {
		to.VendorID, to.ProductID, to.hasProduct = from.VendorID, from.ProductID, true
	}
	if from.Port != "" || from.bus != 0 {
		if from.Port != "" || from.bus != to.bus || from.Address != to.Address {
			to.Port = from.Port
		}
		to.bus, to.Address = from.bus, from.Address
	}
	if from.SpeedMbps != 0 {
		to.SpeedMbps = from.SpeedMbps
	}
	if to.Manufacturer == "" {
		to.Manufacturer = from.Manufacturer
	}
	if to.Product == "" {
		to.Product = from.Product
	}
	if to.instance == "" {
		to.instance = from.instance
	}
	b.index(to)
}

// foldInterfaces merges the parts of a device that Windows named with a device
// that they can be of: a part is no further device, and tells nothing of its own.
func (b *book) foldInterfaces() {
	for _, e := range b.entries {
		if e.into != nil || !e.isInterface {
			continue
		}
		for _, x := range b.entries {
			if x.into == nil && !x.isInterface && x.VendorID == e.VendorID && x.ProductID == e.ProductID {
				b.merge(e, x)
				break
			}
		}
	}
}
