// Package page is what the pages of the way and the tools of the menu share: the
// shape of the right side, lists, timelines, and the words for what a phone or
// a disk refuses. Which page is shown it does not know.
package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"relink/ui/kit"
)

// badgeRow is by how many pixels a button beside the badge reaches over the
// line that both stand on, at the top and at the bottom.
const badgeRow float32 = 8

// Page is the right side of the window: the one thing to do now on top, in
// the largest words, and the rest below it, quiet.
type Page struct {
	Badge   *kit.Pill   // nil for none
	Beside  *kit.Button // beside the badge; nil for none
	Title   string      // an instruction
	Why     string      // one or two sentences; empty for none
	Body    []fyne.CanvasObject
	Actions []*kit.Button
	Rest    []fyne.CanvasObject // usually cards; scrolls with the whole page
	List    List                // the last of the page; nil for none
}

// List is what a page may end with: it takes what the page leaves of the
// height, and scrolls.
type List interface {
	fyne.CanvasObject
	HeightAt(width float32) float32
	// Hold gives it a height at a width, or with 0 all that it needs.
	Hold(width, limit float32)
}

// ListLeast is the least height in which a list scrolls by itself, in pixels:
// the current line and a piece of the next.
const ListLeast float32 = 64

// View is the page as a canvas object.
func (p Page) View() fyne.CanvasObject {
	top := make([]fyne.CanvasObject, 0, 4+len(p.Body))
	switch {
	case p.Badge != nil && p.Beside != nil:
		// A button is higher than its words, which stand on the badge's line.
		top = append(top, kit.Inset(0, -badgeRow, kit.Flow(kit.SpaceItems, p.Badge, p.Beside)))
	case p.Badge != nil:
		top = append(top, p.Badge)
	}
	words := []fyne.CanvasObject{kit.NewText(kit.RoleHeading, p.Title)}
	if p.Why != "" {
		words = append(words, kit.NewText(kit.RoleLead, p.Why).Wide(kit.Readable))
	}
	top = append(top, container.New(headingLayout{}, words...))
	top = append(top, p.Body...)
	st := newStage(p.Actions)
	top = append(top, st.under)
	all := append([]fyne.CanvasObject{kit.Column(kit.SpaceItems, top...)}, p.Rest...)
	if p.List != nil {
		st.content = pageWith(all, p.List)
	} else {
		st.content = kit.Scroll(kit.Column(kit.SpaceCards, all...))
	}
	return kit.AtMost(kit.PageWidest, st.view())
}

// pageWith is a page that ends with a list.
func pageWith(all []fyne.CanvasObject, list List) fyne.CanvasObject {
	content := kit.Column(kit.SpaceCards, append(all, list)...)
	return container.New(listPage{content: content, list: list}, kit.Scroll(content))
}

// listPage gives the list what is left of the height. Where next to
// nothing is left, the page scrolls with all of it.
type listPage struct {
	content *fyne.Container
	list    List
}

func (l listPage) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	left := size.Height - kit.HeightAt(l.content, size.Width) + l.list.HeightAt(size.Width)
	if left < ListLeast {
		left = 0
	}
	l.list.Hold(size.Width, left)
	objs[0].Resize(size)
}

func (l listPage) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	return kit.HeightAt(objs[0], width)
}

func (l listPage) Natural(objs []fyne.CanvasObject) float32 { return kit.NaturalWidth(objs[0]) }

func (l listPage) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

// headingLayout is a column of the title and the why. Where large text leaves
// little room both are set smaller, so that the button below them is seen.
type headingLayout struct{}

const headingGap float32 = 5

func (headingLayout) fit(objs []fyne.CanvasObject, width float32) {
	roles := []kit.Role{kit.RoleHeading, kit.RoleLead}
	if width < 20*kit.TextSize(kit.RoleBody) {
		roles = []kit.Role{kit.RoleMark, kit.RoleBody}
	}
	for i, o := range objs {
		o.(*kit.Text).Role = roles[i]
	}
}

func (l headingLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	l.fit(objs, size.Width)
	kit.ColumnLayout{Gap: headingGap}.Layout(objs, size)
}

func (l headingLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	l.fit(objs, width)
	return kit.ColumnLayout{Gap: headingGap}.HeightAt(objs, width)
}

func (l headingLayout) Natural(objs []fyne.CanvasObject) float32 {
	return kit.ColumnLayout{}.Natural(objs)
}

func (l headingLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return kit.ColumnLayout{Gap: headingGap}.MinSize(objs)
}
