package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/kit"
	"relink/ui/uitest"
)

// reach walks a page with Tab until it comes round.
func (b *bench) reach() []fyne.Focusable {
	c := b.win.Canvas()
	c.Unfocus()
	var got []fyne.Focusable
	for range 500 {
		c.FocusNext()
		f := c.Focused()
		if f == nil || len(got) > 0 && f == got[0] {
			break
		}
		got = append(got, f)
	}
	return got
}

// checkPage demands of what the window shows: one loud button at the most, the
// keyboard begins at something, and Tab comes to everything that can be
// touched, each once and downwards.
func (b *bench) checkPage(t *testing.T, name string) {
	t.Helper()
	c := b.win.Canvas()
	if c.Focused() == nil {
		t.Errorf("%s: nothing has the focus", name)
	}
	loud := 0
	places := map[fyne.Focusable]fyne.Position{}
	uitest.Walk(b.win.Content(), fyne.Position{}, uitest.Rect{X0: 0, Y0: 0, X1: 1e6, Y1: 1e6}, false, func(o fyne.CanvasObject, at fyne.Position, clip uitest.Rect, scrolls bool) {
		if scrolls { // what is scrolled away is above the foot of the page
			at.Y = min(at.Y, clip.Y1-1)
		}
		if f, ok := o.(fyne.Focusable); ok {
			places[f] = at
		}
		if k, ok := o.(*kit.Button); ok && k.Kind == kit.Primary {
			loud++
		}
	})
	if loud > 1 {
		t.Errorf("%s: %d buttons say that they are the one thing to do", name, loud)
	}
	visited := map[fyne.Focusable]bool{}
	var last fyne.Position
	side := float32(0)
	for _, f := range b.reach() {
		at, ok := places[f]
		if !ok || visited[f] {
			t.Errorf("%s: Tab came to %T, again or out of sight", name, f)
		}
		visited[f] = true
		if at.X < frameLeft != (side < frameLeft) {
			last = fyne.Position{} // from one side of the window to the other
		}
		if at.Y < last.Y-1 && at.X <= last.X {
			t.Errorf("%s: Tab goes up and back, from %v to %v (%T)", name, last, at, f)
		}
		last, side = at, at.X
	}
	for f := range places {
		if d, ok := f.(fyne.Disableable); ok && d.Disabled() {
			continue
		}
		if !visited[f] {
			t.Errorf("%s: Tab never comes to a %T at %v", name, f, places[f])
		}
	}
}

// frameLeft is about where the right side begins.
const frameLeft float32 = 250

// The way from the first page to the coach, and every desk, by Tab alone.
func TestEveryPageHasOneActionAndTheKeyboardReachesAll(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.show()
	answers := append(append([][]checklist.Choice{}, toUpdate...), toBefore...)
	for _, a := range append(answers, nil) {
		b.checkPage(t, b.name())
		if a != nil {
			b.tell(t, a)
		}
	}
	for name, open := range desksOf {
		b.opened.clear()
		b.report, b.notice = nil, ""
		b.compose()
		open(b)
		b.checkPage(t, "desk "+name)
	}
}
