package ui

import "fyne.io/fyne/v2/driver"

// Opened tells whether Start brought a window up. Where nothing can draw one
// Fyne only writes a line, and would go on without.
func (w *Window) Opened() bool {
	native, ok := w.win.(driver.NativeWindow)
	if !ok {
		return true // drawn into memory, as in a test
	}
	opened := true
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			opened = c.WindowHandle != 0
		case driver.WaylandWindowContext:
			opened = c.WaylandSurface != 0
		case driver.WindowsWindowContext:
			opened = c.HWND != 0
		case driver.MacWindowContext:
			opened = c.NSWindow != 0
		}
	})
	return opened
}
