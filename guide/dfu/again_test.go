package dfu

import (
	"testing"

	"relink/guide/guidetest"
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

// The older plug is spoken of after two tries that ended in recovery, and only
// where the socket is Lightning for certain.
func TestWhenTheOlderPlugIsSpokenOf(t *testing.T) {
	for _, tt := range []struct {
		model   string
		outcome Outcome
		failed  int
		want    bool
	}{
		{"iPhone13,2", RecoveryInstead, 2, true},
		{"iPhone13,2", RecoveryInstead, 3, true},
		{"iPad7,11", RecoveryInstead, 2, true},
		{"iPhone13,2", RecoveryInstead, 1, false},
		{"iPhone13,2", Booted, 4, false},
		{"iPhone13,2", NeverLeft, 4, false},
		{"iPhone15,4", RecoveryInstead, 4, false}, // USB-C
		{"iPhone4,1", RecoveryInstead, 4, false},  // 30 pins
		{"iPad3,1", RecoveryInstead, 4, false},    // of 2012, and 30 pins
	} {
		if got := SuggestsUSBA(tt.outcome, guidetest.Model(t, tt.model), tt.failed); got != tt.want {
			t.Errorf("%s, %s after %d: got %v", tt.model, tt.outcome, tt.failed, got)
		}
	}
	for _, word := range device.Looks() {
		if m, _ := device.ByLooks(word); SuggestsUSBA(RecoveryInstead, m, 4) {
			t.Errorf("%s: its socket is not known", word)
		}
	}
}
