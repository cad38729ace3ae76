package ioreg

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"relink/internal/device"
)

func TestParse(t *testing.T) {
	text, err := os.ReadFile("testdata/laptop.plist")
	if err != nil {
		t.Fatal(err)
	}
	const dfu = "CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:0006691C22F9001E IBFL:3C SRTG:[iBoot-5281.0.0.100.22]"
	want := []device.Device{
		{Port: "usb20", Address: 0, VendorID: 0x05ac, ProductID: 0x8007, SpeedMbps: 10000, Hubs: []string{}, Product: "AppleUSBXHCI Root Hub Simulation", Manufacturer: "Apple Inc."},
		{Port: "20-1", Address: 5, VendorID: 0x05e3, ProductID: 0x0610, SpeedMbps: 480, Hubs: []string{"usb20"}, Product: "USB2.1 Hub", Manufacturer: "GenesysLogic"},
		{Port: "20-1.2", Address: 9, VendorID: 0x05ac, ProductID: 0x1227, Serial: dfu, SpeedMbps: 480, Hubs: []string{"usb20", "20-1"}, Product: "Apple Mobile Device (DFU Mode)", Manufacturer: "Apple Inc."},
		{Port: "128-15", Address: 1, VendorID: 0x05ac, ProductID: 0x12a8, Serial: "000081010006691C22F9001E", SpeedMbps: 12, Hubs: []string{"usb128"}, Product: "iPhone", Manufacturer: "Apple Inc."},
	}
	got, err := parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

const (
	head = `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist version="1.0">`
	foot = `</plist>`
)

func entry(keys string) string {
	return head + `<dict><key>IORegistryEntryName</key><string>Root</string><key>IORegistryEntryChildren</key><array><dict>` +
		`<key>idVendor</key><integer>1452</integer><key>idProduct</key><integer>4776</integer>` + keys + `</dict></array></dict>` + foot
}

func TestParseBearsOddValues(t *testing.T) {
	iphone := device.Device{VendorID: 0x05ac, ProductID: 0x12a8}
	with := func(change func(*device.Device)) []device.Device {
		d := iphone
		change(&d)
		return []device.Device{d}
	}
	tests := []struct {
		name, text string
		want       []device.Device
	}{
		{"nothing more", entry(""), []device.Device{iphone}},
		{"a list of trees", strings.Replace(strings.Replace(entry(""), "<dict>", "<array><dict>", 1), "</dict></plist>", "</dict></array></plist>", 1), []device.Device{iphone}},
		{"a signed location", entry(`<key>locationID</key><integer>-2146435072</integer>`), with(func(d *device.Device) { d.Port, d.Hubs = "128-1", []string{"usb128"} })},
		{"a location that is text", entry(`<key>locationID</key><string>0x14120000</string>`), []device.Device{iphone}},
		{"an empty bus", head + `<dict><key>IORegistryEntryName</key><string>Root</string></dict>` + foot, nil},
		{"an empty list", head + `<array/>` + foot, nil},
		{"control characters", entry("<key>kUSBProductString</key><string>a\x01b&#2;c&#x1B;d&#10;e&#x41;</string>"), with(func(d *device.Device) { d.Product = "a\uFFFDb\uFFFDc\uFFFDd\neA" })},
		{"invalid UTF-8", entry("<key>USB Serial Number</key><string>a\xffb</string>"), with(func(d *device.Device) { d.Serial = "a\uFFFDb" })},
		{"HTML", entry("<key>USB Serial Number</key><string>&lt;b&gt;&amp;</string>"), with(func(d *device.Device) { d.Serial = "<b>&" })},
		{"only the host's speed", entry(`<key>USBSpeed</key><integer>3</integer>`), with(func(d *device.Device) { d.SpeedMbps = 480 })},
		{"a speed of the future", entry(`<key>Device Speed</key><integer>9</integer>`), []device.Device{iphone}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := parse([]byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

// A running phone is a composite device; its interfaces hang below it and are
// no devices, whatever ids they repeat.
func TestParseKeepsACompositeDeviceWhole(t *testing.T) {
	text := entry(`<key>locationID</key><integer>337903616</integer><key>USB Address</key><integer>7</integer>` +
		`<key>IORegistryEntryChildren</key><array>` +
		`<dict><key>bInterfaceNumber</key><integer>0</integer><key>idVendor</key><integer>1452</integer><key>idProduct</key><integer>4776</integer></dict>` +
		`<dict><key>bInterfaceNumber</key><integer>1</integer></dict></array>`)
	got, err := parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	want := []device.Device{{Port: "20-2.4", Address: 7, VendorID: 0x05ac, ProductID: 0x12a8, Hubs: []string{"usb20", "20-2"}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want the phone once, without a serial string: %+v", got, want)
	}
}

func TestParseSaysWhatIsNoList(t *testing.T) {
	for _, text := range []string{"", "ioreg: error: can't find plane", head + "<string>x</string>" + foot, head + "<dict><key>a</key>"} {
		if got, err := parse([]byte(text)); err == nil {
			t.Errorf("%q: got %v, want an error", text, got)
		}
	}
}

func TestParseIsBounded(t *testing.T) {
	const deep = 2000
	text := head + strings.Repeat(`<dict><key>idVendor</key><integer>1</integer><key>idProduct</key><integer>1</integer><key>IORegistryEntryChildren</key><array>`, deep) +
		strings.Repeat(`</array></dict>`, deep) + foot
	got, err := parse([]byte(text))
	if err == nil && len(got) > maxDepth+1 {
		t.Errorf("got %d devices from a well without a ground, want at most %d", len(got), maxDepth+1)
	}
}

func TestPortOf(t *testing.T) {
	tests := []struct {
		location uint32
		want     string
	}{
		{0x14000000, "usb20"},
		{0x14100000, "20-1"},
		{0x14120000, "20-1.2"},
		{0x00123456, "0-1.2.3.4.5.6"},
		{0x14020000, "usb20"}, // nothing follows a zero
		{0xfffabcde, "255-15.10.11.12.13.14"},
	}
	for _, tt := range tests {
		if got := portOf(tt.location); got != tt.want {
			t.Errorf("%#x: got %q, want %q", tt.location, got, tt.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(entry(`<key>locationID</key><integer>336724992</integer>`)))
	f.Add([]byte(entry("<key>kUSBProductString</key><string>&#0;\x02\xff</string>")))
	f.Add([]byte("bplist00"))
	f.Fuzz(func(t *testing.T, text []byte) {
		devices, err := parse(text)
		if err == nil && len(devices) > maxNodes {
			t.Errorf("got %d devices, want at most %d", len(devices), maxNodes)
		}
	})
}
