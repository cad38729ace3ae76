package ui

import (
	"context"
	"strings"
	"testing"

	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/kit"
)

// A desk that can do nothing now names what the person may do, and looks again
// when that is done; while another program is at work the keyboard reaches the
// way back first.
func TestADeskThatWaitsNamesTheNextAction(t *testing.T) {
	b := newBench(t)
	b.source.Act.Enter = func(context.Context, device.Device) error { return nil }
	b.openWord("enter.menu")
	b.pressDesk(t, "It is plugged in now")
	if got := b.desk(); !strings.Contains(got, "is on USB") {
		t.Errorf("still nobody there: the page says\n%s", got)
	}
	b.see(storytest.IPhone12(device.ModeNormal, 6))
	for _, s := range []string{"It is plugged in now", "Yes, or I am not sure", "It is backed up now", "Yes, or I am not sure"} {
		b.pressDesk(t, s)
	}
	if _, first := b.opened.top().View(); first.(*kit.Button).Text() != "Back" {
		t.Errorf("busy: the keyboard reaches %q first, want %q", first.(*kit.Button).Text(), "Back")
	}
	b.pressDesk(t, "That has ended now")
	if got := b.desk(); strings.Contains(got, "Leave it alone") {
		t.Errorf("ended: the page says\n%s", got)
	}
}
