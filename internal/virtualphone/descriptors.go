package virtualphone

import (
	"encoding/binary"
	"fmt"
	"unicode/utf16"

	"relink/internal/device"
)

// Descriptors is what a device says about itself on USB.
type Descriptors struct {
	VendorID, ProductID uint16
	Release             uint16 // bcdDevice
	Class               byte   // bDeviceClass
	ManufacturerIndex   byte
	ProductIndex        byte
	SerialIndex         byte
	Strings             map[byte]string
	Configurations      [][]byte // complete configuration descriptors
}

// Device is the 18-byte device descriptor.
func (d Descriptors) Device() []byte {
	b := []byte{
		18, descDevice, 0x00, 0x02, d.Class, 0, 0, 64,
		0, 0, 0, 0, 0, 0,
		d.ManufacturerIndex, d.ProductIndex, d.SerialIndex, byte(len(d.Configurations)),
	}
	binary.LittleEndian.PutUint16(b[8:], d.VendorID)
	binary.LittleEndian.PutUint16(b[10:], d.ProductID)
	binary.LittleEndian.PutUint16(b[12:], d.Release)
	return b
}

// maxString is how many UTF-16 units fit a string descriptor.
const maxString = 126

// String is a string descriptor; false if there is none with that index.
// Index 0 lists the languages: American English.
func (d Descriptors) String(index byte) ([]byte, bool) {
	if index == 0 {
		return []byte{4, descString, 0x09, 0x04}, true
	}
	s, ok := d.Strings[index]
	if !ok {
		return nil, false
	}
	units := utf16.Encode([]rune(s))
	if len(units) > maxString {
		units = units[:maxString]
	}
	b := []byte{byte(2 + 2*len(units)), descString}
	for _, u := range units {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b, true
}

// Descriptor types of USB 2.0, table 9-5, and of DFU 1.1.
const (
	descDevice        = 1
	descConfiguration = 2
	descString        = 3
	descInterface     = 4
	descEndpoint      = 5
	descDFU           = 0x21
)

// configuration joins interfaces into one configuration descriptor.
// milliamps is rounded down to the unit of 2 mA.
func configuration(value, name byte, interfaces byte, milliamps int, parts ...[]byte) []byte {
	b := []byte{9, descConfiguration, 0, 0, interfaces, value, name, 0x80, byte(milliamps / 2)}
	for _, p := range parts {
		b = append(b, p...)
	}
	binary.LittleEndian.PutUint16(b[2:], uint16(len(b)))
	return b
}

// iface is one setting of an interface with its endpoints.
func iface(number, alternate, class, subclass, protocol, name byte, endpoints ...[]byte) []byte {
	b := []byte{9, descInterface, number, alternate, byte(len(endpoints)), class, subclass, protocol, name}
	for _, e := range endpoints {
		b = append(b, e...)
	}
	return b
}

// bulk is a bulk endpoint of a high-speed device.
func bulk(address byte) []byte { return []byte{7, descEndpoint, address, 2, 0x00, 0x02, 0} }

// interrupt is an interrupt endpoint.
func interrupt(address, size, interval byte) []byte {
	return []byte{7, descEndpoint, address, 3, size, 0, interval}
}

// normalProduct is the product id and name of the running system (Debian's
// usb.ids; Legacy-iOS-Kit).
func normalProduct(f device.Family) (uint16, string) {
	switch f {
	case device.FamilyIPad:
		return 0x12ab, "iPad"
	case device.FamilyIPod:
		return 0x12aa, "iPod"
	}
	return 0x12a8, "iPhone"
}

// Descriptors is what the phone says about itself in its present state.
func (p Phone) Descriptors() Descriptors {
	switch p.state {
	case Recovery:
		return p.bootDescriptors(0x1281, "Apple Mobile Device (Recovery Mode)", recoveryConfiguration)
	case DFU:
		return p.bootDescriptors(0x1227, "Apple Mobile Device (DFU Mode)", dfuConfiguration(0))
	case PortDFU:
		return p.bootDescriptors(0xf014, "Apple Device (Port DFU Mode)", dfuConfiguration(2))
	}
	pid, name := normalProduct(p.spec.Model.Family)
	return Descriptors{
		VendorID: device.AppleVendorID, ProductID: pid, Release: 0x1510,
		ManufacturerIndex: 1, ProductIndex: 2, SerialIndex: 3,
		Strings: map[byte]string{
			1: "Apple Inc.", 2: name, 3: p.SerialString(),
			4: "PTP", 5: "iPod USB Interface", 6: "PTP + Apple Mobile Device", 7: "PTP + Apple Mobile Device + Apple USB Ethernet",
			8: "Apple USB Multiplexor", 9: "Apple USB Ethernet",
		},
		Configurations: normalConfigurations,
	}
}

// bootDescriptors are those of the boot ROM and iBoot. Strings 1 to 5 are the
// nonces, maker, product, serial and configuration (dumps of an iPhone X in
// DFU and recovery; tr4mpass #45 for the index of the serial).
func (p Phone) bootDescriptors(pid uint16, name string, configuration []byte) Descriptors {
	return Descriptors{
		VendorID: device.AppleVendorID, ProductID: pid,
		ManufacturerIndex: 2, ProductIndex: 3, SerialIndex: 4,
		Strings: map[byte]string{
			1: p.nonces(), 2: "Apple Inc.", 3: name, 4: p.SerialString(), 5: name,
		},
		Configurations: [][]byte{configuration},
	}
}

// nonces is string 1: made-up nonces of the real lengths, 32 and 20 bytes.
// iBEC has a new one. iBSS keeps that of DFU: for a new one idevicerestore 1.0.0
// asks through a second handle on the phone, which Linux refuses it.
func (p Phone) nonces() string {
	generation := 0
	if p.runs == runsIBEC {
		generation = 1
	}
	return fmt.Sprintf("NONC:%02X112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF"+
		" SNON:00112233445566778899AABBCCDDEEFF00112233", generation)
}

// dfuConfiguration is the boot ROM's, 25 bytes, with the DFU functional
// descriptor: download only, 2048 bytes at a time (lsusb -v of a device in
// DFU; protocol 2 in Port DFU).
func dfuConfiguration(protocol byte) []byte {
	functional := []byte{7, descDFU, 0x01, 10, 0, 0x00, 0x08}
	return configuration(1, 5, 1, 100, iface(0, 0, 0xfe, 1, protocol, 0), functional)
}

// recoveryConfiguration is iBoot's: commands on endpoint 0, files on bulk 4
// (libirecovery sends to 0x04; 500 mA as dumped from an iPhone X).
var recoveryConfiguration = configuration(1, 5, 2, 500,
	iface(0, 0, 0xff, 0xff, 0x51, 0, bulk(0x81), bulk(0x04)),
	iface(1, 0, 0xff, 0xff, 0x51, 0),
	iface(1, 1, 0xff, 0xff, 0x51, 0, bulk(0x82), bulk(0x02)),
)

// The endpoints by their numbers: iBoot's for files, and the multiplexer's.
const (
	fileOut = 4
	muxOut  = 4
	muxIn   = 5
)

// normalConfigurations are the four of the running system; usbmuxd talks to
// the interface of class 255/254/2.
var normalConfigurations = func() [][]byte {
	ptp := func() []byte { return iface(0, 0, 6, 1, 1, 4, bulk(0x02), bulk(0x81), interrupt(0x83, 64, 10)) }
	mux := func() []byte { return iface(1, 0, 0xff, 0xfe, 2, 8, bulk(muxOut), bulk(0x80|muxIn)) }
	ether := [][]byte{
		iface(2, 0, 0xff, 0xfd, 1, 9),
		iface(2, 1, 0xff, 0xfd, 1, 9, bulk(0x86), bulk(0x05)),
	}
	return [][]byte{
		configuration(1, 4, 1, 500, ptp()),
		configuration(2, 5, 1, 500, iface(0, 0, 3, 0, 0, 5, interrupt(0x83, 64, 1))),
		configuration(3, 6, 2, 500, ptp(), mux()),
		configuration(4, 7, 3, 500, ptp(), mux(), ether[0], ether[1]),
	}
}()
