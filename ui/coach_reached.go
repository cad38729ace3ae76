package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"relink/internal/device"
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
	further *Button
}

// NewReachedView shows s; further goes on to the restore.
func NewReachedView(s ReachedState, further func()) *ReachedView {
	thumb := NewPhone(PhoneState{Drawing: s.Drawing})
	title := NewText(RoleTitle, s.Title)
	words := Column(10, NewPill(ToneDFU, s.Pill), title, NewText(RoleLead, s.Lead).Wide(readable))
	top := NewCard(container.New(heroLayout{title}, thumb, words))
	lines := make([]fyne.CanvasObject, 0, len(s.Lines)+2)
	lines = append(lines, NewText(RoleStrong, s.Head))
	for i, l := range s.Lines {
		text := NewText(RoleBody, l).Wide(readable)
		lines = append(lines, RowTop(SpaceItems, text, newNumber(i+1), text))
	}
	button := NewButton(Primary, s.Go, further)
	lines = append(lines, NewBanner(ToneMind, s.Erases), Inset(0, 2, Flow(SpaceItems, button)))
	out := NewCard(Column(6, NewText(RoleStrong, s.OutHead), NewText(RoleBody, s.Out).In(ColorSecond).Wide(readable)))
	v := &ReachedView{further: button, page: atMost(pageWidest, Scroll(Column(SpaceCards, top, NewCard(Column(SpaceItems, lines...)), out)))}
	v.ExtendBaseWidget(v)
	return v
}

// heroLayout is a drawing with words beside it. Where the title would not fit
// on a line both become smaller, and the drawing gives way to large words: what
// to do next has to be seen.
type heroLayout struct{ title *Text }

const heroGap float32 = 24

func (l heroLayout) drawing(width float32) fyne.Size {
	size := fyne.NewSize(96, 150)
	l.title.Role = RoleTitle
	if l.title.natural() > width-size.Width-heroGap {
		l.title.Role = RoleHeading
		size = fyne.NewSize(64, 100)
	}
	if l.title.natural() > width-size.Width-heroGap {
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
		show(objs[0], room.Width > 0)
	}
	h := heightAt(objs[1], size.Width-x)
	objs[1].Move(fyne.NewPos(x, (size.Height-h)/2))
	objs[1].Resize(fyne.NewSize(size.Width-x, h))
}

func (l heroLayout) heightAt(objs []fyne.CanvasObject, width float32) float32 {
	room := l.drawing(width)
	x := float32(0)
	if room.Width > 0 {
		x = room.Width + heroGap
	}
	return max(room.Height, heightAt(objs[1], width-x))
}

func (l heroLayout) natural(objs []fyne.CanvasObject) float32 { return naturalWidth(objs[1]) }

func (l heroLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, 80) }

// CreateRenderer implements fyne.Widget.
func (v *ReachedView) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(v.page)
}
