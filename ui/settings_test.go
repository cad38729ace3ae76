package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// ticked taps the line to tick that begins with s.
func ticked(t *testing.T, o fyne.CanvasObject, s string) {
	t.Helper()
	var found *Tick
	walk(o, fyne.Position{}, rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ rect, _ bool) {
		if x, ok := o.(*Tick); ok && strings.HasPrefix(x.Text(), s) {
			found = x
		}
	})
	if found == nil {
		t.Fatalf("no line begins with %q; the page says\n%s", s, sentences(o))
	}
	test.Tap(found)
}
