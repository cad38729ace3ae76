// Package guidetest has the phones and the times that the tests of the guide's
// rooms share.
package guidetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"relink/internal/device"
)

// Began is the moment 0 of every story.
var Began = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// At is some milliseconds after it.
func At(ms int) time.Time { return Began.Add(time.Duration(ms) * time.Millisecond) }

// Model is a model by its product type, which the table must know.
func Model(t testing.TB, productType string) device.Model {
	t.Helper()
	m, ok := device.ByProductType(productType)
	if !ok {
		t.Fatalf("no model %q", productType)
	}
	return m
}

// Device writes ids and serial string as such a device has them.
func Device(t testing.TB, m device.Model, port string, address int, what, phone string) device.Device {
	t.Helper()
	ecid := uint64(0)
	if phone != "" && phone < "a" {
		ecid = 0x1A2B3C4D5E00 + uint64(phone[0])
	}
	d := device.Device{Port: port, Address: address, VendorID: device.AppleVendorID, SpeedMbps: 480}
	boot := fmt.Sprintf("CPID:%04X CPRV:11 CPFM:03 SCEP:01 BDID:%02X", m.CPID, m.BDID)
	if ecid != 0 {
		boot += fmt.Sprintf(" ECID:%016X IBFL:3C", ecid)
	}
	switch what {
	case "normal":
		d.ProductID, d.Serial = 0x12a8, "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c"
		if ecid != 0 {
			d.Serial = fmt.Sprintf("%08X%016X", m.CPID, ecid)
		}
		if phone >= "a" {
			d.Serial = strings.Repeat(fmt.Sprintf("%02x", phone[0]), 20)
		}
	case "nameless": // a running phone whose serial the system could not read
		d.ProductID = 0x12a8
	case "fast": // a USB-C phone at SuperSpeed
		d.ProductID, d.Serial, d.SpeedMbps = 0x12a8, fmt.Sprintf("%08X%016X", m.CPID, ecid), 10000
	case "recovery":
		d.ProductID, d.Serial = 0x1281, boot+" SRNM:[F2LXXXXXXXXX]"
	case "dfu":
		d.ProductID, d.Serial = 0x1227, boot+" SRTG:[iBoot-5540.0.0.122.1]"
	case "ibss":
		d.ProductID, d.Serial = 0x1227, boot
	case "port-dfu":
		d.ProductID = 0xf014
		d.Serial = fmt.Sprintf("CPID:0022 BDID:%016X ECID:%016X", uint64(m.BDID)<<24|uint64(m.CPID)<<8, ecid+0x999)
	case "wtf":
		d.ProductID, d.Serial = 0x1222, "CPID:8900 CPRV:30 CPFM:03 SCEP:05 BDID:00"
	case "debug":
		d.ProductID = 0x1881
	case "pongo":
		d.ProductID = 0x4141
	case "keyboard":
		d.ProductID = 0x024f
	case "tv":
		d.ProductID, d.Serial = 0x1281, "CPID:8960 BDID:34 ECID:0000001122334455"
	case "hub":
		d.VendorID, d.ProductID = 0x1d6b, 2
	default:
		t.Fatalf("no device %q", what)
	}
	return d
}
