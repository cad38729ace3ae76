package setupapi

import (
	"errors"
	"reflect"
	"testing"

	"relink/internal/device"
)

const (
	recoveryID = `USB\VID_05AC&PID_1281\CPID:8101_CPRV:11_CPFM:03_SCEP:01_BDID:0C_ECID:0006691C22F9001E_IBFL:3C_SRNM:[XXXXXXXXXXXX]`
	recovery   = "CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:0006691C22F9001E IBFL:3C SRNM:[XXXXXXXXXXXX]"
	controller = "PCIROOT(0)#PCI(1400)#USBROOT(0)"
)

// recorded is a laptop with a phone in recovery behind a hub, a running phone
// of which Apple's driver took only a part, and a device whose descriptor
// could not be read. The order is as odd as Windows makes it.
var recorded = []record{
	{Node: 13, Parent: 11, ID: recoveryID, LocationPaths: []string{controller + "#USB(3)#USB(2)", "ACPI(_SB_)#ACPI(PCI0)#ACPI(XHC_)#ACPI(RHUB)#ACPI(HS03)#USB(2)"}, Service: "USBAAPL64", Name: "Apple Mobile Device (Recovery Mode)", Arrived: 7},
	{Node: 10, Parent: 1, ID: `USB\ROOT_HUB30\4&1A2B3C4D&0&0`, HardwareIDs: []string{`USB\ROOT_HUB30&VID8086&PID9D2F&REV0021`, `USB\ROOT_HUB30`}, LocationPaths: []string{controller}, Service: "USBHUB3", Name: "USB Root Hub (USB 3.0)", Arrived: 1},
	{Node: 11, Parent: 10, ID: `USB\VID_05E3&PID_0610\5&2F1E3D&0&3`, LocationPaths: []string{controller + "#USB(3)"}, Service: "USBHUB3", Name: "USB2.1 Hub", Arrived: 2},
	{Node: 15, Parent: 14, ID: `USB\VID_05AC&PID_12A8&MI_00\6&1A733E8B&0&0000`, LocationPaths: []string{controller + "#USB(1)#USBMI(0)"}, Service: "WUDFWpdMtp", Arrived: 3},
	{Node: 16, Parent: 14, ID: `USB\VID_05AC&PID_12A8&MI_01\6&1A733E8B&0&0001`, LocationPaths: []string{controller + "#USB(1)#USBMI(1)"}, Problem: 28, Arrived: 3},
	{Node: 14, Parent: 10, ID: `USB\VID_05AC&PID_12A8\000081010006691C22F9001E`, LocationPaths: []string{controller + "#USB(1)"}, Service: "usbccgp", Name: "iPhone", Arrived: 3},
	{Node: 17, Parent: 10, ID: `USB\VID_0000&PID_0002\5&2F1E3D&0&7`, LocationPaths: []string{controller + "#USB(7)"}, Problem: 43, Name: "Unknown USB Device (Device Descriptor Request Failed)", Arrived: 4},
}

func saying(records []record) calls {
	return calls{
		list:   func() ([]record, error) { return records, nil },
		notify: func(func()) (func() error, error) { return nil, errors.New("not here") },
	}
}

func scan(t *testing.T, b *Bus) []device.Device {
	t.Helper()
	s, err := b.Scan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s.Devices
}

func TestScan(t *testing.T) {
	want := []device.Device{
		{Port: "usb1", Address: 2, VendorID: 0x8086, ProductID: 0x9d2f, Hubs: []string{}, Product: "USB Root Hub (USB 3.0)", Driver: "USBHUB3"},
		{
			Port: "1-1", Address: 4, VendorID: 0x05ac, ProductID: 0x12a8, Serial: "000081010006691C22F9001E", Hubs: []string{"usb1"},
			Product: "iPhone", Driver: "usbccgp,WUDFWpdMtp", Problem: "28",
		},
		{Port: "1-3", Address: 3, VendorID: 0x05e3, ProductID: 0x0610, Hubs: []string{"usb1"}, Product: "USB2.1 Hub", Driver: "USBHUB3"},
		{
			Port: "1-3.2", Address: 1, VendorID: 0x05ac, ProductID: 0x1281, Serial: recovery, Hubs: []string{"usb1", "1-3"},
			Product: "Apple Mobile Device (Recovery Mode)", Driver: "USBAAPL64",
		},
		{
			Port: "1-7", Address: 5, ProductID: 2, Hubs: []string{"usb1"}, Problem: "43",
			Product: "Unknown USB Device (Device Descriptor Request Failed)",
		},
	}
	b := open(saying(recorded))
	if got := scan(t, b); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if got := scan(t, b); !reflect.DeepEqual(got, want) {
		t.Errorf("the second time: got %+v\nwant %+v", got, want)
	}
}

