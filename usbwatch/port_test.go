package usbwatch

import (
	"slices"
	"testing"

	"relink/internal/device"
)

func TestPortOf(t *testing.T) {
	tests := []struct {
		bus  int
		path []int
		want string
		hubs []string
	}{
		{1, nil, "usb1", nil},
		{1, []int{4}, "1-4", []string{"usb1"}},
		{1, []int{4, 2}, "1-4.2", []string{"usb1", "1-4"}},
		{20, []int{1, 12, 3}, "20-1.12.3", []string{"usb20", "20-1", "20-1.12"}},
	}
	for _, tt := range tests {
		got := PortOf(tt.bus, tt.path...)
		if got != tt.want {
			t.Errorf("PortOf(%d, %v): got %q, want %q", tt.bus, tt.path, got, tt.want)
		}
		if hubs := HubsOf(got); !slices.Equal(hubs, tt.hubs) {
			t.Errorf("HubsOf(%q): got %q, want %q", got, hubs, tt.hubs)
		}
	}
}

func TestSortDevices(t *testing.T) {
	want := []string{"usb1", "1-2", "1-2.1", "1-2.10", "1-10", "usb2", "2-1", "usb10"}
	devices := make([]device.Device, 0, len(want))
	for i := range want {
		devices = append(devices, device.Device{Port: want[len(want)-1-i]})
	}
	SortDevices(devices)
	for i, d := range devices {
		if d.Port != want[i] {
			t.Errorf("place %d: got %q, want %q", i, d.Port, want[i])
		}
	}
}
