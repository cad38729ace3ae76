//go:build !linux

package restorer

import (
	"testing"

	"relink/internal/device"
)

// On other systems nothing is started, and that is said.
func TestNothingIsStartedHere(t *testing.T) {
	run, err := (&Plan{}).Start(device.Snapshot{})
	if r, ok := err.(Refusal); run != nil || !ok || r.Reason != NotHere {
		t.Errorf("got %v, %v, want %s", run, err, NotHere)
	}
}
