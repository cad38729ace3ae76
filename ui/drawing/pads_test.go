package drawing

import (
	"math"
	"testing"

	"relink/internal/device"
)

// place is where a button is drawn, in units from the top left of the body.
func place(o outline, b device.Button) point {
	switch s := o.buttons[b]; s.edge {
	case edgeLeft:
		return point{0, s.middle}
	case edgeRight:
		return point{o.width, s.middle}
	case edgeTop:
		return point{s.middle, 0}
	default:
		return point{s.middle, s.length}
	}
}

// Of an iPad without a home button Apple calls the volume buttons the nearest to
// the top button and the farthest from it: volume up is drawn as the nearest.
func TestVolumeUpIsNearestTheTopButtonOnEveryIPad(t *testing.T) {
	pads := 0
	for _, m := range device.Models() {
		if !m.NamesVolumeByPlace() {
			continue
		}
		pads++
		o := OutlineOf(m.Drawing)
		for _, b := range []device.Button{device.Top, device.VolumeUp, device.VolumeDown} {
			if _, ok := o.buttons[b]; !ok {
				t.Fatalf("%s is drawn without %s", m.Name, b)
			}
		}
		top := place(o, device.Top)
		far := func(b device.Button) float64 {
			p := place(o, b)
			return math.Hypot(float64(p.x-top.x), float64(p.y-top.y))
		}
		if up, down := far(device.VolumeUp), far(device.VolumeDown); up >= down {
			t.Errorf("%s: volume up is %.0f from the top button, volume down %.0f", m.Name, up, down)
		}
	}
	if pads == 0 {
		t.Error("no iPad was drawn")
	}
}
