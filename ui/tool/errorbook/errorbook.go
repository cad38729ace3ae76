// Package errorbook is the tool that explains the numbers restore programs show:
// typed or told, with what to test first and who says so.
package errorbook

import (
	"strconv"

	"fyne.io/fyne/v2"

	"relink/ui/tool"
)

// Book is the error book while it is open.
type Book struct {
	window tool.Window
	asked  string
}

// New is the error book, opened at a number; nil for none.
func New(w tool.Window, number *int) *Book {
	b := &Book{window: w}
	if number != nil {
		b.asked = strconv.Itoa(*number)
	}
	return b
}

// Name implements tool.Tool.
func (b *Book) Name() string { return "error book" }

// View implements tool.Tool.
func (b *Book) View() (fyne.CanvasObject, fyne.Focusable) {
	v := NewView(State{Cat: b.window.Cat(), Asked: b.asked}, Taps{
		Asked: func(s string) { b.asked = s },
		Back:  b.window.Close,
	})
	return v.View, v.First
}
