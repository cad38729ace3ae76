package uitest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// line is what the window calls a line to tick.
type line interface {
	fyne.Tappable
	Text() string
	On() bool
}

// Tick taps the line to tick that begins with s.
func Tick(t *testing.T, o fyne.CanvasObject, s string) {
	t.Helper()
	var found line
	Walk(o, fyne.Position{}, Rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ Rect, _ bool) {
		if x, ok := o.(line); ok && strings.HasPrefix(x.Text(), s) {
			found = x
		}
	})
	if found == nil {
		t.Fatalf("no line begins with %q; the page says\n%s", s, Sentences(o))
	}
	test.Tap(found)
}
