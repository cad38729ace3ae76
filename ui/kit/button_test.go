package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestButtonIsPressedByMouseAndKeyboard(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{})
	pressed := 0
	b := NewButton(Primary, "Start", func() { pressed++ })
	test.Tap(b)
	for _, k := range []fyne.KeyName{fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape} {
		b.TypedKey(&fyne.KeyEvent{Name: k})
	}
	if pressed != 4 {
		t.Errorf("pressed %d times, want 4", pressed)
	}
	b.Disable()
	test.Tap(b)
	if pressed != 4 {
		t.Error("a disabled button can be pressed")
	}
}

func TestFocusIsSeen(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{})
	b := NewButton(Secondary, "Wait", nil)
	r := test.WidgetRenderer(b).(*buttonRenderer)
	if !r.ring.Hidden {
		t.Error("a ring without the focus")
	}
	b.FocusGained()
	if r.ring.Hidden {
		t.Error("no ring with the focus")
	}
}

func TestLongButtonWraps(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{})
	b := NewButton(Secondary, "There is none, it may be inside the computer", nil)
	if one, two := b.HeightAt(600), b.HeightAt(200); two <= one {
		t.Errorf("at 200 px it is %v px high, at 600 px %v", two, one)
	}
}
