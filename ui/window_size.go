package ui

import (
	"fmt"

	"relink/ui/page"

	"fyne.io/fyne/v2"
)

// prefSize is the name under which the window's size is remembered, as width
// and height in pixels before scaling. It is one value: Fyne writes the first
// change at once and puts off those that follow, which a program that ends does
// not wait for. Fyne tells a window's size and not its place, so the desktop
// places it.
const prefSize = "window-size"

// mostSize bounds what is taken for a size: past any screen.
const mostSize = 16384

// rememberedSize is the size the window had last, never so small that
// something is clipped. What was not stored, or is no size, is the first size.
func rememberedSize(p fyne.Preferences) fyne.Size {
	var wide, high float32
	if n, err := fmt.Sscanf(p.String(prefSize), "%g x %g", &wide, &high); n != 2 || err != nil {
		return fyne.NewSize(page.WindowWide, page.WindowHigh)
	}
	if !(wide > 0 && wide <= mostSize && high > 0 && high <= mostSize) { // NaN is none either
		return fyne.NewSize(page.WindowWide, page.WindowHigh)
	}
	return fyne.NewSize(max(wide, page.WindowLeast), max(high, page.WindowShort))
}

// rememberSize keeps the window's size for the next start.
func (w *Window) rememberSize() {
	size := w.win.Canvas().Size()
	w.app.Preferences().SetString(prefSize, fmt.Sprintf("%g x %g", size.Width, size.Height))
}
