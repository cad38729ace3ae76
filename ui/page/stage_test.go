package page

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"relink/ui/kit"
)

// laid is where the buttons of a page stand in a window of a size.
func laid(t *testing.T, p Page, size fyne.Size, buttons ...*kit.Button) []fyne.Position {
	t.Helper()
	w := test.NewTempWindow(t, p.View())
	w.SetPadded(false)
	w.Resize(size)
	out := make([]fyne.Position, 0, len(buttons))
	for _, b := range buttons {
		out = append(out, fyne.CurrentApp().Driver().AbsolutePositionForObject(b))
	}
	return out
}

// The next thing and the way back stand at the same height on a page with
// hardly a word and on one that is full; the next thing ends at the same place.
func TestTheBarDoesNotMove(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for _, size := range []fyne.Size{{Width: 824, Height: 720}, {Width: 588, Height: 560}} {
		type place struct{ end, next, back fyne.Position }
		var was place
		for i, p := range []Page{
			{Title: "Short"},
			{Title: "Long", Why: "A sentence that says why.", Body: []fyne.CanvasObject{Bullets(make([]string, 60))}},
			{Title: "Many ways", Actions: []*kit.Button{
				kit.NewButton(kit.Secondary, "Another way that takes a good part of the line", nil),
				kit.NewButton(kit.Secondary, "And one more that takes a good part of the line", nil),
			}},
		} {
			next, back := kit.NewButton(kit.Primary, "Go on", nil), kit.NewButton(kit.Quiet, "Back", nil)
			p.Actions = append(append([]*kit.Button{next}, p.Actions...), back)
			at := laid(t, p, size, next, back)
			now := place{at[0].AddXY(next.Size().Width, 0), at[0], at[1]}
			if i == 0 {
				was = now
			}
			if now != was {
				t.Errorf("%v, %s: the buttons stand at %v, on the page before at %v", size, p.Title, now, was)
			}
			if now.back.X >= now.next.X || now.next.Y < size.Height*3/4 {
				t.Errorf("%v, %s: back at %v, the next thing at %v", size, p.Title, now.back, now.next)
			}
		}
	}
}

// Other ways stand in the bar where it has room, and under the words where it
// has not, each once.
func TestOtherWaysHaveOnePlace(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for _, tt := range []struct {
		wide  float32
		inBar bool
	}{{1000, true}, {420, false}} {
		next, other, back := kit.NewButton(kit.Primary, "Go on", nil), kit.NewButton(kit.Secondary, "I did this before, and it failed", nil), kit.NewButton(kit.Quiet, "Back", nil)
		at := laid(t, Page{Title: "Title", Actions: []*kit.Button{next, other, back}}, fyne.NewSize(tt.wide, 600), next, other, back)
		if got := at[1].Y >= at[0].Y-1; got != tt.inBar {
			t.Errorf("%v wide: the other way at %v, the next thing at %v", tt.wide, at[1], at[0])
		}
		if tt.inBar && (at[1].X < at[2].X || at[1].X+other.Size().Width > at[0].X) {
			t.Errorf("%v wide: %v is not between %v and %v", tt.wide, at[1], at[2], at[0])
		}
	}
}

// The answers of a question of which none is louder stay with the question.
func TestAnswersStayWithTheQuestion(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	yes, no, back := kit.NewButton(kit.Secondary, "Yes", nil), kit.NewButton(kit.Secondary, "No", nil), kit.NewButton(kit.Quiet, "Back", nil)
	at := laid(t, Page{Title: "Is it wet?", Actions: []*kit.Button{yes, no, back}}, fyne.NewSize(800, 600), yes, no, back)
	if at[0].Y != at[1].Y || at[0].Y > 200 || at[2].Y < 450 {
		t.Errorf("got yes at %v, no at %v and back at %v", at[0], at[1], at[2])
	}
}
