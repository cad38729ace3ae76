package way

import (
	"fyne.io/fyne/v2"
	"relink/ui/kit"
)

// The space above and below a line of the checklist, in pixels: as it is meant,
// and what it may shrink to where all lines then fit.
const (
	rowEnd      float32 = 9
	rowEndLeast float32 = 5
)

// rowInset is an inset whose end the list sets for all of its lines.
type rowInset struct{ end *float32 }

func (l rowInset) inset() kit.InsetLayout { return kit.InsetLayout{Side: 4, End: *l.end} }

func (l rowInset) Layout(objs []fyne.CanvasObject, size fyne.Size) { l.inset().Layout(objs, size) }

func (l rowInset) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	return l.inset().HeightAt(objs, width)
}

func (l rowInset) Natural(objs []fyne.CanvasObject) float32 { return l.inset().Natural(objs) }

func (l rowInset) MinSize(objs []fyne.CanvasObject) fyne.Size { return l.inset().MinSize(objs) }

// fill chooses the space of the lines for a list as high as room, so that no
// line is cut at its lower edge. It reports whether all lines fit.
func (c *wayList) fill(width, room float32) bool {
	c.end = rowEnd
	needs, rows := c.needs(width), float32(len(c.lines)/2+1)
	if needs <= room {
		return true
	}
	// Half a pixel less, lest rounding make the page scroll.
	if end := rowEnd - (needs-room+0.5)/(2*rows); end >= rowEndLeast {
		c.end = end
		return true
	}
	high := kit.HeightAt(c.lines[0], width-2*kit.SpaceCard) + 1
	// A scroll shows its gutter too, so that lines end at the edge of the card.
	full := room - 2*checklistInset + 2*kit.ScrollGutter - 2
	if count := float32(int(full/high + 0.5)); count >= 1 {
		c.end = max(rowEndLeast, rowEnd+(full/count-high)/2)
	}
	return false
}
