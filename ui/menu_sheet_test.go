package ui

import (
	"testing"

	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/uitest"

	"fyne.io/fyne/v2"
)

// Each row of the menu can be brought into view in the smallest window, in the
// largest text, and no word of it is cut.
func TestEveryRowOfTheMenuCanBeSeen(t *testing.T) {
	b := newBench(t)
	size := fyne.NewSize(page.WindowLeast, page.WindowShort)
	b.win.Resize(size)
	for _, cat := range everyTongue() {
		b.cat = cat
		b.app.Settings().SetTheme(kit.Theme{TextScale: 2}.In(cat))
		b.compose()
		b.openMenu()
		m := b.win.Canvas().Focused().(*kit.MenuSheet)
		for n, r := range m.Rows {
			m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			at := b.app.Driver().AbsolutePositionForObject(r)
			if m.At != n || at.Y < 0 || at.Y+r.Size().Height > size.Height || at.X+r.Size().Width > size.Width {
				t.Errorf("%s: row %d, %q, lies at %v and is %v large, the keyboard on %d", cat.Tag(), n, r.Label.Text(), at, r.Size(), m.At)
			}
		}
		for _, cut := range uitest.Spill(m, size) {
			t.Errorf("%s: %s", cat.Tag(), cut)
		}
		m.Shut()
	}
}

// While a dialog asks for a file, the window's own keys rest: no menu opens over
// it, and no page below it closes.
func TestADialogKeepsTheKeys(t *testing.T) {
	b := newBench(t)
	b.explain(4013)
	b.askFile(nil, func(string) {})
	over := b.win.Canvas().Overlays().Top()
	if over == nil {
		t.Fatal("no dialog opened")
	}
	for _, key := range []fyne.KeyName{fyne.KeyF10, fyne.KeyEscape} {
		b.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key})
	}
	if b.win.Canvas().Overlays().Top() != over || b.opened.top() == nil {
		t.Errorf("something opened over the dialog, or the page below it closed: %v", b.opened.top())
	}
}
