package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
)

// bookDesk is the error book while it is open.
type bookDesk struct {
	window *Window
	asked  string
}

func (d *bookDesk) name() string { return "error book" }

func (d *bookDesk) view() (fyne.CanvasObject, fyne.Focusable) {
	v := NewBookView(BookState{Cat: d.window.cat, Asked: d.asked}, BookHands{
		Asked: func(s string) { d.asked = s },
		Back:  d.window.closeDesk,
	})
	return v.View, v.First
}

// openBook opens the error book at the number that was told last.
func (w *Window) openBook() {
	asked := ""
	if n := w.story.Way.Number(); n != nil {
		asked = strconv.Itoa(*n)
	}
	w.openDesk(&bookDesk{window: w, asked: asked})
}

// explain opens the error book at a number.
func (w *Window) explain(number int) {
	w.openDesk(&bookDesk{window: w, asked: strconv.Itoa(number)})
}