func TestTheSamePhoneThatCameBackIsAnArrival(t *testing.T) {
	root := recorded[1]
	phone := record{Node: 20, Parent: 10, ID: recoveryID, LocationPaths: []string{controller + "#USB(4)"}, Arrived: 1}
	now := []record{root, phone}
	c := saying(nil)
	c.list = func() ([]record, error) { return now, nil }
	b := open(c)
	first := scan(t, b)[1]
	now[1].Arrived = 2 // out and in between two looks
	second := scan(t, b)[1]
	if first.Port != "1-4" || second.Port != "1-4" || first.Address == second.Address {
		t.Errorf("got %+v, then %+v, want one port and two addresses", first, second)
	}
	now[1].Arrived = 0 // a Windows that does not tell when
	third := scan(t, b)[1].Address
	now = []record{root}
	scan(t, b)
	now = []record{root, phone}
	now[1].Arrived = 0
	if fourth := scan(t, b)[1].Address; third == fourth {
		t.Errorf("got address %d twice, want another after it was gone", third)
	}
}

func TestControllersKeepTheirNumbers(t *testing.T) {
	hub := func(node uint32, path string) record {
		return record{Node: node, ID: `USB\ROOT_HUB30\` + path, LocationPaths: []string{path + "#USBROOT(0)"}}
	}
	now := []record{hub(2, "PCIROOT(0)#PCI(1400)"), hub(1, "PCIROOT(0)#PCI(0D00)")}
	c := saying(nil)
	c.list = func() ([]record, error) { return now, nil }
	b := open(c)
	scan(t, b)
	now = append(now, hub(3, "PCIROOT(0)#PCI(0100)")) // a dock, plugged in later
	got := scan(t, b)
	if len(got) != 3 || b.buses["PCIROOT(0)#PCI(0D00)#USBROOT(0)"] != 1 || b.buses["PCIROOT(0)#PCI(1400)#USBROOT(0)"] != 2 || b.buses["PCIROOT(0)#PCI(0100)#USBROOT(0)"] != 3 {
		t.Errorf("got %v, want the dock last", b.buses)
	}
}

func TestScanBearsWhatWindowsLacks(t *testing.T) {
	tests := []struct {
		name    string
		records []record
		want    []device.Device
	}{
		{"nothing", nil, nil},
		{
			"no location at all, as in Wine",
			[]record{{Node: 1, ID: recoveryID}},
			[]device.Device{{Address: 1, VendorID: 0x05ac, ProductID: 0x1281, Serial: recovery}},
		},
		{
			"only parents and ports",
			[]record{
				{Node: 1, ID: `USB\ROOT_HUB20\4&1`},
				{Node: 2, Parent: 1, ID: `USB\VID_05E3&PID_0610\5&1`, Location: "Port_#0004.Hub_#0001"},
				{Node: 3, Parent: 2, ID: recoveryID, Address: 2},
			},
			[]device.Device{
				{Port: "usb1", Address: 1, Hubs: []string{}},
				{Port: "1-4", Address: 2, VendorID: 0x05e3, ProductID: 0x0610, Hubs: []string{"usb1"}},
				{Port: "1-4.2", Address: 3, VendorID: 0x05ac, ProductID: 0x1281, Serial: recovery, Hubs: []string{"usb1", "1-4"}},
			},
		},
		{
			"a location path for the hub alone",
			[]record{
				{Node: 1, ID: `USB\ROOT_HUB30\4&1`, LocationPaths: []string{controller}},
				{Node: 2, Parent: 1, ID: `USB\VID_05E3&PID_0610\5&1`, LocationPaths: []string{controller + "#USB(4)"}},
				{Node: 3, Parent: 2, ID: recoveryID, Location: "Port_#0002.Hub_#0003", Problem: 43},
			},
			[]device.Device{
				{Port: "usb1", Address: 1, Hubs: []string{}},
				{Port: "1-4", Address: 2, VendorID: 0x05e3, ProductID: 0x0610, Hubs: []string{"usb1"}},
				{Port: "1-4.2", Address: 3, VendorID: 0x05ac, ProductID: 0x1281, Serial: recovery, Hubs: []string{"usb1", "1-4"}, Problem: "43"},
			},
		},
		{
			"a node that is its own parent",
			[]record{{Node: 1, Parent: 1, ID: recoveryID, Address: 2}},
			[]device.Device{{Address: 1, VendorID: 0x05ac, ProductID: 0x1281, Serial: recovery}},
		},
		{
			"two that are each other's parent",
			[]record{
				{Node: 1, Parent: 2, ID: `USB\VID_05E3&PID_0610\5&1`, Address: 1},
				{Node: 2, Parent: 1, ID: `USB\VID_05E3&PID_0611\5&1`, Address: 2},
			},
			[]device.Device{
				{Address: 1, VendorID: 0x05e3, ProductID: 0x0610},
				{Address: 2, VendorID: 0x05e3, ProductID: 0x0611},
			},
		},
		{
			"the parts of a device that is not listed",
			[]record{
				{Node: 1, ID: `USB\VID_05AC&PID_12A8&MI_00\B&1A733E8B&0&0000`, Service: "WUDFWpdMtp"},
				{Node: 2, ID: `USB\VID_05AC&PID_12A8&MI_01\B&1A733E8B&0&0001`},
			},
			[]device.Device{{Address: 1, VendorID: 0x05ac, ProductID: 0x12a8, Driver: "WUDFWpdMtp"}},
		},
		{
			"a part whose parent is another device, as in Wine",
			[]record{
				{Node: 1, ID: `USB\ROOT_HUB30\4&1`, LocationPaths: []string{controller}},
				{Node: 2, Parent: 1, ID: `USB\VID_05AC&PID_12A8&MI_00\B&1A733E8B&0&0000`, Service: "WUDFWpdMtp", Problem: 10},
			},
			[]device.Device{
				{Address: 2, VendorID: 0x05ac, ProductID: 0x12a8, Driver: "WUDFWpdMtp", Problem: "10"},
				{Port: "usb1", Address: 1, Hubs: []string{}},
			},
		},
		{
			"a part that nobody links to its device",
			[]record{
				{Node: 1, ID: `USB\VID_05AC&PID_12A8\000081010006691C22F9001E`, Service: "usbccgp"},
				{Node: 2, ID: `USB\VID_05AC&PID_12A8&MI_00\B&1A733E8B&0&0000`, Service: "WUDFWpdMtp"},
			},
			[]device.Device{{Address: 1, VendorID: 0x05ac, ProductID: 0x12a8, Serial: "000081010006691C22F9001E", Driver: "usbccgp,WUDFWpdMtp"}},
		},
		{
			"a part that may belong to either of two",
			[]record{
				{Node: 1, ID: `USB\VID_05AC&PID_12A8\1`},
				{Node: 2, ID: `USB\VID_05AC&PID_12A8&MI_00\B&1A733E8B&0&0000`, Service: "WUDFWpdMtp"},
				{Node: 3, ID: `USB\VID_05AC&PID_12A8\2`},
			},
			[]device.Device{
				{Address: 1, VendorID: 0x05ac, ProductID: 0x12a8, Serial: "1"},
				{Address: 2, VendorID: 0x05ac, ProductID: 0x12a8, Serial: "2"},
			},
		},
		{
			"names and numbers that try to get out of a table",
			[]record{{Node: 1, ID: "USB\\VID_05AC&PID_1227\\<SCRIPT>\x1b[31m\u202e\x00", Name: "\x1b]0;t\x07<b>", Problem: 4_000_000_000}},
			[]device.Device{{Address: 1, VendorID: 0x05ac, ProductID: 0x1227, Serial: "<SCRIPT>\x1b[31m\u202e\x00", Product: "\x1b]0;t\x07<b>", Problem: "4000000000"}},
		},
		{
			"nodes that are no USB devices",
			[]record{{Node: 1, ID: `PCI\VEN_8086&DEV_9D2F\3&1`}, {Node: 2, ID: ""}, {Node: 3, ID: `USB\`}, {Node: 4, ID: `USB\VID_05A`}},
			nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := scan(t, open(saying(tt.records))); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func TestScanSaysWhyNot(t *testing.T) {
	broken := errors.New("access denied")
	c := saying(nil)
	c.list = func() ([]record, error) { return nil, broken }
	if s, err := open(c).Scan(t.Context()); !errors.Is(err, broken) {
		t.Errorf("got %v and %v, want %v", s, err, broken)
	}
}

func TestBellAndPolling(t *testing.T) {
	if b := open(saying(nil)); b.Changed() != nil || b.Close() != nil {
		t.Error("without notifications: got a bell, want polling")
	}
	var ring func()
	stopped := false
	c := saying(nil)
	c.notify = func(r func()) (func() error, error) {
		ring = r
		return func() error { stopped = true; return nil }, nil
	}
	b := open(c)
	ring()
	ring() // nobody heard the first one; it must not block
	select {
	case <-b.Changed():
	default:
		t.Error("got no ring")
	}
	if err := b.Close(); err != nil || !stopped {
		t.Errorf("got %v and stopped %v, want the notifications ended", err, stopped)
	}
}
