package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Cells sets objects beside each other in columns of given relative widths.
func Cells(weights []float64, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(cellLayout{weights}, objs...)
}

type cellLayout struct{ weights []float64 }

const cellGap float32 = 10

func (l cellLayout) widths(n int, width float32) []float32 {
	sum := 0.0
	for i := range n {
		sum += l.weight(i)
	}
	out := make([]float32, n)
	room := width - cellGap*float32(max(0, n-1))
	for i := range n {
		out[i] = max(0, room*float32(l.weight(i)/sum))
	}
	return out
}

func (l cellLayout) weight(i int) float64 {
	if i < len(l.weights) && l.weights[i] > 0 {
		return l.weights[i]
	}
	return 1
}

func (l cellLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, w := range l.widths(len(objs), size.Width) {
		objs[i].Move(fyne.NewPos(x, 0))
		objs[i].Resize(fyne.NewSize(w, HeightAt(objs[i], w)))
		x += w + cellGap
	}
}

func (l cellLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for i, w := range l.widths(len(objs), width) {
		h = max(h, HeightAt(objs[i], w))
	}
	return h
}

func (l cellLayout) Natural(objs []fyne.CanvasObject) float32 {
	return RowLayout{Gap: cellGap}.Natural(objs)
}

func (l cellLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(40, l.HeightAt(objs, 400))
}
