package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// Tiles of a line are equally wide and high, and stay inside; lines are even.
func TestTilesAreEvenAndStayInside(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{})
	for width, first := range map[float32]int{784: 5, 548: 3, 300: 2, 90: 1} {
		var picks []fyne.CanvasObject
		for _, label := range []string{"One", "A label of several words", "Three", "Four", "Five"} {
			picks = append(picks, NewPick(canvas.NewRectangle(nil), 60, label, nil))
		}
		tiles := Tiles(10, 110, 5, picks...)
		tiles.Resize(fyne.NewSize(width, HeightAt(tiles, width)))
		n := 0
		for _, o := range picks {
			if o.Position().Y == picks[0].Position().Y {
				n++
				if o.Size() != picks[0].Size() {
					t.Errorf("at %v: %v beside %v", width, o.Size(), picks[0].Size())
				}
			}
			if end := o.Position().X + o.Size().Width; end > width+0.5 {
				t.Errorf("at %v a tile ends at %v", width, end)
			}
			if h := o.(*Pick).HeightAt(o.Size().Width); h > o.Size().Height+0.5 {
				t.Errorf("at %v a tile needs %v and has %v", width, h, o.Size().Height)
			}
		}
		if n != first {
			t.Errorf("at %v: %d in the first line, want %d", width, n, first)
		}
	}
}

// A pick is pressed by mouse and keyboard, and a word on it presses nothing.
func TestAPickIsPressed(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{})
	n := 0
	p := NewPick(nil, 0, "Black", func() { n++ }).Likely("as USB shows")
	test.Tap(p)
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if n != 3 || p.WasChosen() || p.AccessibilityLabel() != "Black, as USB shows" {
		t.Errorf("pressed %d times, chosen %v, said as %q", n, p.WasChosen(), p.AccessibilityLabel())
	}
}
