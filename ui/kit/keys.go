package kit

import "fyne.io/fyne/v2"

// PassKey gives a key that means nothing to the widget with the focus to the
// window: Fyne itself gives the window only what no widget takes.
func PassKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil || c.OnTypedKey() == nil {
		return
	}
	c.OnTypedKey()(e)
}
