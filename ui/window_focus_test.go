package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/coach"
	"relink/ui/kit"
)

// focused is the text of the button that has the focus.
func (b *bench) focused() string {
	f, ok := b.win.Canvas().Focused().(*kit.Button)
	if !ok || !f.Focused {
		return ""
	}
	return f.Text()
}

// typed types a key where the focus is, as the window's driver does.
func (b *bench) typed(name fyne.KeyName) {
	e := &fyne.KeyEvent{Name: name}
	switch f := b.win.Canvas().Focused(); {
	case f != nil && name == fyne.KeyTab:
		b.win.Canvas().FocusNext()
	case f != nil:
		f.TypedKey(e)
	case name == fyne.KeyTab:
		b.win.Canvas().FocusNext()
	default:
		b.win.Canvas().OnTypedKey()(e)
	}
}

// The coach from the steps to DFU with the keyboard alone: a failed try, its
// countdown held, the other slip said, started again, reached, gone on.
func TestTheCoachByKeyboardAlone(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.tell(t, toBefore...)
	if got, want := b.focused(), "I have read them: start"; got != want {
		t.Fatalf("before the steps: the focus is on %q, want %q", got, want)
	}
	b.typed(fyne.KeySpace)
	at := time.Now()
	look := func(after time.Duration, devices ...device.Device) {
		at = at.Add(after)
		b.step(at, &device.Snapshot{At: at, Devices: devices})
	}
	look(4*time.Second, storytest.IPhone12(device.ModeRecovery, 6))
	if b.win.Canvas().Focused() != nil {
		t.Fatalf("%T has the focus during a try, want none", b.win.Canvas().Focused())
	}
	look(8 * time.Second)
	look(13*time.Second, storytest.IPhone12(device.ModeRecovery, 7))
	if got, want := b.focused(), "Start now"; got != want {
		t.Fatalf("after a failed try: the focus is on %q, want %q", got, want)
	}
	b.typed(fyne.KeyEscape)
	if b.coach.Standing(time.Now()).Counts {
		t.Error("Escape does not hold the countdown")
	}
	order := []string{b.focused()}
	for range 2 {
		b.typed(fyne.KeyTab)
		order = append(order, b.focused())
	}
	if want := []string{"Start again", "It was volume down that slipped", "Leave the coach"}; !slices.Equal(order, want) {
		t.Errorf("Tab goes %q, want %q", order, want)
	}
	b.win.Canvas().FocusPrevious()
	b.typed(fyne.KeySpace)
	if !b.coach.Standing(time.Now()).Slip {
		t.Error("the other slip cannot be said with the keyboard")
	}
	b.win.Canvas().FocusPrevious()
	b.typed(fyne.KeySpace)
	if b.coach.Standing(time.Now()).Phase != coach.PhaseCount {
		t.Fatalf("phase %v, want the count of the next try", b.coach.Standing(time.Now()).Phase)
	}
	at = time.Now()
	look(4*time.Second, storytest.IPhone12(device.ModeRecovery, 7))
	look(8 * time.Second)
	look(6*time.Second, storytest.IPhone12(device.ModeDFU, 8))
	if got, want := b.focused(), "Watch the restore"; got != want {
		t.Fatalf("in DFU: the focus is on %q, want %q", got, want)
	}
	b.typed(fyne.KeySpace)
	if got := b.story.Way.Page(); got != checklist.PageErasing {
		t.Errorf("gone on to %s, want %s", got, checklist.PageErasing)
	}
}

// A click on an empty spot keeps the place of a person at the keyboard.
func TestAStrayClickKeepsTheFocus(t *testing.T) {
	b := newBench(t)
	c := b.win.Canvas()
	c.Focus(b.view.First)
	var later []func()
	g := newGround(c, func(f func()) { later = append(later, f) })
	click := func(f func(*desktop.MouseEvent)) {
		f(&desktop.MouseEvent{})
		c.Unfocus() // as Fyne does after it
		for _, do := range later {
			do()
		}
		later = nil
	}
	click(g.MouseDown)
	click(g.MouseUp)
	if c.Focused() != b.view.First {
		t.Errorf("%T has the focus, want what had it before the click", c.Focused())
	}
	c.Unfocus()
	click(g.MouseDown)
	if c.Focused() != nil {
		t.Errorf("%T got the focus from a click on nothing", c.Focused())
	}
}
