package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Flow sets objects beside each other in their natural width and begins a new
// line where they do not fit: for buttons and pills.
func Flow(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(flowLayout{gap: gap}, objs...)
}

// FlowCentred is a Flow with centred lines.
func FlowCentred(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(flowLayout{gap: gap, centred: true}, objs...)
}

type flowLayout struct {
	gap     float32
	centred bool
}

// flowLine is the objects of one line.
type flowLine struct {
	objs          []fyne.CanvasObject
	widths        []float32
	width, height float32
}

func (l flowLayout) lines(objs []fyne.CanvasObject, width float32) []flowLine {
	var out []flowLine
	var cur flowLine
	for _, o := range visible(objs) {
		w := min(NaturalWidth(o), width)
		if len(cur.objs) > 0 && cur.width+l.gap+w > width+0.5 {
			out = append(out, cur)
			cur = flowLine{}
		}
		if len(cur.objs) > 0 {
			cur.width += l.gap
		}
		cur.objs = append(cur.objs, o)
		cur.widths = append(cur.widths, w)
		cur.width += w
		cur.height = max(cur.height, HeightAt(o, w))
	}
	if len(cur.objs) > 0 {
		out = append(out, cur)
	}
	return out
}

func (l flowLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, line := range l.lines(objs, size.Width) {
		if i > 0 {
			y += l.above(line)
		}
		x := float32(0)
		if l.centred {
			x = (size.Width - line.width) / 2
		} else if b, ok := line.objs[0].(*Button); ok && b.Kind == Quiet {
			x = -b.side() // its words stand where the text above begins
		}
		for i, o := range line.objs {
			h := HeightAt(o, line.widths[i])
			o.Move(fyne.NewPos(x, y+(line.height-h)/2))
			o.Resize(fyne.NewSize(line.widths[i], h))
			x += line.widths[i] + l.gap
		}
		y += line.height
	}
}

// QuietRise is by how many pixels a line of quiet buttons moves up to the line
// above: they have words and no face, so the room within them looks like more.
const QuietRise float32 = 8

// above is the gap over a line.
func (l flowLayout) above(line flowLine) float32 {
	for _, o := range line.objs {
		if b, ok := o.(*Button); !ok || b.Kind != Quiet {
			return l.gap
		}
	}
	return max(0, l.gap-QuietRise)
}

func (l flowLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	sum := float32(0)
	for i, line := range l.lines(objs, width) {
		if i > 0 {
			sum += l.above(line)
		}
		sum += line.height
	}
	return sum
}

func (l flowLayout) Natural(objs []fyne.CanvasObject) float32 {
	return RowLayout{Gap: l.gap}.Natural(objs)
}

func (l flowLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range visible(objs) {
		s := o.MinSize()
		m = fyne.NewSize(max(m.Width, s.Width), max(m.Height, s.Height))
	}
	return m
}

// Inset puts space around an object: at the sides, and above and below.
func Inset(side, end float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(InsetLayout{side, end}, o)
}

type InsetLayout struct{ Side, End float32 }

func (l InsetLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objs {
		o.Move(fyne.NewPos(l.Side, l.End))
		o.Resize(fyne.NewSize(max(0, size.Width-2*l.Side), max(0, size.Height-2*l.End)))
	}
}

func (l InsetLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for _, o := range visible(objs) {
		h = max(h, HeightAt(o, width-2*l.Side))
	}
	return h + 2*l.End
}

func (l InsetLayout) Natural(objs []fyne.CanvasObject) float32 {
	return ColumnLayout{}.Natural(objs) + 2*l.Side
}

func (l InsetLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	m := ColumnLayout{}.MinSize(objs)
	return fyne.NewSize(m.Width+2*l.Side, m.Height+2*l.End)
}

// Middle centres an object in the room it gets, no wider than widest pixels.
func Middle(widest float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(middleLayout{widest}, o)
}

type middleLayout struct{ widest float32 }

func (l middleLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	w := min(size.Width, l.widest)
	for _, o := range objs {
		h := min(size.Height, HeightAt(o, w))
		o.Move(fyne.NewPos((size.Width-w)/2, (size.Height-h)/2))
		o.Resize(fyne.NewSize(w, h))
	}
}

func (l middleLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	return ColumnLayout{}.HeightAt(objs, min(width, l.widest))
}

func (l middleLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return ColumnLayout{}.MinSize(objs)
}

// ScrollGutter is the room in pixels that a scroll takes beyond its own
// edges, so that lines and focus rings at the edge of content are not cut.
const ScrollGutter float32 = 6

// Scroll lets content move up and down when it is higher than the room.
func Scroll(content fyne.CanvasObject) *fyne.Container {
	inner := container.New(&HeldLayout{}, content)
	s := container.NewVScroll(inner)
	return container.New(ScrollLayout{inner: inner, Scroll: s}, s)
}

// HeldLayout answers with the height its content has at the width of the
// scroll around it.
type HeldLayout struct{ Width float32 }

func (l *HeldLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	InsetLayout{ScrollGutter, ScrollGutter}.Layout(objs, size)
}

func (l *HeldLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, InsetLayout{ScrollGutter, ScrollGutter}.HeightAt(objs, l.Width))
}

type ScrollLayout struct {
	inner  *fyne.Container
	Scroll *container.Scroll
}

func (l ScrollLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	size = size.AddWidthHeight(2*ScrollGutter, 2*ScrollGutter)
	held := l.inner.Layout.(*HeldLayout)
	changed := held.Width != size.Width
	held.Width = size.Width
	l.Scroll.Move(fyne.NewPos(-ScrollGutter, -ScrollGutter))
	if changed || l.Scroll.Size() == size {
		l.Scroll.Refresh()
	}
	l.Scroll.Resize(size)
}

// HeightAt is what the content would like; less is enough.
func (l ScrollLayout) HeightAt(_ []fyne.CanvasObject, width float32) float32 {
	return ColumnLayout{}.HeightAt(l.inner.Objects, width)
}

func (l ScrollLayout) Natural([]fyne.CanvasObject) float32 {
	return ColumnLayout{}.Natural(l.inner.Objects)
}

func (l ScrollLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, 40) }
