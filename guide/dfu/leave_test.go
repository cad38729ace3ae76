package dfu

import (
	"testing"
	"time"

	"relink/internal/device"
)

func TestLeaveFollowsTheBus(t *testing.T) {
	began := time.Date(2026, 11, 22, 23, 0, 0, 0, time.UTC)
	phone := func(product uint16, address int) []device.Device {
		return []device.Device{{Port: "1-2", Address: address, VendorID: device.AppleVendorID, ProductID: product}}
	}
	other := device.Device{Port: "1-3", Address: 9, VendorID: device.AppleVendorID, ProductID: 0x12a8}
	type look struct {
		after time.Duration
		on    []device.Device
	}
	for _, tt := range []struct {
		name  string
		looks []look
		want  LeaveOutcome
	}{
		{"it starts", []look{{1 * time.Second, nil}, {14 * time.Second, phone(0x12a8, 6)}}, LeaveStarted},
		{"recovery again is the answer at once", []look{{1 * time.Second, nil}, {4 * time.Second, phone(0x1281, 6)}}, LeaveBack},
		{"recovery again between two looks", []look{{4 * time.Second, phone(0x1281, 6)}}, LeaveBack},
		{"DFU", []look{{1 * time.Second, nil}, {4 * time.Second, phone(0x1227, 6)}}, LeaveDFU},
		{"it stays where it is", []look{{1 * time.Second, phone(0x1281, 5)}, {60 * time.Second, phone(0x1281, 5)}}, LeaveStayed},
		{"nothing comes back", []look{{1 * time.Second, nil}, {60 * time.Second, nil}}, LeaveQuiet},
		{"another phone is no answer", []look{{1 * time.Second, []device.Device{other}}, {59 * time.Second, []device.Device{other}}}, ""},
		{"too early to say", []look{{1 * time.Second, nil}, {59 * time.Second, nil}}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := BeginLeave(phone(0x1281, 5)[0], began)
			for _, look := range tt.looks {
				at := began.Add(look.after)
				l = l.Advance(at, device.Snapshot{At: at, Devices: look.on})
			}
			if l.Outcome() != tt.want {
				t.Errorf("got %q, want %q", l.Outcome(), tt.want)
			}
		})
	}
}
