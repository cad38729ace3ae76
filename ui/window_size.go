package ui

import "fyne.io/fyne/v2"

// The names under which the window's size is remembered, in pixels before
// scaling. Fyne tells a window's size and not its place, so the desktop places
// it.
const (
	prefWide = "window-wide"
	prefHigh = "window-high"
)

// mostSize bounds what is taken for a size: past any screen.
const mostSize = 16384

// rememberedSize is the size the window had last, never so small that
// something is clipped. What was not stored, or is no size, is the first size.
func rememberedSize(p fyne.Preferences) fyne.Size {
	wide, high := float32(p.Float(prefWide)), float32(p.Float(prefHigh))
	if !(wide > 0 && wide <= mostSize && high > 0 && high <= mostSize) { // NaN is none either
		return fyne.NewSize(windowWide, windowHigh)
	}
	return fyne.NewSize(max(wide, windowLeast), max(high, windowShort))
}

// rememberSize keeps the window's size for the next start.
func (w *Window) rememberSize() {
	size := w.win.Canvas().Size()
	w.app.Preferences().SetFloat(prefWide, float64(size.Width))
	w.app.Preferences().SetFloat(prefHigh, float64(size.Height))
}
