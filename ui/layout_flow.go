package ui

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
		w := min(naturalWidth(o), width)
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
		cur.height = max(cur.height, heightAt(o, w))
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
		} else if b, ok := line.objs[0].(*Button); ok && b.kind == Quiet {
			x = -b.side() // its words stand where the text above begins
		}
		for i, o := range line.objs {
			h := heightAt(o, line.widths[i])
			o.Move(fyne.NewPos(x, y+(line.height-h)/2))
			o.Resize(fyne.NewSize(line.widths[i], h))
			x += line.widths[i] + l.gap
		}
		y += line.height
	}
}

// quietRise is by how many pixels a line of quiet buttons moves up to the line
// above: they have words and no face, so the room within them looks like more.
const quietRise float32 = 8

// above is the gap over a line.
func (l flowLayout) above(line flowLine) float32 {
	for _, o := range line.objs {
		if b, ok := o.(*Button); !ok || b.kind != Quiet {
			return l.gap
		}
	}
	return max(0, l.gap-quietRise)
}

func (l flowLayout) heightAt(objs []fyne.CanvasObject, width float32) float32 {
	sum := float32(0)
	for i, line := range l.lines(objs, width) {
		if i > 0 {
			sum += l.above(line)
		}
		sum += line.height
	}
	return sum
}

func (l flowLayout) natural(objs []fyne.CanvasObject) float32 {
	return rowLayout{gap: l.gap}.natural(objs)
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
	return container.New(insetLayout{side, end}, o)
}

type insetLayout struct{ side, end float32 }

func (l insetLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objs {
		o.Move(fyne.NewPos(l.side, l.end))
		o.Resize(fyne.NewSize(max(0, size.Width-2*l.side), max(0, size.Height-2*l.end)))
	}
}

func (l insetLayout) heightAt(objs []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for _, o := range visible(objs) {
		h = max(h, heightAt(o, width-2*l.side))
	}
	return h + 2*l.end
}

func (l insetLayout) natural(objs []fyne.CanvasObject) float32 {
	return columnLayout{}.natural(objs) + 2*l.side
}

func (l insetLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	m := columnLayout{}.MinSize(objs)
	return fyne.NewSize(m.Width+2*l.side, m.Height+2*l.end)
}

// Middle centres an object in the room it gets, no wider than widest pixels.
func Middle(widest float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(middleLayout{widest}, o)
}

type middleLayout struct{ widest float32 }

func (l middleLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	w := min(size.Width, l.widest)
	for _, o := range objs {
		h := min(size.Height, heightAt(o, w))
		o.Move(fyne.NewPos((size.Width-w)/2, (size.Height-h)/2))
		o.Resize(fyne.NewSize(w, h))
	}
}

func (l middleLayout) heightAt(objs []fyne.CanvasObject, width float32) float32 {
	return columnLayout{}.heightAt(objs, min(width, l.widest))
}

func (l middleLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return columnLayout{}.MinSize(objs)
}

// scrollGutter is the room in pixels that a scroll takes beyond its own
// edges, so that lines and focus rings at the edge of content are not cut.
const scrollGutter float32 = 6

// Scroll lets content move up and down when it is higher than the room.
func Scroll(content fyne.CanvasObject) *fyne.Container {
	inner := container.New(&heldLayout{}, content)
	s := container.NewVScroll(inner)
	return container.New(scrollLayout{inner: inner, scroll: s}, s)
}

// heldLayout answers with the height its content has at the width of the
// scroll around it.
type heldLayout struct{ width float32 }

func (l *heldLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	insetLayout{scrollGutter, scrollGutter}.Layout(objs, size)
}

func (l *heldLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, insetLayout{scrollGutter, scrollGutter}.heightAt(objs, l.width))
}

type scrollLayout struct {
	inner  *fyne.Container
	scroll *container.Scroll
}

func (l scrollLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	size = size.AddWidthHeight(2*scrollGutter, 2*scrollGutter)
	held := l.inner.Layout.(*heldLayout)
	changed := held.width != size.Width
	held.width = size.Width
	l.scroll.Move(fyne.NewPos(-scrollGutter, -scrollGutter))
	if changed || l.scroll.Size() == size {
		l.scroll.Refresh()
	}
	l.scroll.Resize(size)
}

// heightAt is what the content would like; less is enough.
func (l scrollLayout) heightAt(_ []fyne.CanvasObject, width float32) float32 {
	return columnLayout{}.heightAt(l.inner.Objects, width)
}

func (l scrollLayout) natural([]fyne.CanvasObject) float32 {
	return columnLayout{}.natural(l.inner.Objects)
}

func (l scrollLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, 40) }
