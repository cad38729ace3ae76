package libusb

import (
	"errors"
	"fmt"
	"testing"

	"relink/internal/device"
)

// Commands go to phones in recovery and to nothing else: not to the chip of
// the Mac that runs Relink.
func TestWhoMayBeToldToLeave(t *testing.T) {
	for _, tt := range []struct {
		name            string
		vendor, product uint16
		serial          string
		want            bool
	}{
		{"an iPhone in recovery", device.AppleVendorID, 0x1281, "CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:0008112233445566 IBFL:3C SRNM:[XXXXXXXXXXXX]", true},
		{"recovery of an unknown model", device.AppleVendorID, 0x1281, "", true},
		{"an iPhone in DFU", device.AppleVendorID, 0x1227, "CPID:8101 CPRV:11 BDID:0C SRTG:[iBoot-5281.0.0.100.11]", false},
		{"a running iPhone", device.AppleVendorID, 0x12a8, "", false},
		{"the T2 of a Mac", device.AppleVendorID, 0x1281, "CPID:8012 CPRV:10 BDID:0A ECID:0008112233445566 IBFL:3C", false},
		{"another vendor", 0x046d, 0x1281, "", false},
	} {
		got := leavable(device.Device{VendorID: tt.vendor, ProductID: tt.product, Serial: tt.serial})
		if got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// On Windows the bus counts controllers and arrivals in its own way, so a phone
// is known to libusb by the ports below the controller and by its ids.
func TestThePhoneOnWindowsIsFoundByItsWay(t *testing.T) {
	phone := device.Device{Port: "1-3.2", Address: 7, VendorID: device.AppleVendorID, ProductID: 0x1281}
	for _, tt := range []struct {
		name    string
		port    string
		product uint16
		want    bool
	}{
		{"another count of controllers and addresses", "2-3.2", 0x1281, true},
		{"another port of the hub", "1-3.1", 0x1281, false},
		{"the hub's own port", "1-3", 0x1281, false},
		{"another mode", "2-3.2", 0x1227, false},
		{"a root hub", "usb2", 0x1281, false},
		{"no port told", "", 0x1281, false},
	} {
		x := device.Device{Port: tt.port, Address: 12, VendorID: device.AppleVendorID, ProductID: tt.product}
		if got := sameWay(x, phone); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
	placeless := device.Device{VendorID: device.AppleVendorID, ProductID: 0x1281}
	if sameWay(placeless, placeless) {
		t.Error("two without a port: got them taken for one")
	}
}

// On Windows libusb complains of root hubs at each listing, and another
// program or Apple's driver may refuse in any of its words: the person is led to
// the buttons, never to a right to open.
func TestWhyNothingWasOpenedOnWindows(t *testing.T) {
	hub := errors.New("input/output error")
	for _, tt := range []struct {
		name   string
		listed bool
		err    error
		want   error
	}{
		{"not listed", false, nil, ErrDriver},
		{"not listed, and a root hub that cannot be described", false, hub, ErrDriver},
		{"not listed, and another that left", false, ErrGone, ErrDriver},
		{"listed, and refused by its driver", true, ErrDriver, ErrDriver},
		{"listed, and held by another program", true, fmt.Errorf("%w: bad access", ErrPermission), ErrDriver},
		{"listed, and refused without a reason", true, hub, ErrDriver},
		{"listed, and gone since", true, fmt.Errorf("%w: no device", ErrGone), ErrGone},
	} {
		got := keptByDriver(tt.listed, tt.err)
		if !errors.Is(got, tt.want) || errors.Is(got, ErrPermission) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}
