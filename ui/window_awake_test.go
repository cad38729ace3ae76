package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
)

// The computer stays awake while a restore is watched, and no longer; one that
// cannot be kept awake is told once.
func TestTheComputerStaysAwake(t *testing.T) {
	b := newBench(t)
	b.play.Kind = Real
	begun, ended := 0, make(chan bool, 1)
	b.hands.Awake = func(string) (func(), error) {
		begun++
		return func() { ended <- true }, nil
	}
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.step(time.Now(), nil)
	if b.vigil.wanted {
		t.Error("kept awake before anything goes on")
	}
	b.tell(t, []checklist.Choice{"pressed-update"})
	b.step(time.Now(), nil)
	b.step(time.Now(), nil)
	b.acted(t)
	b.step(time.Now(), nil)
	if begun != 1 || b.vigil.stop == nil {
		t.Errorf("asked %d times, held %v; want once and held", begun, b.vigil.stop != nil)
	}
	b.tell(t, []checklist.Choice{"ended"})
	b.step(time.Now(), nil)
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		t.Error("still awake after the restore was over")
	}
	b.hands.Awake = func(string) (func(), error) { return func() {}, errors.New("nobody") }
	b.stayAwake(true)
	b.acted(t)
	b.stayAwake(true)
	if !strings.Contains(b.notice, "cannot keep this computer awake") || b.vigil.asking {
		t.Errorf("notice %q, asking again: %v", b.notice, b.vigil.asking)
	}
}
