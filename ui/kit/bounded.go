package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Bounded shows a text as high as it is, but no higher than so many lines;
// what is longer scrolls.
func Bounded(lines int, t *Text) *fyne.Container {
	return container.New(boundedLayout{lines, t}, Scroll(t))
}

type boundedLayout struct {
	lines int
	text  *Text
}

func (boundedLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) { objs[0].Resize(size) }

func (l boundedLayout) HeightAt(_ []fyne.CanvasObject, width float32) float32 {
	return min(l.text.HeightAt(width), float32(l.lines)*l.text.LineHeight())
}

func (l boundedLayout) Natural([]fyne.CanvasObject) float32 { return l.text.Natural() }

func (l boundedLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(40, l.HeightAt(objs, max(40, objs[0].Size().Width)))
}
