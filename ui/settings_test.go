package ui

import (
	"strings"
	"testing"

	"relink/ui/kit"
	"relink/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// ticked taps the line to tick that begins with s.
func ticked(t *testing.T, o fyne.CanvasObject, s string) {
	t.Helper()
	var found *kit.Tick
	uitest.Walk(o, fyne.Position{}, uitest.Rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ uitest.Rect, _ bool) {
		if x, ok := o.(*kit.Tick); ok && strings.HasPrefix(x.Text(), s) {
			found = x
		}
	})
	if found == nil {
		t.Fatalf("no line begins with %q; the page says\n%s", s, uitest.Sentences(o))
	}
	test.Tap(found)
}
