package libusb

import (
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
