package setupapi

import (
	"reflect"
	"strings"
	"testing"
)

func TestParseID(t *testing.T) {
	tests := []struct {
		name, id string
		want     instance
		ok       bool
	}{
		{"recovery", recoveryID, instance{vendor: 0x05ac, product: 0x1281, serial: recovery}, true},
		{"lower case", strings.ToLower(recoveryID), instance{vendor: 0x05ac, product: 0x1281, serial: strings.ToLower(recovery)}, true},
		{"an interface path", `\\?\usb#vid_05ac&pid_1281#cpid:8960_cprv:11#{ed82a167-d61a-4af6-9ab6-11e52236c576}`, instance{vendor: 0x05ac, product: 0x1281, serial: "cpid:8960 cprv:11"}, true},
		{"a running phone", `USB\VID_05AC&PID_12A8\000081010006691C22F9001E`, instance{vendor: 0x05ac, product: 0x12a8, serial: "000081010006691C22F9001E"}, true},
		{"no serial", `USB\VID_05AC&PID_1881\5&2F1E3D&0&3`, instance{vendor: 0x05ac, product: 0x1881}, true},
		{"underscores of its own", `USB\VID_1234&PID_5678\MY_SERIAL`, instance{vendor: 0x1234, product: 0x5678, serial: "MY_SERIAL"}, true},
		{"a part", `USB\VID_05AC&PID_12A8&MI_00\B&1A733E8B&0&0000`, instance{vendor: 0x05ac, product: 0x12a8, isInterface: true}, true},
		{"a root hub", `USB\ROOT_HUB30\4&1A2B3C4D&0&0`, instance{isRootHub: true}, true},
		{"not USB", `HID\VID_05AC&PID_024F\7&1`, instance{}, false},
		{"no ids", `USB\VID_XYZW&PID_0000\1`, instance{}, false},
		{"cut", `USB\VID_05AC&PID_12`, instance{}, false},
		{"empty", "", instance{}, false},
	}
	for _, tt := range tests {
		got, ok := parseID(tt.id)
		if ok != tt.ok || ok && got != tt.want {
			t.Errorf("%s: got %+v, %v, want %+v, %v", tt.name, got, ok, tt.want, tt.ok)
		}
	}
}

func TestParseLocationPath(t *testing.T) {
	tests := []struct {
		path string
		want place
		ok   bool
	}{
		{controller, place{controller: controller}, true},
		{controller + "#USB(3)", place{controller, []int{3}}, true},
		{controller + "#USB(3)#USB(12)#USBMI(1)", place{controller, []int{3, 12}}, true},
		{"ACPI(_SB_)#ACPI(PCI0)#ACPI(XHC_)#ACPI(RHUB)#ACPI(HS03)", place{}, false},
		{controller + "#USB(0)", place{}, false},
		{controller + "#USB(x)", place{}, false},
		{controller + strings.Repeat("#USB(1)", 1000), place{}, false},
		{"", place{}, false},
	}
	for _, tt := range tests {
		got, ok := parseLocationPath(tt.path)
		if ok != tt.ok || ok && !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%.60q: got %+v, %v, want %+v, %v", tt.path, got, ok, tt.want, tt.ok)
		}
	}
}

func TestRootHubIDs(t *testing.T) {
	v, p := rootHubIDs([]string{`USB\ROOT_HUB30`, `USB\ROOT_HUB30&VID8086&PID9D2F&REV0021`})
	if v != 0x8086 || p != 0x9d2f {
		t.Errorf("got %04x:%04x, want 8086:9d2f", v, p)
	}
	if v, p := rootHubIDs(nil); v != 0 || p != 0 {
		t.Errorf("from nothing: got %04x:%04x, want nothing", v, p)
	}
}

func TestTextsOf(t *testing.T) {
	utf16 := func(s string) []byte {
		var b []byte
		for _, c := range s {
			b = append(b, byte(c), byte(c>>8))
		}
		return b
	}
	tests := []struct {
		name  string
		kind  uint32
		value []byte
		want  []string
	}{
		{"a text", regText, utf16("abc\x00"), []string{"abc"}},
		{"a property", propertyTxt, utf16("é\x00"), []string{"é"}},
		{"without its zero", regText, utf16("abc"), []string{"abc"}},
		{"with more behind", regText, utf16("abc\x00rest\x00"), []string{"abc"}},
		{"texts", regTexts, utf16("a\x00bc\x00\x00"), []string{"a", "bc"}},
		{"texts, cut", regTexts, utf16("a\x00bc")[:5], []string{"a"}},
		{"half a unit", regText, []byte{0x41}, nil},
		{"nothing", regText, nil, nil},
		{"a number", regNumber, []byte{1, 2, 3, 4}, nil},
	}
	for _, tt := range tests {
		if got := textsOf(tt.kind, tt.value); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if got := textOf(tt.kind, tt.value); len(tt.want) > 0 && got != tt.want[0] || len(tt.want) == 0 && got != "" {
			t.Errorf("%s: got the one text %q, want the first of %q", tt.name, got, tt.want)
		}
	}
	if got := numberOf(regNumber, []byte{4, 1, 0, 0}); got != 0x104 {
		t.Errorf("got %#x, want 0x104", got)
	}
	if got := numberOf(propertyNow, []byte{1, 0, 0, 0, 0, 0, 0, 0x80}); got != 0x8000000000000001 {
		t.Errorf("got %#x, want 0x8000000000000001", got)
	}
	if got := numberOf(regNumber, []byte{1}); got != 0 {
		t.Errorf("a cut number: got %d, want 0", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(recoveryID, controller+"#USB(3)#USB(2)")
	f.Add(`\\?\usb#vid_05ac&pid_1281&mi_00#8&1#{`, "#USBROOT(")
	f.Fuzz(func(t *testing.T, id, path string) {
		if in, ok := parseID(id); ok && len(in.serial) > len(id) {
			t.Errorf("got serial %q from %q", in.serial, id)
		}
		if p, ok := parseLocationPath(path); ok && len(p.ports) > maxTiers {
			t.Errorf("got %d ports from %q", len(p.ports), path)
		}
	})
}
