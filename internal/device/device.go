// Package device is the vocabulary of the bus: the modes an Apple device can
// be in, the product ids that tell them, the serial string that boot code
// writes, the models, and snapshots of a whole bus and what changed between
// two of them.
//
// It knows tables. It does not know time passing, USB libraries or people.
package device

import "time"

// Mode is the state a device shows on USB. The zero Mode means it is unknown
// or that the device is none of Apple's phones.
type Mode string

// The modes, in the words of relinkctl's JSON.
const (
	// ModeNormal is the id range that a running iPhone and the restore ramdisk
	// share; on its own it confirms neither.
	ModeNormal Mode = "normal"
	// ModeRestore is the restore ramdisk: inferred from the sequence of modes,
	// or confirmed by usbmuxd.
	ModeRestore Mode = "restore"
	// ModeRecovery is iBoot or iBEC.
	ModeRecovery Mode = "recovery"
	// ModeDFU is the boot ROM (or, without SRTG, an uploaded iBSS).
	ModeDFU Mode = "dfu"
	// ModeWTF is the loader stage of the first iPhones.
	ModeWTF Mode = "wtf"
	// ModePortDFU is the USB-C port controller waiting for its firmware.
	ModePortDFU Mode = "port-dfu"
	// ModeDebugUSB is KIS, a debug state without a serial string.
	ModeDebugUSB Mode = "debug-usb"
)

// ModeSource says how a Mode is known.
type ModeSource string

// The sources of a mode.
const (
	SourceID       ModeSource = "id"
	SourceSerial   ModeSource = "serial"
	SourceSequence ModeSource = "sequence"
	SourceUSBMux   ModeSource = "usbmuxd"
)

// AppleVendorID is Apple's USB vendor id.
const AppleVendorID = 0x05ac

// Device is one USB device as the operating system describes it, read without
// opening it. Its text comes from the device and is hostile input.
type Device struct {
	// Port is the bus and port path, such as "1-4.2", or "usb1" for a root
	// hub. It survives a mode change.
	Port string
	// Address is the device number on its bus; every enumeration gives a new
	// one.
	Address   int
	VendorID  uint16
	ProductID uint16
	// Serial is the serial string as the system keeps it; empty when there is
	// none.
	Serial string
	// SpeedMbps is the negotiated speed: 1.5, 12, 480, 5000, 10000 or 20000;
	// 0 when unknown.
	SpeedMbps float64
	// Hubs are the ports of the hubs on the way, root hub first.
	Hubs         []string
	Product      string
	Manufacturer string
	// Problem is the operating system's own word that the device is not
	// usable, such as a Windows problem code; empty when it has none.
	Problem string
	// Driver is the name of the bound driver; empty when unknown.
	Driver string
}

// Snapshot is the whole bus at one moment, every device and not only phones.
type Snapshot struct {
	// At is when the scan was made, with the monotonic clock where there is
	// one.
	At      time.Time
	Devices []Device
}
