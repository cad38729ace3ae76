package main

import (
	"strings"
	"testing"

	"relink/internal/device"
	"relink/usbwatch/system"
)

func TestStatusSaysWhatToDoAboutAProblem(t *testing.T) {
	tests := []struct{ problem, want string }{
		{"10", "code 10"},
		{"22", "Device Manager"},
		{"28", "Apple Devices"},
		{"43", "cable"},
		{"52", "code 52"},
		{"\x1b[2J", "code [2J"},
	}
	for _, tt := range tests {
		var text strings.Builder
		s := device.Classify(device.Device{Port: "1-4", VendorID: 0x05ac, ProductID: 0x1281, Problem: tt.problem})
		if err := writeStatus(&text, []device.Sighting{s}, ""); err != nil {
			t.Fatal(err)
		}
		if lines := strings.Split(text.String(), "\n"); len(lines) != 3 || !strings.Contains(lines[1], tt.want) {
			t.Errorf("problem %q: got %q, want %q on the second line", tt.problem, text.String(), tt.want)
		}
	}
}

func TestStatusEndsWithTheNote(t *testing.T) {
	for software, want := range map[system.Software]string{
		system.SoftwareMissing: "Microsoft Store", system.SoftwareStopped: "Apple Mobile Device Service", system.SoftwareUsable: "",
	} {
		var text strings.Builder
		if err := writeStatus(&text, nil, noteOn(software)); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(text.String()), "\n")
		if !strings.HasPrefix(lines[0], "No Apple device") || !strings.Contains(lines[len(lines)-1], want) || (want == "") != (len(lines) == 1) {
			t.Errorf("software %q: got %q, want that there is none, and then %q", software, text.String(), want)
		}
	}
}

// Only who asked usbmuxd knows that it runs; the ids alone cannot tell.
func TestStatusSaysRunningWhenUSBMuxToldSo(t *testing.T) {
	s := device.Classify(device.Device{Port: "1-4", VendorID: 0x05ac, ProductID: 0x12a8})
	if got := lineOf(device.NewView(s)); !strings.Contains(got, "  running or restoring  ") {
		t.Errorf("by its ids: got %q, want it running or restoring", got)
	}
	s.Source = device.SourceUSBMux
	if got := lineOf(device.NewView(s)); !strings.Contains(got, "  running  ") {
		t.Errorf("told by usbmuxd: got %q, want it running", got)
	}
}
