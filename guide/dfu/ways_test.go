package dfu

import (
	"slices"
	"testing"

	"relink/internal/device"
)

func TestWaysInTheirOrder(t *testing.T) {
	tests := []struct {
		name     string
		model    string
		start    Start
		assisted bool
		broken   []device.Button
		want     []Variant
	}{
		{"a notch from normal", "iPhone13,2", FromNormal, false, nil, []Variant{Standard, PressAgain}},
		{"a notch from recovery, agreed", "iPhone13,2", FromRecovery, true, nil, []Variant{Assisted, Standard, PressAgain}},
		{"a home button from recovery", "iPhone8,1", FromRecovery, false, nil, []Variant{KeepBoth, Standard}},
		{"an iPhone 7 from normal", "iPhone9,1", FromNormal, false, nil, []Variant{KeepBoth, Standard}},
		{"the iPod touch 7 has one more", "iPod9,1", FromRecovery, false, nil, []Variant{KeepBoth, Standard, OtherButton}},
		{"agreed, but from normal", "iPhone9,1", FromNormal, true, nil, []Variant{KeepBoth, Standard}},
		{"volume up broken, from recovery", "iPhone13,2", FromRecovery, true, []device.Button{device.VolumeUp}, []Variant{Assisted}},
		{"volume up broken, not agreed", "iPhone13,2", FromRecovery, false, []device.Button{device.VolumeUp}, nil},
		{"volume up broken, off", "iPhone13,2", FromOff, true, []device.Button{device.VolumeUp}, nil},
		{"volume down broken, iPod touch 7", "iPod9,1", FromRecovery, true, []device.Button{device.VolumeDown}, []Variant{OtherButton}},
		{"top broken", "iPad13,1", FromRecovery, true, []device.Button{device.Top}, nil},
		{"a button that no step presses", "iPhone8,1", FromRecovery, false, []device.Button{device.VolumeUp}, []Variant{KeepBoth, Standard}},
	}
	for _, tt := range tests {
		m, _ := device.ByProductType(tt.model)
		got := Ways(m, tt.start, tt.assisted, tt.broken...)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		first, ok := FirstWay(m, tt.start, tt.assisted, tt.broken...)
		if ok != (len(tt.want) > 0) || ok && first != tt.want[0] {
			t.Errorf("%s: the first way is %q, %v; want the first of %q", tt.name, first, ok, tt.want)
		}
	}
}
