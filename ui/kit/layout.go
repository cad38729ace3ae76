package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Fyne asks for least sizes before it gives sizes, so a paragraph does not
// know its height in time. The layouts here ask for the height at a width
// instead, from the outside in, and are right in one pass.

// tall is an object whose height depends on its width.
type tall interface {
	HeightAt(width float32) float32
}

// tallLayout is a layout whose height depends on its width.
type tallLayout interface {
	HeightAt(objs []fyne.CanvasObject, width float32) float32
}

// wideLayout is a layout that knows how wide it would like to be.
type wideLayout interface {
	Natural(objs []fyne.CanvasObject) float32
}

// HeightAt is the height o needs at a width.
func HeightAt(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case tall:
		return o.HeightAt(width)
	case *fyne.Container:
		if l, ok := o.Layout.(tallLayout); ok {
			return l.HeightAt(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// NaturalWidth is the width o would like to have.
func NaturalWidth(o fyne.CanvasObject) float32 {
	switch o := o.(type) {
	case interface{ Natural() float32 }:
		return o.Natural()
	case *fyne.Container:
		if l, ok := o.Layout.(wideLayout); ok {
			return l.Natural(o.Objects)
		}
	}
	return o.MinSize().Width
}

func visible(objs []fyne.CanvasObject) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(objs))
	for _, o := range objs {
		if o != nil && o.Visible() {
			out = append(out, o)
		}
	}
	return out
}

// Column stacks objects at full width, gap pixels apart.
func Column(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(ColumnLayout{Gap: gap}, objs...)
}

// ColumnGrow is a Column in which one object takes the height that is left.
func ColumnGrow(gap float32, grow fyne.CanvasObject, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(ColumnLayout{Gap: gap, grow: grow}, objs...)
}

type ColumnLayout struct {
	Gap  float32
	grow fyne.CanvasObject
}

func (l ColumnLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	spare := size.Height - l.HeightAt(objs, size.Width)
	y, first := float32(0), true
	for _, o := range visible(objs) {
		h := HeightAt(o, size.Width)
		if o == l.grow {
			h = max(0, h+spare)
		}
		if !first && h > 0 {
			y += l.Gap
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h
		first = first && h == 0
	}
}

func (l ColumnLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	sum := float32(0)
	for _, o := range visible(objs) {
		h := HeightAt(o, width)
		if sum > 0 && h > 0 {
			sum += l.Gap
		}
		sum += h
	}
	return sum
}

func (l ColumnLayout) Natural(objs []fyne.CanvasObject) float32 {
	widest := float32(0)
	for _, o := range visible(objs) {
		widest = max(widest, NaturalWidth(o))
	}
	return widest
}

func (l ColumnLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range visible(objs) {
		s := o.MinSize()
		m.Width = max(m.Width, s.Width)
		if m.Height > 0 && s.Height > 0 {
			m.Height += l.Gap
		}
		m.Height += s.Height
	}
	return m
}

// Row sets objects beside each other in their natural width, centred on one
// line. When the line is too narrow every object is narrowed in proportion.
func Row(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(RowLayout{Gap: gap}, objs...)
}

// RowGrow is a Row in which one object takes the width that is left.
func RowGrow(gap float32, grow fyne.CanvasObject, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(RowLayout{Gap: gap, grow: grow}, objs...)
}

// RowTop is RowGrow with the objects hung from the top instead of centred.
func RowTop(gap float32, grow fyne.CanvasObject, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(RowLayout{Gap: gap, grow: grow, top: true}, objs...)
}

type RowLayout struct {
	Gap  float32
	grow fyne.CanvasObject
	top  bool
}

// widths shares a width among objects.
func (l RowLayout) widths(objs []fyne.CanvasObject, width float32) []float32 {
	out := make([]float32, len(objs))
	left := width - l.Gap*float32(max(0, len(objs)-1))
	fixed := float32(0)
	growAt := -1
	for i, o := range objs {
		if o == l.grow {
			growAt = i
			continue
		}
		out[i] = NaturalWidth(o)
		fixed += out[i]
	}
	room := left
	if growAt >= 0 {
		// What grows keeps a third of the line when its neighbours are long.
		room = left - min(NaturalWidth(objs[growAt]), left/3)
	}
	if fixed > room && fixed > 0 {
		for i := range out {
			out[i] *= room / fixed
		}
		fixed = room
	}
	if growAt >= 0 {
		out[growAt] = max(0, left-fixed)
	}
	return out
}

func (l RowLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	objs = visible(objs)
	x := float32(0)
	for i, w := range l.widths(objs, size.Width) {
		o := objs[i]
		h := HeightAt(o, w)
		y := (size.Height - h) / 2
		if l.top {
			y = 0
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		x += w + l.Gap
	}
}

func (l RowLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	objs = visible(objs)
	high := float32(0)
	for i, w := range l.widths(objs, width) {
		high = max(high, HeightAt(objs[i], w))
	}
	return high
}

func (l RowLayout) Natural(objs []fyne.CanvasObject) float32 {
	objs = visible(objs)
	sum := l.Gap * float32(max(0, len(objs)-1))
	for _, o := range objs {
		sum += NaturalWidth(o)
	}
	return sum
}

func (l RowLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	objs = visible(objs)
	m := fyne.NewSize(l.Gap*float32(max(0, len(objs)-1)), 0)
	for _, o := range objs {
		s := o.MinSize()
		m.Width += s.Width
		m.Height = max(m.Height, s.Height)
	}
	return m
}

// Readable is the greatest width of a paragraph in pixels.
const Readable float32 = 680

// PageWidest is the greatest width of a page in pixels: in a wider window an
// answer would stand too far from its question.
const PageWidest float32 = 1240

func Show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
