package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// FieldWide is the width of a line to type into, in pixels.
const FieldWide float32 = 260

// NewField is a line to type into with a button beside it. Return does what
// the button does.
func NewField(entry *widget.Entry, button string, take func(string)) fyne.CanvasObject {
	done := func() {
		if s := strings.TrimSpace(entry.Text); s != "" {
			take(s)
		}
	}
	entry.OnSubmitted = func(string) { done() }
	return Row(SpaceItems, Sized(FieldWide, entry), NewButton(Secondary, button, done))
}

// Sized gives an object a width of its own, in pixels.
func Sized(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(sizedLayout{width}, o)
}

type sizedLayout struct{ width float32 }

func (l sizedLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objs {
		o.Resize(size)
	}
}

func (l sizedLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for _, o := range objs {
		h = max(h, HeightAt(o, width))
	}
	return h
}

func (l sizedLayout) Natural([]fyne.CanvasObject) float32 { return l.width }

func (l sizedLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(min(l.width, 80), l.HeightAt(objs, l.width))
}

// columnWide is the least width of one of two columns, in pixels.
const columnWide float32 = 250

// TwoColumns sets lines in two columns where there is room, down the first
// and then down the second.
func TwoColumns(lines []fyne.CanvasObject) *fyne.Container {
	half := (len(lines) + 1) / 2
	return container.New(twoLayout{}, Column(2, lines[:half]...), Column(2, lines[half:]...))
}

type twoLayout struct{}

// beside tells whether two columns fit beside each other.
func (twoLayout) beside(width float32) bool { return width >= 2*columnWide+SpaceCards }

func (l twoLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if !l.beside(size.Width) {
		h := HeightAt(objs[0], size.Width)
		objs[0].Resize(fyne.NewSize(size.Width, h))
		objs[0].Move(fyne.NewPos(0, 0))
		objs[1].Resize(fyne.NewSize(size.Width, HeightAt(objs[1], size.Width)))
		objs[1].Move(fyne.NewPos(0, h+2))
		return
	}
	w := (size.Width - SpaceCards) / 2
	for i, o := range objs {
		o.Move(fyne.NewPos(float32(i)*(w+SpaceCards), 0))
		o.Resize(fyne.NewSize(w, HeightAt(o, w)))
	}
}

func (l twoLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	if !l.beside(width) {
		return HeightAt(objs[0], width) + 2 + HeightAt(objs[1], width)
	}
	w := (width - SpaceCards) / 2
	return max(HeightAt(objs[0], w), HeightAt(objs[1], w))
}

func (l twoLayout) Natural(objs []fyne.CanvasObject) float32 {
	return 2*max(NaturalWidth(objs[0]), NaturalWidth(objs[1])) + SpaceCards
}

func (l twoLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	a, b := objs[0].MinSize(), objs[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height)
}
