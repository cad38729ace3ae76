package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"relink/ui/tool"
)

// bookTool is the error book while it is open.
type bookTool struct {
	window tool.Window
	asked  string
}

// newBook is the error book, opened at a number; nil for none.
func newBook(w tool.Window, number *int) *bookTool {
	b := &bookTool{window: w}
	if number != nil {
		b.asked = strconv.Itoa(*number)
	}
	return b
}

// Name implements tool.Tool.
func (b *bookTool) Name() string { return "error book" }

// View implements tool.Tool.
func (b *bookTool) View() (fyne.CanvasObject, fyne.Focusable) {
	v := NewBookView(BookState{Cat: b.window.Cat(), Asked: b.asked}, BookHands{
		Asked: func(s string) { b.asked = s },
		Back:  b.window.Close,
	})
	return v.View, v.First
}
