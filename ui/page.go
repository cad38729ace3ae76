package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// readable is the greatest width of a paragraph in pixels.
const readable float32 = 680

// pageWidest is the greatest width of a page in pixels: in a wider window an
// answer would stand too far from its question.
const pageWidest float32 = 1240

// badgeRow is by how many pixels a button beside the badge reaches over the
// line that both stand on, at the top and at the bottom.
const badgeRow float32 = 8

// Page is the right side of the window: the one thing to do now on top, in
// the largest words, and the rest below it, quiet.
type Page struct {
	Badge   *Pill   // nil for none
	Beside  *Button // beside the badge; nil for none
	Title   string  // an instruction
	Why     string  // one or two sentences; empty for none
	Body    []fyne.CanvasObject
	Actions []*Button
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

// listLeast is the least height in which a list scrolls by itself, in pixels:
// the current line and a piece of the next.
const listLeast float32 = 64

// View is the page as a canvas object.
func (p Page) View() fyne.CanvasObject {
	top := make([]fyne.CanvasObject, 0, 4+len(p.Body))
	switch {
	case p.Badge != nil && p.Beside != nil:
		// A button is higher than its words, which stand on the badge's line.
		top = append(top, Inset(0, -badgeRow, Flow(SpaceItems, p.Badge, p.Beside)))
	case p.Badge != nil:
		top = append(top, p.Badge)
	}
	words := []fyne.CanvasObject{NewText(RoleHeading, p.Title)}
	if p.Why != "" {
		words = append(words, NewText(RoleLead, p.Why).Wide(readable))
	}
	top = append(top, container.New(headingLayout{}, words...))
	top = append(top, p.Body...)
	if len(p.Actions) > 0 {
		row := make([]fyne.CanvasObject, len(p.Actions))
		for i, b := range p.Actions {
			row[i] = b
		}
		end := float32(4)
		if p.Actions[0].kind == Quiet { // words without a face need no room
			end = -quietRise
		}
		top = append(top, Inset(0, end, Flow(SpaceItems, row...)))
	}
	all := append([]fyne.CanvasObject{NewCard(Column(SpaceItems, top...))}, p.Rest...)
	if p.List != nil {
		return atMost(pageWidest, pageWith(all, p.List))
	}
	return atMost(pageWidest, Scroll(Column(SpaceCards, all...)))
}

// pageWith is a page that ends with a list.
func pageWith(all []fyne.CanvasObject, list List) fyne.CanvasObject {
	content := Column(SpaceCards, append(all, list)...)
	return container.New(listPage{content: content, list: list}, Scroll(content))
}

// listPage gives the list what is left of the height. Where next to
// nothing is left, the page scrolls with all of it.
type listPage struct {
	content *fyne.Container
	list    List
}

func (l listPage) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	left := size.Height - heightAt(l.content, size.Width) + l.list.HeightAt(size.Width)
	if left < listLeast {
		left = 0
	}
	l.list.Hold(size.Width, left)
	objs[0].Resize(size)
}

func (l listPage) heightAt(objs []fyne.CanvasObject, width float32) float32 {
	return heightAt(objs[0], width)
}

func (l listPage) natural(objs []fyne.CanvasObject) float32 { return naturalWidth(objs[0]) }

func (l listPage) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

// headingLayout is a column of the title and the why. Where large text leaves
// little room both are set smaller, so that the button below them is seen.
type headingLayout struct{}

const headingGap float32 = 5

func (headingLayout) fit(objs []fyne.CanvasObject, width float32) {
	roles := []Role{RoleHeading, RoleLead}
	if width < 20*textSize(RoleBody) {
		roles = []Role{RoleMark, RoleBody}
	}
	for i, o := range objs {
		o.(*Text).Role = roles[i]
	}
}

func (l headingLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	l.fit(objs, size.Width)
	columnLayout{gap: headingGap}.Layout(objs, size)
}

func (l headingLayout) heightAt(objs []fyne.CanvasObject, width float32) float32 {
	l.fit(objs, width)
	return columnLayout{gap: headingGap}.heightAt(objs, width)
}

func (l headingLayout) natural(objs []fyne.CanvasObject) float32 {
	return columnLayout{}.natural(objs)
}

func (l headingLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return columnLayout{gap: headingGap}.MinSize(objs)
}

// Frame is the whole window: the live panel on the left, always there, and
// the page of the moment on the right.
func Frame(left, right fyne.CanvasObject) *fyne.Container {
	return container.New(frameLayout{}, left, right)
}

// The width of the left side in pixels: wide, and in a window under narrowAt.
const (
	leftWide   float32 = 296
	leftNarrow float32 = 252
	narrowAt   float32 = 1100
)

type frameLayout struct{}

func (frameLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	left := leftWide
	if size.Width < narrowAt {
		left = leftNarrow
	}
	high := max(0, size.Height-2*SpaceEdge)
	objs[0].Move(fyne.NewPos(SpaceEdge, SpaceEdge))
	objs[0].Resize(fyne.NewSize(left, high))
	objs[1].Move(fyne.NewPos(left+2*SpaceEdge, SpaceEdge))
	objs[1].Resize(fyne.NewSize(max(0, size.Width-left-3*SpaceEdge), high))
}

func (frameLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(880, 560)
}
