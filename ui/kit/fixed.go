package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// NewNumber is the number of a step in a circle.
func NewNumber(n int) fyne.CanvasObject {
	text := NewText(RoleSmall, strconv.Itoa(n)).In(ColorSecond).Strong().Centred()
	return container.New(numberLayout{}, canvas.NewCircle(Paint(ColorNeutralWash)), text)
}

type numberLayout struct{}

// numberWide is the diameter in pixels; it grows with the text.
func numberWide() float32 { return 24 * TextSize(RoleSmall) / Roles[RoleSmall].Size }

func (numberLayout) Layout(objs []fyne.CanvasObject, _ fyne.Size) {
	// The theme may have changed since; a container is laid out anew then.
	objs[0].(*canvas.Circle).FillColor = Paint(ColorNeutralWash)
	wide := numberWide()
	objs[0].Resize(fyne.NewSquareSize(wide))
	h := HeightAt(objs[1], wide)
	objs[1].Move(fyne.NewPos(0, (wide-h)/2))
	objs[1].Resize(fyne.NewSize(wide, h))
}

func (numberLayout) HeightAt([]fyne.CanvasObject, float32) float32 { return numberWide() }
func (numberLayout) Natural([]fyne.CanvasObject) float32           { return numberWide() }
func (numberLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSquareSize(numberWide())
}

// Fixed gives an object a size of its own.
func Fixed(size fyne.Size, o fyne.CanvasObject) *fyne.Container {
	return container.New(fixedLayout{size}, o)
}

type fixedLayout struct{ size fyne.Size }

func (l fixedLayout) Layout(objs []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objs {
		o.Resize(l.size)
	}
}

func (l fixedLayout) HeightAt([]fyne.CanvasObject, float32) float32 { return l.size.Height }
func (l fixedLayout) Natural([]fyne.CanvasObject) float32           { return l.size.Width }
func (l fixedLayout) MinSize([]fyne.CanvasObject) fyne.Size         { return l.size }

// High gives an object a height of its own at full width.
func High(h float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(HighLayout{h}, o)
}

type HighLayout struct{ High float32 }

func (l HighLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objs {
		o.Resize(fyne.NewSize(size.Width, l.High))
	}
}

// HeightAt is nothing while the object is hidden.
func (l HighLayout) HeightAt(objs []fyne.CanvasObject, _ float32) float32 {
	if len(visible(objs)) == 0 {
		return 0
	}
	return l.High
}

func (l HighLayout) Natural(objs []fyne.CanvasObject) float32 { return ColumnLayout{}.Natural(objs) }

func (l HighLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(40, l.HeightAt(objs, 0))
}

// AtMost gives an object the room there is, up to a width in pixels, and sets it
// in the middle of a wider one.
func AtMost(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(mostLayout{width}, o)
}

type mostLayout struct{ width float32 }

func (l mostLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	over := max(0, size.Width-l.width)
	size.Width -= over
	for _, o := range objs {
		o.Move(fyne.NewPos(over/2, 0))
		o.Resize(size)
	}
}

func (l mostLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	return ColumnLayout{}.HeightAt(objs, min(width, l.width))
}

func (l mostLayout) Natural(objs []fyne.CanvasObject) float32 {
	return min(l.width, ColumnLayout{}.Natural(objs))
}

func (l mostLayout) MinSize(objs []fyne.CanvasObject) fyne.Size { return ColumnLayout{}.MinSize(objs) }
