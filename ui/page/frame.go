package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"relink/ui/kit"
)

// Frame is the whole window: the live panel on the left, always there, and
// the page of the moment on the right.
func Frame(left, right fyne.CanvasObject) *fyne.Container {
	return container.New(FrameLayout{}, left, right)
}

// The width of the left side in pixels: wide, and in a window under narrowAt.
const (
	LeftWide   float32 = 296
	LeftNarrow float32 = 252
	narrowAt   float32 = 1100
)

type FrameLayout struct{}

func (FrameLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	left := LeftWide
	if size.Width < narrowAt {
		left = LeftNarrow
	}
	high := max(0, size.Height-2*kit.SpaceEdge)
	objs[0].Move(fyne.NewPos(kit.SpaceEdge, kit.SpaceEdge))
	objs[0].Resize(fyne.NewSize(left, high))
	objs[1].Move(fyne.NewPos(left+2*kit.SpaceEdge, kit.SpaceEdge))
	objs[1].Resize(fyne.NewSize(max(0, size.Width-left-3*kit.SpaceEdge), high))
}

func (FrameLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(880, 560)
}

// The window's size in pixels: at first, and the least that clips nothing.
const (
	WindowWide, WindowHigh   float32 = 1180, 760
	WindowLeast, WindowShort float32 = 900, 600
)
