package page

import (
	"relink/internal/words"
	"relink/ui/kit"
)

// ExplainButton leads from a number that was told to the error book.
func ExplainButton(cat *words.Catalogue, number int, explain func(int)) *kit.Button {
	return kit.NewButton(kit.Quiet, cat.Text("book.explain", map[string]any{"Number": number}), func() { explain(number) })
}
