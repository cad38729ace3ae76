package tooltest

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/uitest"
)

// NothingIsCut looks at every page of a tool in each window and text size. They
// are built for each anew.
func NothingIsCut(t *testing.T, pages func() map[string]fyne.CanvasObject) {
	t.Helper()
	app := test.NewTempApp(t)
	for _, w := range uitest.Windows {
		app.Settings().SetTheme(kit.Theme{TextScale: w.Text})
		for name, at := range pages() {
			frame := page.Frame(canvas.NewRectangle(color.Black), at)
			frame.Resize(w.Size)
			for _, s := range uitest.Spill(frame, w.Size) {
				t.Errorf("%s at %v, text %v: %s", name, w.Size, w.Text, s)
			}
		}
	}
}

// EveryPageHasItsWords finds the pages of a tool that show the id of a sentence
// in place of the sentence.
func EveryPageHasItsWords(t *testing.T, pages func() map[string]fyne.CanvasObject) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for name, page := range pages() {
		uitest.Walk(page, fyne.Position{}, uitest.Rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ uitest.Rect, _ bool) {
			if s, ok := o.(*kit.Text); ok && len(s.Text()) > 0 && s.Text()[0] == '<' {
				t.Errorf("%s: no sentence for %s", name, s.Text())
			}
		})
	}
}
