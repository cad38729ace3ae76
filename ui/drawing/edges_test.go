package drawing

import (
	"testing"

	"relink/internal/device"
)

// Each button stands on the edge where the model has it: the one that would be
// pressed by mistake is on another.
func TestButtonsStandOnTheirTrueEdges(t *testing.T) {
	const left, right, top, glass = edgeLeft, edgeRight, edgeTop, edgeFront
	type edges = map[device.Button]edge
	tests := []struct {
		model string
		want  edges
		above bool // a mute switch or an Action button above the volume keys
	}{
		{"iPhone6,1", edges{device.Home: glass, device.Top: top, device.VolumeUp: left, device.VolumeDown: left}, true},    // iPhone 5s
		{"iPhone8,1", edges{device.Home: glass, device.Side: right, device.VolumeUp: left, device.VolumeDown: left}, true}, // iPhone 6s
		{"iPhone9,1", edges{device.Home: glass, device.Side: right, device.VolumeUp: left, device.VolumeDown: left}, true}, // iPhone 7
		{"iPhone13,2", edges{device.Side: right, device.VolumeUp: left, device.VolumeDown: left}, true},                    // iPhone 12
		{"iPhone15,2", edges{device.Side: right, device.VolumeUp: left, device.VolumeDown: left}, true},                    // iPhone 14 Pro
		{"iPhone16,1", edges{device.Side: right, device.VolumeUp: left, device.VolumeDown: left}, true},                    // iPhone 15 Pro
		{"iPad7,11", edges{device.Home: glass, device.Top: top, device.VolumeUp: right, device.VolumeDown: right}, false},  // iPad, 7th generation
		{"iPad13,1", edges{device.Top: top, device.VolumeUp: right, device.VolumeDown: right}, false},                      // iPad Air, 4th generation
		{"iPad14,1", edges{device.Top: top, device.VolumeUp: top, device.VolumeDown: top}, false},                          // iPad mini, 6th generation
	}
	for _, tt := range tests {
		m, ok := device.ByProductType(tt.model)
		if !ok {
			t.Fatalf("no model %s", tt.model)
		}
		o := outlines[m.Drawing]
		for b, want := range tt.want {
			if s, ok := o.buttons[b]; !ok || s.edge != want {
				t.Errorf("%s: %s stands on edge %v (there: %v), want %v", m.Name, b, s.edge, ok, want)
			}
		}
		if len(o.buttons) != len(tt.want) || len(o.others) > 0 != tt.above {
			t.Errorf("%s: got %d buttons and %d others, want %d and others: %v", m.Name, len(o.buttons), len(o.others), len(tt.want), tt.above)
		}
	}
	// An Action button is longer than the mute switch that it took the place of.
	mute, action := outlines[device.DrawIslandSwitch].others[0], outlines[device.DrawIslandAction].others[0]
	if action.length <= mute.length {
		t.Errorf("the Action button is %v long, the mute switch %v", action.length, mute.length)
	}
}
