package kit

import "fyne.io/fyne/v2"

// NewFold is content behind a quiet button that shows it and hides it again.
// Changed is told afterwards, because the height of the page changed.
func NewFold(show, hide string, content fyne.CanvasObject, changed func()) fyne.CanvasObject {
	content.Hide()
	var b *Button
	b = NewButton(Quiet, show, func() {
		if content.Visible() {
			content.Hide()
			b.SetText(show)
		} else {
			content.Show()
			b.SetText(hide)
		}
		changed()
	})
	return Column(6, Flow(0, b), content)
}

// Turning is a view whose parts may change their height; parts are made before
// the view is.
type Turning struct{ View fyne.CanvasObject }

// LaidOut lays the view out anew.
func (t *Turning) LaidOut() {
	if t.View != nil {
		t.View.Refresh()
	}
}
