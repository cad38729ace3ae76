package panel

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/uitest"
)

// sixteen phones, two of each name.
func sixteen(chosen string) LiveState {
	s := LiveState{Chosen: chosen}
	for i := range 16 {
		ph := livePhone(fmt.Sprint("phone-", i+1), fmt.Sprint("iPhone ", 8+i/2), device.ModeRecovery)
		ph.Port = fmt.Sprintf("1-%d.%d", 1+i/7, 1+i%7)
		s.Phones = append(s.Phones, ph)
	}
	return s
}

// visibleIn tells whether a row of the list is in view.
func visibleIn(l phoneList, key string) bool {
	row := l.row(key)
	top := row.Position().Y
	return top >= l.scroll.Offset.Y-1 && top+row.Size().Height <= l.scroll.Offset.Y+l.scroll.Size().Height+1
}

func TestSixteenPhonesStayUsable(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(kit.Theme{})
	var chosen string
	p := NewLivePanel(words.English(), func(key string) { chosen = key })
	p.Set(sixteen("phone-12"))
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(260, 560))

	if got := strings.Count(uitest.Texts(p), " · 1-"); got != 16 {
		t.Errorf("got %d names with a port, want all 16: each name is there twice", got)
	}
	if !visibleIn(p.list, "phone-12") {
		t.Errorf("the phone that is followed is out of view at %v", p.list.scroll.Offset)
	}
	test.Tap(p.list.row("phone-14"))
	if chosen != "phone-14" {
		t.Errorf("chose %q, want phone-14", chosen)
	}

	// An event leaves the list where it is, and so does a phone's new mode.
	next := sixteen("phone-12")
	next.Events = panels()["one"].Events[:2]
	p.Set(next)
	p.list.scroll.ScrollToOffset(fyne.NewPos(0, 60))
	w.Canvas().Focus(p.list.row("phone-3"))
	was := p.list.scroll
	next.Events = panels()["one"].Events
	p.Set(next)
	if p.list.scroll != was {
		t.Error("an event made the list anew")
	}
	next = sixteen("phone-12")
	next.Events = panels()["one"].Events
	next.Phones[1].Tone, next.Phones[1].Word = ModeLook(words.English(), device.ModeDFU)
	p.Set(next)
	if got := p.list.scroll.Offset.Y; got != 60 {
		t.Errorf("a new mode scrolled the list to %v, want 60", got)
	}
	if row, ok := w.Canvas().Focused().(*phoneChoice); !ok || row != p.list.row("phone-3") {
		t.Errorf("a new mode moved the focus to %v, want the same phone", w.Canvas().Focused())
	}

	p.Set(sixteen("phone-16"))
	if !visibleIn(p.list, "phone-16") {
		t.Errorf("the phone chosen now is out of view at %v", p.list.scroll.Offset)
	}
}
