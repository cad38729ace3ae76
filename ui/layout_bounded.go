package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// bounded shows a text as high as it is, but no higher than so many lines;
// what is longer scrolls.
func bounded(lines int, t *Text) *fyne.Container {
	return container.New(boundedLayout{lines, t}, Scroll(t))
}

type boundedLayout struct {
	lines int
	text  *Text
}

func (boundedLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) { objs[0].Resize(size) }

func (l boundedLayout) heightAt(_ []fyne.CanvasObject, width float32) float32 {
	return min(l.text.HeightAt(width), float32(l.lines)*l.text.lineHeight())
}

func (l boundedLayout) natural([]fyne.CanvasObject) float32 { return l.text.natural() }

func (l boundedLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(40, l.heightAt(objs, max(40, objs[0].Size().Width)))
}
