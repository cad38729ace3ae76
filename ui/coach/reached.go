package coach

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"relink/internal/device"
	"relink/ui/drawing"
	"relink/ui/kit"
)

// ReachedState is what is said once the phone is in DFU: what to do next on
// this system, what that does, and how to get out instead.
type ReachedState struct {
	Drawing device.Drawing
	Pill    string
	Title   string
	Lead    string
	Head    string   // which program
	Lines   []string // which window, which button
	Erases  string
	OutHead string
	Out     string
	Go      string
}

// ReachedView is the end of the coach.
type ReachedView struct {
	widget.BaseWidget
	page    fyne.CanvasObject
	further *kit.Button
}

// NewReachedView shows s; further goes on to the restore.
func NewReachedView(s ReachedState, further func()) *ReachedView {
	thumb := drawing.NewPhone(drawing.PhoneState{Drawing: s.Drawing})
	title := kit.NewText(kit.RoleTitle, s.Title)
	words := kit.Column(10, kit.NewPill(kit.ToneDFU, s.Pill), title, kit.NewText(kit.RoleLead, s.Lead).Wide(kit.Readable))
	top := kit.NewCard(container.New(heroLayout{title}, thumb, words))
	lines := make([]fyne.CanvasObject, 0, len(s.Lines)+2)
	lines = append(lines, kit.NewText(kit.RoleStrong, s.Head))
	for i, l := range s.Lines {
		text := kit.NewText(kit.RoleBody, l).Wide(kit.Readable)
		lines = append(lines, kit.RowTop(kit.SpaceItems, text, kit.NewNumber(i+1), text))
	}
	button := kit.NewButton(kit.Primary, s.Go, further)
	lines = append(lines, kit.NewBanner(kit.ToneMind, s.Erases), kit.Inset(0, 2, kit.Flow(kit.SpaceItems, button)))
	out := kit.NewCard(kit.Column(6, kit.NewText(kit.RoleStrong, s.OutHead), kit.NewText(kit.RoleBody, s.Out).In(kit.ColorSecond).Wide(kit.Readable)))
	v := &ReachedView{further: button, page: kit.AtMost(kit.PageWidest, kit.Scroll(kit.Column(kit.SpaceCards, top, kit.NewCard(kit.Column(kit.SpaceItems, lines...)), out)))}
	v.ExtendBaseWidget(v)
	return v
}

// heroLayout is a drawing with words beside it. Where the title would not fit
// on a line both become smaller, and the drawing gives way to large words: what
// to do next has to be seen.
type heroLayout struct{ title *kit.Text }

const heroGap float32 = 24

func (l heroLayout) drawing(width float32) fyne.Size {
	size := fyne.NewSize(96, 150)
	l.title.Role = kit.RoleTitle
	if l.title.Natural() > width-size.Width-heroGap {
		l.title.Role = kit.RoleHeading
		size = fyne.NewSize(64, 100)
	}
	if l.title.Natural() > width-size.Width-heroGap {
		return fyne.Size{}
	}
	return size
}

func (l heroLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	room := l.drawing(size.Width)
	x := float32(0)
	if room.Width > 0 {
		x = room.Width + heroGap
	}
	objs[0].Move(fyne.NewPos(0, (size.Height-room.Height)/2))
	objs[0].Resize(room)
	if objs[0].Visible() != (room.Width > 0) {
		kit.Show(objs[0], room.Width > 0)
	}
	h := kit.HeightAt(objs[1], size.Width-x)
	objs[1].Move(fyne.NewPos(x, (size.Height-h)/2))
	objs[1].Resize(fyne.NewSize(size.Width-x, h))
}

func (l heroLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	room := l.drawing(width)
	x := float32(0)
	if room.Width > 0 {
		x = room.Width + heroGap
	}
	return max(room.Height, kit.HeightAt(objs[1], width-x))
}

func (l heroLayout) Natural(objs []fyne.CanvasObject) float32 { return kit.NaturalWidth(objs[1]) }

func (l heroLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, 80) }

// First is what the keyboard reaches first.
func (v *ReachedView) First() fyne.Focusable { return v.further }

// CreateRenderer implements fyne.Widget.
func (v *ReachedView) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(v.page)
}
