package dfu

import (
	"testing"

	"relink/internal/device"
)

// A try begins by itself at most once, never after the failures that make the
// other way of doing it due, and never with a phone that may show the slider
// for an emergency call.
func TestATryBeginsByItselfOnceAtMost(t *testing.T) {
	m, ok := device.ByProductType("iPhone13,2")
	if !ok {
		t.Fatal("no iPhone 12")
	}
	for _, tt := range []struct {
		outcome Outcome
		start   Start
		failed  int
		before  bool
		want    bool
	}{
		{RecoveryInstead, FromNormal, 1, false, true},
		{RecoveryInstead, FromNormal, 1, true, false},
		{RecoveryInstead, FromNormal, WayAfter, false, false},
		{NeverLeft, FromRecovery, 1, false, true},
		{NeverLeft, FromNormal, 1, false, false},
		{Booted, FromNormal, 1, false, false},
		{Stopped, FromRecovery, 1, false, false},
	} {
		if got := AgainAlone(tt.outcome, m, tt.start, tt.failed, tt.before); got != tt.want {
			t.Errorf("%s from %s after %d failures, begun alone before %v: got %v, want %v",
				tt.outcome, tt.start, tt.failed, tt.before, got, tt.want)
		}
	}
	if StartAfter(RecoveryInstead, FromNormal) != FromRecovery || StartAfter(Booted, FromRecovery) != FromNormal || StartAfter(NeverLeft, FromOff) != FromOff {
		t.Error("the next try begins somewhere else")
	}
}
