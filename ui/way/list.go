package way

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"relink/guide/checklist"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
)

// wayList is the lines of the way at the end of a page. Where the window is
// too low for all of them it takes what the page leaves, scrolls, and shows the
// line on which the person stands.
type wayList struct {
	widget.BaseWidget
	lines   []fyne.CanvasObject
	current int // index in lines; -1 without one
	column  *fyne.Container
	scroll  *fyne.Container
	card    *kit.Card
	limit   float32 // the height it has; 0 is all it needs
	end     float32 // the space above and below each line
	shown   fyne.Size
}

func newChecklist(rows []checklist.Row, cat *words.Catalogue) *wayList {
	c := &wayList{current: -1, end: rowEnd}
	for i, r := range rows {
		if i > 0 {
			c.lines = append(c.lines, kit.NewRule())
		}
		if r.Mark == checklist.Current {
			c.current = len(c.lines)
		}
		c.lines = append(c.lines, rowLine(i+1, r, cat, &c.end))
	}
	c.column = kit.Column(0, c.lines...)
	c.card = kit.NewCardInset(kit.SpaceCard, checklistInset, c.column)
	c.ExtendBaseWidget(c)
	return c
}

// checklistInset is the space above and below the lines, in pixels.
const checklistInset float32 = 4

// needs is the height of all lines at a width.
func (c *wayList) needs(width float32) float32 {
	return kit.HeightAt(c.column, width-2*kit.SpaceCard) + 2*checklistInset
}

// HeightAt is the height at a width, in pixels.
func (c *wayList) HeightAt(width float32) float32 {
	if c.limit > 0 {
		return c.limit
	}
	return c.needs(width)
}

func (c *wayList) Natural() float32 { return c.card.Natural() }

// Hold gives it a height at a width, or with 0 all that it needs.
func (c *wayList) Hold(width, limit float32) {
	was := c.end
	if limit == 0 {
		c.end = rowEnd
	} else if c.fill(width, limit) {
		limit = 0
	}
	if c.limit == limit && c.end == was {
		return
	}
	c.limit = limit
	if limit == 0 {
		c.card.SetContent(c.column)
		return
	}
	if c.scroll == nil {
		c.scroll = kit.Scroll(c.column)
	}
	c.card.SetContent(c.scroll)
}

// CreateRenderer implements fyne.Widget.
func (c *wayList) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return &wayListRenderer{c}
}

type wayListRenderer struct{ list *wayList }

// Layout shows the current line when the size is new: where the person has
// scrolled to since stays.
func (r *wayListRenderer) Layout(size fyne.Size) {
	c := r.list
	c.card.Resize(size)
	if c.limit == 0 || c.current < 0 || c.shown == size {
		c.shown = size
		return
	}
	c.shown = size
	width := size.Width - 2*kit.SpaceCard
	above := kit.ColumnLayout{}.HeightAt(c.lines[:c.current], width)
	line := kit.HeightAt(c.lines[c.current], width)
	scroll := c.scroll.Layout.(kit.ScrollLayout).Scroll
	if size.Height > 2*line+2*checklistInset {
		above -= line // there is room for the one before it
	}
	if above > 0 {
		above += kit.ScrollGutter // past the rule over it
	}
	scroll.ScrollToOffset(fyne.NewPos(0, max(0, above)))
}

func (r *wayListRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.list.card.MinSize().Width, page.ListLeast)
}

func (r *wayListRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.list.card} }
func (r *wayListRenderer) Destroy()                     {}

func (r *wayListRenderer) Refresh() {
	r.list.card.Refresh()
	r.Layout(r.list.Size())
}
