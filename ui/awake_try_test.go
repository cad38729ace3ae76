package ui

import (
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
)

// The computer stays awake from the get-ready count until the try has ended,
// and not on the page before it.
func TestTheComputerStaysAwakeInATry(t *testing.T) {
	b := newBench(t)
	b.play.Kind = Real
	asked, ended := make(chan string, 4), make(chan bool, 4)
	b.hands.Awake = func(why string) (func(), error) {
		asked <- why
		return func() { ended <- true }, nil
	}
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.tell(t, toBefore...)
	b.step(time.Now(), nil)
	if b.vigil.wanted {
		t.Error("kept awake before the try")
	}
	b.tell(t, []checklist.Choice{"ready"})
	at := time.Now().Add(4 * time.Second)
	look := func(after time.Duration, devices ...device.Device) {
		at = at.Add(after)
		b.step(at, &device.Snapshot{At: at, Devices: devices})
	}
	look(0, storytest.IPhone12(device.ModeRecovery, 6))
	b.acted(t)
	look(8 * time.Second)
	if len(asked) != 1 || b.vigil.stop == nil {
		t.Errorf("in the try: asked %d times, held %v; want once, and held", len(asked), b.vigil.stop != nil)
	}
	look(6*time.Second, storytest.IPhone12(device.ModeDFU, 7))
	b.step(at.Add(time.Second), nil)
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		t.Error("still awake after DFU was reached")
	}
}
