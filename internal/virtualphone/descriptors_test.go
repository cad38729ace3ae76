package virtualphone

import (
	"encoding/binary"
	"testing"

	"relink/internal/device"
)

// TestEveryPhoneIsRecognised: what a phone says in each mode is read back as
// that very model by the vocabulary of the bus.
func TestEveryPhoneIsRecognised(t *testing.T) {
	for _, m := range device.Models() {
		if m.Class == "" || m.AnyBoard {
			continue
		}
		for state, mode := range map[State]device.Mode{Recovery: device.ModeRecovery, DFU: device.ModeDFU, PortDFU: device.ModePortDFU} {
			d, ok := New(Spec{Model: m}, state, dawn).Device()
			if !ok {
				t.Fatalf("%s in %s does not show", m.ProductType, state)
			}
			s := device.Classify(d)
			if s.Mode != mode || s.Model == nil || s.Model.CPID != m.CPID || s.Model.BDID != m.BDID {
				t.Errorf("%s in %s: got mode %s, model %v from %q", m.ProductType, state, s.Mode, s.Model, d.Serial)
			}
			if id, ok := s.Identity.PhoneECID(); state != PortDFU && (!ok || id != 0x0011223344556677) {
				t.Errorf("%s in %s: got ECID %x, %v", m.ProductType, state, id, ok)
			}
		}
		d, _ := New(Spec{Model: m}, Normal, dawn).Device()
		s := device.Classify(d)
		if s.Mode != device.ModeNormal || s.IOSDevice == nil || !*s.IOSDevice {
			t.Errorf("%s, running: got mode %s, iOS device %v", m.ProductType, s.Mode, s.IOSDevice)
		}
		if n := len(d.Serial); n != 24 && n != 40 {
			t.Errorf("%s, running: got a serial of %d characters, want 24 or 40", m.ProductType, n)
		}
	}
}

// TestDescriptorsAreWellFormed walks every descriptor of every state and the
// keyboard: lengths add up, counts are right, indices have strings.
func TestDescriptorsAreWellFormed(t *testing.T) {
	gadgets := map[string]Descriptors{"keyboard": Keyboard().Descriptors}
	for _, state := range []State{Normal, Recovery, DFU, PortDFU, Restore} {
		gadgets[string(state)] = New(Spec{Model: iPhone12}, state, dawn).Descriptors()
	}
	for name, d := range gadgets {
		if b := d.Device(); len(b) != 18 || b[0] != 18 || b[17] == 0 {
			t.Errorf("%s: got device descriptor % x", name, b)
		}
		for _, index := range []byte{d.ManufacturerIndex, d.ProductIndex, d.SerialIndex} {
			b, ok := d.String(index)
			if index != 0 && (!ok || int(b[0]) != len(b)) {
				t.Errorf("%s: string %d is % x, %v", name, index, b, ok)
			}
		}
		for i, c := range d.Configurations {
			checkConfiguration(t, name, i, c)
		}
	}
}

func checkConfiguration(t *testing.T, name string, i int, c []byte) {
	t.Helper()
	if total := binary.LittleEndian.Uint16(c[2:]); int(total) != len(c) || int(c[5]) != i+1 {
		t.Errorf("%s: configuration %d of %d bytes says %d, number %d", name, i, len(c), total, c[5])
	}
	interfaces := map[byte]bool{}
	endpoints := 0 // still to come for the interface
	for rest := c; len(rest) > 0; rest = rest[rest[0]:] {
		if int(rest[0]) > len(rest) || rest[0] < 2 {
			t.Fatalf("%s: configuration %d: a descriptor of %d bytes with %d left", name, i, rest[0], len(rest))
		}
		switch rest[1] {
		case descInterface:
			if endpoints != 0 {
				t.Errorf("%s: configuration %d: %d endpoints are missing", name, i, endpoints)
			}
			interfaces[rest[2]] = true
			endpoints = int(rest[4])
		case descEndpoint:
			endpoints--
		}
	}
	if endpoints != 0 || len(interfaces) != int(c[4]) {
		t.Errorf("%s: configuration %d: %d endpoints missing, %d interfaces, says %d", name, i, endpoints, len(interfaces), c[4])
	}
}

// TestDFULooksAsDumped compares with lsusb -v of a real device in DFU.
func TestDFULooksAsDumped(t *testing.T) {
	want := []byte{
		9, 2, 0x19, 0, 1, 1, 5, 0x80, 50, // 25 bytes, one interface, bus powered, 100 mA
		9, 4, 0, 0, 0, 254, 1, 0, 0, // application specific, firmware update
		7, 33, 1, 10, 0, 0, 8, // download only, 10 ms, 2048 bytes
	}
	got := New(Spec{Model: iPhone12}, DFU, dawn).Descriptors().Configurations[0]
	if string(got) != string(want) {
		t.Errorf("got % x, want % x", got, want)
	}
}

func TestSerialStrings(t *testing.T) {
	tests := []struct {
		name  string
		model device.Model
		state State
		want  string
	}{
		{"DFU, iPhone 6", iPhone6, DFU, "CPID:7000 CPRV:11 CPFM:03 SCEP:01 BDID:06 ECID:0011223344556677 IBFL:1C SRTG:[iBoot-1992.0.0.1.19]"},
		{"recovery, iPhone 12", iPhone12, Recovery, "CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:0011223344556677 IBFL:3D SIKA:00 SRNM:[F17VIRTUAL01]"},
		{"running, iPhone 12", iPhone12, Normal, "000081010011223344556677"},
		{"Port DFU packs the board", iPhone12, PortDFU, "SDOM:01 CPID:0022 BDID:000000000C810100 ECID:7411223344556677 CPFM:03 SCEP:00 CPRV:1A3 PREV:2F"},
	}
	for _, tt := range tests {
		if got := New(Spec{Model: tt.model}, tt.state, dawn).SerialString(); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
	long := New(Spec{Model: device.Model{CPID: 0x8110, BDID: 0x0a}}, Recovery, dawn).SerialString()
	if len(long) < 101 {
		t.Errorf("the longest is %d characters, want 101 or more: %s", len(long), long)
	}
}
