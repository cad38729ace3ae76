package mask

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"relink/internal/device"
)

// Serial strings of two made-up phones, as each mode of theirs has them.
const (
	normalA   = "00008101-00112233445566AA"
	recoveryA = "SDOM:01 CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:00112233445566AA IBFL:3D SRNM:[F1XXXXXXXXXX]"
	dfuA      = "SDOM:01 CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:00112233445566AA IBFL:3C SRTG:[iBoot-5281.0.0.100.36]"
	dfuB      = "SDOM:01 CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:00112233445566BB IBFL:3C SRTG:[iBoot-5281.0.0.100.36]"
	oldB      = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb2"
)

func TestOneNumberOnePseudonym(t *testing.T) {
	t.Parallel()
	m := NewMasker([]byte("seed"))
	ecid := func(serial string) string {
		id := m.Device(device.Device{Serial: serial}).Serial
		if id == serial || len(id) != len(serial) {
			t.Errorf("%q: got %q, want another of the same length", serial, id)
		}
		_, after, ok := strings.Cut(id, "ECID:")
		if !ok {
			return strings.TrimPrefix(id[8:], "-")
		}
		return after[:16]
	}
	want := ecid(dfuA)
	for _, serial := range []string{
		recoveryA, normalA, strings.ReplaceAll(normalA, "-", ""),
		strings.ReplaceAll(dfuA, " ", "_"),
	} {
		if got := ecid(serial); got != want {
			t.Errorf("%q: got %q, want the same pseudonym %q", serial, got, want)
		}
	}
	if got := ecid(dfuB); got == want {
		t.Errorf("two phones have one pseudonym %q", got)
	}
	if got := ecid(strings.ToLower(normalA)); got != strings.ToLower(want) {
		t.Errorf("in small letters: got %q, want %q", got, strings.ToLower(want))
	}
	if other := NewMasker([]byte("another")).Device(device.Device{Serial: dfuA}).Serial; strings.Contains(other, want) {
		t.Errorf("two seeds give one pseudonym %q", other)
	}
}

func TestMaskedDeviceIsTheSameModel(t *testing.T) {
	t.Parallel()
	m := NewMasker([]byte("seed"))
	for _, serial := range []string{
		dfuA, recoveryA, normalA, oldB,
		"CPID:7000 CPRV:11 CPFM:03 SCEP:01 BDID:06 ECID:0011712010000001 IBFL:1C SRTG:[iBoot-1992.0.0.1.19]",
		"sdom:01 cpid:8120 cprv:11 cpfm:03 scep:01 bdid:10 ecid:00094daa01000001 ibfl:3d sika:00 srnm:[f1xxxxxxxx]",
		"CPID:8920_CPRV:15_CPFM:03_SCEP:04_BDID:00_ECID:000000143A000001_IBFL:00_SRNM:[F1XXXXXXXXX]_IMEI:[010000000000001]",
		"CPID:8015 BDID:0E SRNM:[X] SRTG:[iBoot-3332]", "something else",
	} {
		before, after := device.Classify(device.Device{Serial: serial}), device.Classify(m.Device(device.Device{Serial: serial}))
		if (before.Model == nil) != (after.Model == nil) || before.Model != nil && *before.Model != *after.Model || before.Mode != after.Mode || before.Source != after.Source {
			t.Errorf("%s: got %v %v, want %v %v", serial, after.Model, after.Mode, before.Model, before.Mode)
		}
	}
}

func TestMaskerText(t *testing.T) {
	t.Parallel()
	m := NewMasker([]byte("seed"))
	serial := m.Device(device.Device{Serial: recoveryA}).Serial
	_, after, _ := strings.Cut(serial, "ECID:")
	ecid := after[:16]
	short := strings.TrimLeft(ecid, "0")
	for in, want := range map[string]string{
		"usb 1-4: SerialNumber: " + recoveryA: "usb 1-4: SerialNumber: " + serial,
		"ECID: 0x112233445566AA":              "ECID: 0x" + short,
		"found 00112233445566aa again":        "found " + strings.ToLower(ecid) + " again",
		"UDID 00008101-00112233445566AA.":     "UDID 00008101-" + ecid + ".",
		"usb 1-4: USB disconnect, number 21":  "usb 1-4: USB disconnect, number 21",
		"SerialNumber=3, serial console":      "SerialNumber=3, serial console",
	} {
		if got := m.Text(in); got != want {
			t.Errorf("Text(%q): got %q, want %q", in, got, want)
		}
	}
	for _, in := range []string{
		"SerialNumber: " + oldB, "device serial number is F2LQX1AB0001", "SRNM:[F2LQX1AB0001]", "F1XX SRNM:[F2LQX1AB0001] IMEI:[010000000000001]",
		"ECID=6303405673529390", `"UniqueChipID" => 6303405673529390`, "IMEI: 010000000000001", `"SerialNumber" = "F2LQX1AB0001"`,
		"_ecid:00112233445566cc_ibfl:1d", "path/" + oldB + "/Info.plist",
	} {
		got := m.Text(in)
		for _, secret := range []string{oldB, "F2LQX1AB0001", "6303405673529390", "10000000000001", "112233445566cc"} {
			if strings.Contains(got, secret) {
				t.Errorf("Text(%q): got %q", in, got)
			}
		}
		if len(got) != len(in) {
			t.Errorf("Text(%q): got %q, want the same length", in, got)
		}
	}
}

func TestMaskerKeepsLengthAndIsSteady(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := NewMasker([]byte(rapid.String().Draw(t, "seed")))
		text := rapid.SampledFrom([]string{"", "ECID:", "serial: ", "SRNM:["}).Draw(t, "before") +
			rapid.StringMatching(`[0-9A-Fa-fxX\-]{0,45}`).Draw(t, "number") + rapid.String().Draw(t, "after")
		one, two := m.Text(text), m.Text(text)
		if one != two || len(one) != len(text) {
			t.Fatalf("%q: got %q, then %q", text, one, two)
		}
		d := m.Device(device.Device{Serial: text})
		if len(d.Serial) != len(text) {
			t.Fatalf("%q: got %q, want the same length", text, d.Serial)
		}
	})
}
