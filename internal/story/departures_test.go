package story

import (
	"fmt"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/session"
)

// A device that names itself anew each time it comes back never does come back.
func TestDeparturesAreBounded(t *testing.T) {
	at := time.Date(2026, 5, 1, 20, 0, 0, 0, time.UTC)
	s := New(session.New("test", at), checklist.NewChecklist())
	for i := range 4 * leftKept {
		d := device.Device{
			Port: "1-4", Address: i, VendorID: device.AppleVendorID, ProductID: 0x1281,
			Serial: fmt.Sprintf("CPID:8101 BDID:0C ECID:%016X", 0x1A2B00+i),
		}
		s.Look(device.Snapshot{At: at.Add(time.Duration(2*i) * time.Second), Devices: []device.Device{d}})
		s.Look(device.Snapshot{At: at.Add(time.Duration(2*i+1) * time.Second)})
	}
	if n := len(s.left); n != leftKept {
		t.Errorf("got %d departures kept, want %d", n, leftKept)
	}
}
