package tool

import (
	"fyne.io/fyne/v2"

	"relink/internal/words"
	"relink/ui/kit"
)

// OnlyBack are the actions of a page that can do nothing now: what the person
// may have done meanwhile, so that Relink looks again, or the way back alone.
// While another program is at work the keyboard reaches the way back first: a
// slip of the space key must not go on.
func OnlyBack(cat *words.Catalogue, stage string, back *kit.Button, look func()) ([]*kit.Button, fyne.Focusable) {
	switch stage {
	case "none":
		again := kit.NewButton(kit.Primary, cat.Text("act.again.none", nil), look)
		return []*kit.Button{again, back}, again
	case "busy":
		return []*kit.Button{kit.NewButton(kit.Primary, cat.Text("act.again.busy", nil), look), back}, back
	}
	alone := kit.NewButton(kit.Primary, cat.Text("act.back", nil), back.OnTapped)
	return []*kit.Button{alone}, alone
}
