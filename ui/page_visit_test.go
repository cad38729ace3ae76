package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/kit"
)

// What was ticked on a page and not yet answered stays while the bus changes
// what the page says, as a phone does that starts again and again, and while
// something lies over the page.
func TestTicksStayWhileThePhoneComesAndGoes(t *testing.T) {
	b := newBench(t)
	b.tell(t, toUpdate[:4]...)
	if got := b.name(); got != "history" {
		t.Fatalf("got page %s, want the history", got)
	}
	b.typed(fyne.KeyTab)
	b.typed(fyne.KeyTab)
	b.typed(fyne.KeySpace)
	was, ok := b.win.Canvas().Focused().(*kit.Tick)
	if !ok || !was.On() {
		t.Fatalf("the focus is on %T, want a line with a tick", b.win.Canvas().Focused())
	}
	want := was.Text()
	for _, change := range []struct {
		name  string
		do    func()
		focus bool
	}{
		{"the phone comes", func() { b.see(storytest.IPhone12(device.ModeRecovery, 6)) }, true},
		{"the phone goes", func() { b.see() }, true},
		{"the error book", func() { b.explain(4013); b.closeTool() }, false},
		{"the report", func() { b.openReportNow(); b.closeReport() }, false},
		{"another look", func() { b.retheme() }, false},
	} {
		change.do()
		on := []string{}
		for _, tick := range b.view.Ticks {
			if tick.On() {
				on = append(on, tick.Text())
			}
		}
		if len(on) != 1 || on[0] != want {
			t.Errorf("%s: %q is ticked, want %q", change.name, on, want)
		}
		if f, ok := b.win.Canvas().Focused().(*kit.Tick); change.focus && (!ok || f.Text() != want) {
			t.Errorf("%s: the focus is not on %q any more", change.name, want)
		}
	}
	b.tell(t, []checklist.Choice{"dropped"})
	for _, tick := range b.view.Ticks {
		if tick.On() {
			t.Errorf("on the next page %q is ticked", tick.Text())
		}
	}
	// A practice that is left on the page it began on brings no ticks along.
	b.back()
	b.begin(Play{Kind: Practice})
	if b.view.Ticks != nil {
		t.Errorf("a practice begins with the ticks %v", b.view.Ticks)
	}
}

func TestWhatIsTypedStaysWhileThePhoneComes(t *testing.T) {
	b := newBench(t)
	b.tell(t, toUpdate[:2]...)
	for _, r := range "2" {
		b.view.Entry.TypedRune(r)
	}
	b.win.Canvas().Focus(b.view.Entry)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	if got := b.view.Entry.Text; got != "2" {
		t.Errorf("got %q in the field, want what was typed", got)
	}
	if f, ok := b.win.Canvas().Focused().(*widget.Entry); !ok || f != b.view.Entry {
		t.Errorf("the focus is on %T, want the field", b.win.Canvas().Focused())
	}
}
