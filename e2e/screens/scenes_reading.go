package main

import (
	"fyne.io/fyne/v2"

	"relink/internal/words"
	"relink/ui"
)

// readingScenes are the pages that explain: numbers, logs, a watched restore.
func readingScenes() []scene {
	return []scene{
		{"book-empty", func() fyne.CanvasObject { return book("") }},
		{"book-4013", func() fyne.CanvasObject { return book("4013") }},
		{"book-unknown", func() fyne.CanvasObject { return book("4011") }},
		{"book-words", func() fyne.CanvasObject { return book("signing") }},
	}
}

func book(asked string) fyne.CanvasObject {
	return framed(ui.NewBookView(ui.BookState{Cat: words.English(), Asked: asked}, ui.BookHands{}).View)
}
