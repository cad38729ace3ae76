package uitest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Texts is every text that is to be seen in a tree.
func Texts(o fyne.CanvasObject) string {
	var out []string
	Walk(o, fyne.Position{}, Rect{0, 0, 1e6, 1e6}, false, func(o fyne.CanvasObject, _ fyne.Position, _ Rect, _ bool) {
		if text, ok := o.(paragraph); ok && text.Text() != "" {
			out = append(out, text.Text())
		}
	})
	return strings.Join(out, "\n")
}

// readable sentences of a view, one a line, as a person meets them.
func Sentences(o fyne.CanvasObject) string {
	var out []string
	Walk(o, fyne.Position{}, Rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ Rect, _ bool) {
		if t, ok := o.(paragraph); ok {
			out = append(out, t.Text())
		}
	})
	return strings.Join(out, "\n")
}

// button is what the window calls a button.
type button interface {
	fyne.Tappable
	fyne.Accessible
	Text() string
}

// Press presses the visible button that says s.
func Press(t *testing.T, o fyne.CanvasObject, s string) {
	t.Helper()
	var found button
	Walk(o, fyne.Position{}, Rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ Rect, _ bool) {
		if b, ok := o.(button); ok && b.AccessibilityRole() == fyne.AccessibleRoleButton && b.Text() == s {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("no button says %q; the page says\n%s", s, Sentences(o))
	}
	test.Tap(found)
}
