package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"relink/ui/kit"
)

// box is a rectangle of the window in pixels.
type box struct{ x0, y0, x1, y1 float32 }

func (b box) and(o box) box {
	return box{max(b.x0, o.x0), max(b.y0, o.y0), min(b.x1, o.x1), min(b.y1, o.y1)}
}

func (b box) overlaps(o box) bool {
	const slack = 1.5
	return b.x0 < o.x1-slack && o.x0 < b.x1-slack && b.y0 < o.y1-slack && o.y0 < b.y1-slack
}

// spiller walks a laid-out window and notes what is cut or overlaps.
type spiller struct {
	found  []string
	placed []placed
}

type placed struct {
	text string
	box  box
}

// spill names the texts outside the window, those with too little room, and
// those on top of each other.
func spill(root fyne.CanvasObject, size fyne.Size) []string {
	var s spiller
	s.walk(root, fyne.NewPos(0, 0), box{0, 0, size.Width, size.Height}, false)
	return s.found
}

// walk goes down a tree. What is in a scroller may lie outside it.
func (s *spiller) walk(o fyne.CanvasObject, at fyne.Position, clip box, scrolls bool) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	switch o := o.(type) {
	case *kit.Text:
		s.text(o, at, clip, scrolls)
	case *fyne.Container:
		for _, c := range o.Objects {
			s.walk(c, at, clip, scrolls)
		}
	case *container.Scroll:
		size := o.Size()
		s.walk(o.Content, at, clip.and(box{at.X, at.Y, at.X + size.Width, at.Y + size.Height}), true)
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			s.walk(c, at, clip, scrolls)
		}
	}
}

func (s *spiller) text(t *kit.Text, at fyne.Position, clip box, scrolls bool) {
	if t.Text() == "" {
		return
	}
	short := []rune(t.Text())
	if len(short) > 40 {
		short = append(short[:40], '…')
	}
	name := string(short)
	if !t.Fits() {
		s.found = append(s.found, "too little room: "+name)
	}
	size := t.Size()
	b := box{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
	if b.x0 < clip.x0-1 || b.x1 > clip.x1+1 || !scrolls && (b.y0 < clip.y0-1 || b.y1 > clip.y1+1) {
		s.found = append(s.found, "outside the window: "+name)
	}
	seen := b.and(clip)
	if seen.x1 <= seen.x0 || seen.y1 <= seen.y0 {
		return // scrolled away
	}
	for _, p := range s.placed {
		if p.box.overlaps(seen) {
			s.found = append(s.found, name+" lies on "+p.text)
		}
	}
	s.placed = append(s.placed, placed{name, seen})
}
