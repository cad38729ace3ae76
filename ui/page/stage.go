package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"relink/ui/kit"
)

// The space of the stage in pixels: beside its words, above them, and above
// and below the buttons of its bar.
const (
	stageSide float32 = 40
	stageTop  float32 = 32
	barEnd    float32 = 14
)

// stage is the card that a page fills. What it says scrolls; the bar with its
// buttons stands at the bottom and stays there from page to page: the way back
// at the left, the one next thing at the right, other ways between them.
type stage struct {
	back, next *kit.Button // nil for none
	backRow    *fyne.Container
	others     []fyne.CanvasObject
	// between holds the other ways where the bar has room for them, and under,
	// below the words of the page, where it has not.
	between, under *fyne.Container
	content        fyne.CanvasObject
	rule           fyne.CanvasObject // over the bar; nil without one
}

// newStage gives each button its place. Answers of a question of which none is
// louder than another belong to the question, not to the bar.
func newStage(actions []*kit.Button) *stage {
	s := &stage{between: kit.Flow(kit.SpaceItems), under: kit.Flow(kit.SpaceItems)}
	for i, b := range actions {
		switch {
		case b.Kind == kit.Primary && s.next == nil:
			s.next = b
		case b.Kind == kit.Quiet && i == len(actions)-1:
			s.back = b
		default:
			s.others = append(s.others, b)
		}
	}
	s.under.Objects = s.others
	return s
}

// view is the card. The keyboard comes first to what the page says and asks,
// then to the other ways, the next thing and the way back.
func (s *stage) view() fyne.CanvasObject {
	objs := []fyne.CanvasObject{s.content, s.between}
	if s.next != nil {
		objs = append(objs, s.next)
	}
	if s.back != nil {
		s.backRow = kit.Flow(0, s.back)
		objs = append(objs, s.backRow)
	}
	if len(objs) > 2 {
		s.rule = kit.NewRule()
		objs = append(objs, s.rule)
	}
	return kit.NewCardInset(0, 0, container.New(stageLayout{s}, objs...))
}

type stageLayout struct{ *stage }

// side is the space beside the words; large text in a small window needs it.
func (l stageLayout) side(width float32) float32 {
	if width < 40*kit.TextSize(kit.RoleBody) {
		return kit.SpaceCard
	}
	return stageSide
}

// share gives the way back and the next thing their widths: what they would
// like, and less where both together are wider than the bar.
func (l stageLayout) share(width float32) (back, next float32) {
	if l.back != nil {
		back = l.back.Natural()
	}
	if l.next != nil {
		next = min(l.next.Natural(), width)
	}
	if back > 0 && next > 0 && back+kit.SpaceItems+next > width {
		back = min(back, width/3)
		next = min(next, width-back-kit.SpaceItems)
	}
	return min(back, width), next
}

// settle puts the other ways into the bar or under the words.
func (l stageLayout) settle(width float32) {
	back, next := l.share(width)
	free := width - back - next - 2*kit.SpaceItems
	if l.next != nil && kit.NaturalWidth(kit.Flow(kit.SpaceItems, l.others...)) <= free {
		l.between.Objects, l.under.Objects = l.others, nil
	} else {
		l.between.Objects, l.under.Objects = nil, l.others
	}
}

// barHigh is the height of the bar below its rule.
func (l stageLayout) barHigh(width float32) float32 {
	back, next := l.share(width)
	high := float32(0)
	if l.back != nil {
		high = l.back.HeightAt(back)
	}
	if l.next != nil {
		high = max(high, l.next.HeightAt(next))
	}
	return high + 2*barEnd
}

func (l stageLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	side := l.side(size.Width)
	width := max(0, size.Width-2*side)
	l.settle(width)
	top, bar := min(stageTop, side), float32(kit.SpaceCard)
	if l.rule != nil {
		bar = l.barHigh(width) + 1
		l.place(side, width, size.Height-bar, bar-1)
		l.rule.Move(fyne.NewPos(1, size.Height-bar))
		l.rule.Resize(fyne.NewSize(max(0, size.Width-2), 1))
		bar += kit.ScrollGutter
	}
	l.content.Move(fyne.NewPos(side, top))
	l.content.Resize(fyne.NewSize(width, max(0, size.Height-top-bar)))
}

// place sets the buttons on the line of the bar that begins at y.
func (l stageLayout) place(side, width, y, high float32) {
	back, next := l.share(width)
	put := func(b fyne.CanvasObject, x, wide float32) {
		h := kit.HeightAt(b, wide)
		b.Move(fyne.NewPos(x, y+1+high-barEnd-h)) // more lines of words grow upwards
		b.Resize(fyne.NewSize(wide, h))
	}
	if l.next != nil {
		put(l.next, side+width-next, next)
	}
	x := side
	if l.back != nil {
		put(l.backRow, side, back)
		x += back + kit.SpaceItems
	}
	put(l.between, x, max(0, side+width-next-kit.SpaceItems-x))
}

func (l stageLayout) HeightAt(_ []fyne.CanvasObject, width float32) float32 {
	side := l.side(width)
	inner := max(0, width-2*side)
	l.settle(inner)
	h := min(stageTop, side) + kit.HeightAt(l.content, inner) + kit.SpaceCard
	if l.rule != nil {
		h += l.barHigh(inner)
	}
	return h
}

func (l stageLayout) Natural([]fyne.CanvasObject) float32 {
	return kit.NaturalWidth(l.content) + 2*stageSide
}

func (l stageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, 40) }
