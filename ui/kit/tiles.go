package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Tiles sets objects beside each other in equal widths, at most most of them in
// a line and none narrower than least pixels at normal text; a line is as high
// as its highest.
func Tiles(gap, least float32, most int, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(tileLayout{gap, least, most}, objs...)
}

type tileLayout struct {
	gap, least float32
	most       int
}

// columns is how many stand in a line, so that the lines are as even as they
// can be: of five that do not fit in one line three stand in the first.
func (l tileLayout) columns(n int, width float32) int {
	least := l.least * TextSize(RoleBody) / Roles[RoleBody].Size
	fit := max(1, min(l.most, int((width+l.gap)/(least+l.gap))))
	if n <= fit {
		return max(1, n)
	}
	lines := (n + fit - 1) / fit
	return (n + lines - 1) / lines
}

// wide is the width of a tile.
func (l tileLayout) wide(n int, width float32) float32 {
	columns := l.columns(n, width)
	return max(0, (width-l.gap*float32(columns-1))/float32(columns))
}

// lines are the objects of each line with its height.
func (l tileLayout) lines(objs []fyne.CanvasObject, width float32) (lines [][]fyne.CanvasObject, heights []float32) {
	columns, wide := l.columns(len(objs), width), l.wide(len(objs), width)
	for len(objs) > 0 {
		n := min(columns, len(objs))
		high := float32(0)
		for _, o := range objs[:n] {
			high = max(high, HeightAt(o, wide))
		}
		lines, heights = append(lines, objs[:n]), append(heights, high)
		objs = objs[n:]
	}
	return lines, heights
}

func (l tileLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	objs = visible(objs)
	wide, y := l.wide(len(objs), size.Width), float32(0)
	lines, heights := l.lines(objs, size.Width)
	for i, line := range lines {
		for j, o := range line {
			o.Move(fyne.NewPos(float32(j)*(wide+l.gap), y))
			o.Resize(fyne.NewSize(wide, heights[i]))
		}
		y += heights[i] + l.gap
	}
}

func (l tileLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	_, heights := l.lines(visible(objs), width)
	sum := l.gap * float32(max(0, len(heights)-1))
	for _, h := range heights {
		sum += h
	}
	return sum
}

func (l tileLayout) Natural(objs []fyne.CanvasObject) float32 {
	objs = visible(objs)
	return float32(len(objs))*(l.least+l.gap) - l.gap
}

func (l tileLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(l.least, 40) }
