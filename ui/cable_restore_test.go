package ui

import (
	"testing"

	"relink/internal/device"
	"relink/internal/story/storytest"
)

// The cable is not tested during a restore: not from the menu, and not from
// the page that asked before the restore began.
func TestNoCableTestInARestore(t *testing.T) {
	b := newBench(t)
	(&prober{}).of(b)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.opensNoneInARestore(t, b.openCable)
	d := &cableDesk{window: b.Window, stage: CableAsk}
	d.begin()
	if b.cable != nil || d.end != nil {
		t.Error("a restore runs, and the phone is asked")
	}
}
