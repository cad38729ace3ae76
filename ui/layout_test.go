package ui

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// walk visits every visible object with its place, what cuts it, and whether
// it can be scrolled into view.
func walk(o fyne.CanvasObject, at fyne.Position, clip rect, scrolls bool, visit func(fyne.CanvasObject, fyne.Position, rect, bool)) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	visit(o, at, clip, scrolls)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			walk(c, at, clip, scrolls, visit)
		}
	case *container.Scroll:
		s := o.Size()
		clip = rect{max(clip.x0, at.X), max(clip.y0, at.Y), min(clip.x1, at.X+s.Width), min(clip.y1, at.Y+s.Height)}
		walk(o.Content, at, clip, true, visit) // its position is the offset
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			walk(c, at, clip, scrolls, visit)
		}
	}
}

// block is an object of a fixed least size.
func block(w, h float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Black)
	r.SetMinSize(fyne.NewSize(w, h))
	return r
}

func TestColumnGivesHeightAtWidth(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{})
	text := NewText(RoleBody, "Is there a box or adapter between the iPhone and the computer?")
	c := Column(10, text, block(10, 20))
	for _, width := range []float32{120, 300, 900} {
		if got, want := heightAt(c, width), text.HeightAt(width)+30; got != want {
			t.Errorf("at %v: %v px high, want %v", width, got, want)
		}
	}
}

func TestColumnSkipsWhatIsHidden(t *testing.T) {
	hidden := block(10, 20)
	hidden.Hide()
	if got, want := heightAt(Column(10, block(10, 20), hidden, block(10, 30)), 100), float32(60); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestFlowBreaksIntoLines(t *testing.T) {
	f := Flow(10, block(40, 20), block(40, 20), block(40, 20))
	for _, tt := range []struct{ width, want float32 }{{140, 20}, {139, 50}, {90, 50}, {60, 80}} {
		if got := heightAt(f, tt.width); got != tt.want {
			t.Errorf("at %v: %v px high, want %v", tt.width, got, tt.want)
		}
	}
}

func TestRowGrowFillsTheLine(t *testing.T) {
	grow, side := block(10, 20), block(30, 40)
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
	content := block(10, 500)
	s := Scroll(content)
	s.Resize(fyne.NewSize(200, 100))
	if got, want := content.Size().Height, float32(500); got != want {
		t.Errorf("content %v px high, want %v", got, want)
	}
}
