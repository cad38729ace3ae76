package drawing

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/color"
	"io"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"relink/internal/device"
	"relink/ui/kit"
	"relink/ui/uitest"
)

// drawings is every outline there is.
var drawings = []device.Drawing{
	device.DrawHome, device.DrawHomeSide, device.DrawSolidHome, device.DrawNotch, device.DrawIslandSwitch,
	device.DrawIslandAction, device.DrawNotchAction, device.DrawPadHome, device.DrawPad, device.DrawPadTopVolume, device.DrawUnknown,
}

// needed is the buttons a class presses.
func needed(m device.Model) []device.Button {
	switch m.Class {
	case device.HomePower:
		return []device.Button{device.Home, m.Power}
	case device.VolDownPower:
		return []device.Button{device.VolumeDown, m.Power}
	case device.VolUpVolDownSide:
		return []device.Button{device.VolumeUp, device.VolumeDown, m.Power}
	}
	return nil
}

func TestEveryModelHasTheButtonsItsStepsPress(t *testing.T) {
	for _, m := range device.Models() {
		if m.Class == "" {
			continue
		}
		o, ok := outlines[m.Drawing]
		if !ok {
			t.Errorf("%s: no outline %q", m.ProductType, m.Drawing)
			continue
		}
		for _, b := range needed(m) {
			if _, ok := o.buttons[b]; !ok {
				t.Errorf("%s (%s): no %s button", m.ProductType, m.Drawing, b)
			}
		}
	}
}

func TestOutlinesAreWhole(t *testing.T) {
	for _, d := range drawings {
		o, ok := outlines[d]
		if !ok {
			t.Errorf("%s has no outline", d)
			continue
		}
		if o.width < 300 || o.width > 1000 || o.corner*2 > o.width || o.bezel <= 0 || o.chin <= 0 {
			t.Errorf("%s: odd shape %+v", d, o)
		}
		up, hasUp := o.buttons[device.VolumeUp]
		down, hasDown := o.buttons[device.VolumeDown]
		if hasUp != hasDown || up.edge != down.edge {
			t.Errorf("%s: volume up %+v and down %+v do not belong together", d, up, down)
		}
		if up.edge != edgeTop && hasUp && up.middle >= down.middle {
			t.Errorf("%s: volume up stands below volume down", d)
		}
		for _, s := range o.others {
			if s.edge != up.edge || s.middle+s.length/2 > up.middle-up.length/2 {
				t.Errorf("%s: the switch is not above the volume keys", d)
			}
		}
		for b, s := range o.buttons {
			long := float32(1000)
			if s.edge == edgeTop || s.edge == edgeFront {
				long = o.width
			}
			if s.middle < o.corner/2 || s.middle > long-o.corner/2 {
				t.Errorf("%s: %s lies in a corner", d, b)
			}
		}
	}
}

func TestPicturesAreWellFormed(t *testing.T) {
	for _, d := range drawings {
		for _, v := range []fyne.ThemeVariant{theme.VariantLight, theme.VariantDark} {
			for screen := ScreenBlack; screen <= ScreenRestore; screen++ {
				pic := drawn{drawing: d, screen: screen, pressed: device.Buttons(), variant: v}
				wellFormed(t, fmt.Sprint(d, screen), pic.svg())
			}
			for _, b := range device.Buttons() {
				if f, ok := OutlineOf(d).finger(b); ok {
					wellFormed(t, fmt.Sprint(d, b), f.svg(v, "#FFFFFF"))
				}
			}
		}
	}
}

func wellFormed(t *testing.T, name, svg string) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewBufferString(svg))
	for {
		_, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

// A pressed button is drawn in the press colour at its true place, and the
// fingertip lies on it; let go, the finger is off it.
func TestFingertipRestsOnItsButton(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{Look: kit.LookLight})
	nail := color.NRGBA{0xFB, 0xEA, 0xDD, 0xFF}
	for _, d := range drawings {
		o := OutlineOf(d)
		for b := range o.buttons {
			s := PhoneState{Drawing: d, Used: device.Buttons(), Touch: map[device.Button]Touch{b: TouchDown}}
			p := NewPhone(s)
			img := uitest.Shot(p, 420, 420)
			r := test.WidgetRenderer(p).(*phoneRenderer)
			k, origin, _ := r.scale()
			m := p.room()
			f, _ := o.finger(b)
			at := func(out float32) (int, int) {
				x := origin.X + (m.left+f.at.x+f.from.x*out)*k
				y := origin.Y + (m.top+f.at.y+f.from.y*out)*k
				return int(x), int(y)
			}
			if x, y := at(34); !uitest.Near(img, x, y, nail, 4) {
				t.Errorf("%s %s: no fingertip on the button", d, b)
			}
			if x, y := at(0); o.buttons[b].edge != edgeFront && !uitest.Near(img, x, y, color.NRGBA{0xC8, 0x5A, 0x00, 0xFF}, int(60*k)) {
				t.Errorf("%s %s: the pressed button is not in the press colour", d, b)
			}
		}
	}
}

func TestAFingerThatLetsGoMovesAway(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	s := PhoneState{Drawing: device.DrawNotch, Used: device.Buttons(), Touch: map[device.Button]Touch{device.Side: TouchDown}}
	p := NewPhone(s)
	p.Resize(fyne.NewSize(600, 500))
	r := test.WidgetRenderer(p).(*phoneRenderer)
	before := r.hands[device.Side].image.Position()
	s.Touch = map[device.Button]Touch{device.Side: TouchLifted}
	p.Set(s)
	after := r.hands[device.Side].image.Position()
	if after.X < before.X+10 {
		t.Errorf("the finger went from %v to %v; want it to the right, off the button", before, after)
	}
	if r.hands[device.Side].image.Translucency <= 0 {
		t.Error("the lifted finger is as solid as a pressing one")
	}
	s.Touch = nil
	p.Set(s)
	if len(r.hands) != 0 {
		t.Error("a finger that does nothing is still drawn")
	}
}

func TestThumbHasNoFingers(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	p := NewThumb(device.DrawIslandAction, ScreenRecovery)
	if got := len(test.WidgetRenderer(p).Objects()); got != 1 {
		t.Errorf("%d objects, want the body alone", got)
	}
}

func BenchmarkDrawing(b *testing.B) {
	for b.Loop() {
		_ = drawn{drawing: device.DrawIslandAction, pressed: device.Buttons(), variant: theme.VariantLight}.svg()
	}
}
