package kit

import (
	"testing"

	"relink/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestColumnGivesHeightAtWidth(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{})
	text := NewText(RoleBody, "Is there a box or adapter between the iPhone and the computer?")
	c := Column(10, text, uitest.Block(10, 20))
	for _, width := range []float32{120, 300, 900} {
		if got, want := HeightAt(c, width), text.HeightAt(width)+30; got != want {
			t.Errorf("at %v: %v px high, want %v", width, got, want)
		}
	}
}

func TestColumnSkipsWhatIsHidden(t *testing.T) {
	hidden := uitest.Block(10, 20)
	hidden.Hide()
	if got, want := HeightAt(Column(10, uitest.Block(10, 20), hidden, uitest.Block(10, 30)), 100), float32(60); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestFlowBreaksIntoLines(t *testing.T) {
	f := Flow(10, uitest.Block(40, 20), uitest.Block(40, 20), uitest.Block(40, 20))
	for _, tt := range []struct{ width, want float32 }{{140, 20}, {139, 50}, {90, 50}, {60, 80}} {
		if got := HeightAt(f, tt.width); got != tt.want {
			t.Errorf("at %v: %v px high, want %v", tt.width, got, tt.want)
		}
	}
}

func TestRowGrowFillsTheLine(t *testing.T) {
	grow, side := uitest.Block(10, 20), uitest.Block(30, 40)
	r := RowGrow(10, grow, side, grow)
	r.Resize(fyne.NewSize(200, 40))
	if got, want := grow.Size().Width, float32(160); got != want {
		t.Errorf("what grows is %v wide, want %v", got, want)
	}
	if got, want := grow.Position(), fyne.NewPos(40, 10); got != want {
		t.Errorf("what grows stands at %v, want %v", got, want)
	}
}

func TestScrollGivesContentItsHeight(t *testing.T) {
	content := uitest.Block(10, 500)
	s := Scroll(content)
	s.Resize(fyne.NewSize(200, 100))
	if got, want := content.Size().Height, float32(500); got != want {
		t.Errorf("content %v px high, want %v", got, want)
	}
}
