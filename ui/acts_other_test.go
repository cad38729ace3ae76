package ui

import (
	"testing"
	"time"

	"relink/internal/device"
	"relink/internal/story"
	"relink/internal/story/storytest"
)

// Commands go to the phone that was chosen: one that stands beside it is not
// told anything in its place, not even while that is away.
func TestCommandsGoToTheChosenPhoneOnly(t *testing.T) {
	beside := storytest.IPhone12(device.ModeRecovery, 9)
	beside.Port, beside.Serial = "1-5", "CPID:8101 CPRV:11 BDID:0C ECID:0099887766554433 IBFL:3C SRNM:[F17MADEUP002]"
	b := newBench(t)
	at := time.Now()
	look := func(devices ...device.Device) {
		at = at.Add(time.Second)
		b.step(at, &device.Snapshot{At: at, Devices: devices})
	}
	for _, tt := range []struct {
		name string
		bus  []device.Device
		want string // the port; empty: nobody
	}{
		{"both in recovery", []device.Device{storytest.IPhone12(device.ModeRecovery, 6), beside}, "1-4"},
		{"the chosen one is away", []device.Device{beside}, ""},
		{"the chosen one is in DFU", []device.Device{storytest.IPhone12(device.ModeDFU, 7), beside}, ""},
		{"the chosen one is back", []device.Device{storytest.IPhone12(device.ModeRecovery, 8), beside}, "1-4"},
	} {
		look(tt.bus...)
		if got, ok := b.story.Reachable(story.InRecovery); ok != (tt.want != "") || got.Port != tt.want {
			t.Errorf("%s: got port %q, %v, want %q", tt.name, got.Port, ok, tt.want)
		}
	}
}
