package mask

import (
	"strings"
	"testing"

	"relink/internal/device"
)

// A recording names nobody: not by a serial with hyphens, not by what somebody
// called a thing, not by an address that the kernel prints.
func TestARecordingNamesNobody(t *testing.T) {
	m := NewMasker([]byte("seed"), "klausm", "KlausMac")
	d := m.Device(device.Device{
		VendorID: 0x1234, Serial: "AB-12-CD-34-EF", Product: "Klaus Meier's Keyboard", Manufacturer: "Meier GmbH", Problem: "open /home/klausm/x", Driver: "usbhid",
	})
	if got, want := d.Product+"|"+d.Manufacturer+"|"+d.Driver, "XXXXX XXXXX'X Keyboard|XXXXX GmbH|usbhid"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, line := range []string{
		"usb 1-4: SerialNumber: AB-12-CD-34-EF", "ab12cd34ef again", "usb 1-4: Product: Klaus Meier's Keyboard", "usb 1-4: Manufacturer: Meier GmbH",
		"cdc_ether 1-4:1.0 eth1: register 'cdc_ether' at usb-0000:00:14.0-4, CDC Ethernet Device, a4:83:e7:c0:ff:ee", "KlausMac kernel: klausm", d.Serial + d.Problem,
	} {
		got := strings.ToLower(m.Text(line))
		for _, secret := range []string{"ab-12-cd-34-ef", "ab12cd34ef", "klaus", "meier", "a4:83:e7", "c0:ff:ee"} {
			if strings.Contains(got, secret) {
				t.Errorf("%q: got %q", line, got)
			}
		}
		if len(got) != len(line) {
			t.Errorf("%q: got %q, want the same length", line, got)
		}
	}
	for _, product := range []string{"iPhone", "Apple Mobile Device (Recovery Mode)", "USB2.0 Hub", "Logitech USB-C Receiver", "xHCI Host Controller", "USB 10/100/1000 LAN"} {
		if got := m.Device(device.Device{Product: product}).Product; got != product {
			t.Errorf("got %q, want %q", got, product)
		}
	}
}
