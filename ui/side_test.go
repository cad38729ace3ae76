package ui

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
)

// Without a phone the smallest window shows every tip, in every language.
func TestEveryTipIsSeenInTheSmallestWindow(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for _, tag := range []string{"en", "de", "es", "fr", "pt-BR", "zh-Hans"} {
		side := newSidebar(words.For(tag), func() {}, func() {}, func(string) {})
		frame := page.Frame(side.view(), canvas.NewRectangle(color.Black))
		frame.Resize(fyne.NewSize(page.WindowLeast, page.WindowShort))
		p := side.live
		if got, want := p.Phone.Size().Height, p.Phone.HeightAt(p.Size().Width); got < want {
			t.Errorf("%s: the card is %v high, want %v for all tips", tag, got, want)
		}
	}
}
