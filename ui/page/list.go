package page

import (
	"fyne.io/fyne/v2"

	"relink/ui/kit"
)

// ListCard is a quiet card with a heading and lines under it.
func ListCard(title string, lines []string) fyne.CanvasObject {
	return kit.NewCard(kit.Column(8, kit.NewText(kit.RoleStrong, title), Bullets(lines)))
}

// Bullets are lines with a dot before each.
func Bullets(lines []string) fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(lines))
	for _, l := range lines {
		text := kit.NewText(kit.RoleBody, l).Wide(kit.Readable)
		out = append(out, kit.RowTop(10, text, kit.NewText(kit.RoleBody, "•").In(kit.ColorFaint), text))
	}
	return kit.Column(6, out...)
}
