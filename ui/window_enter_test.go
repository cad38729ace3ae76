package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	"relink/ui/tool"
	"relink/ui/tool/enter"

	"relink/internal/device"
	"relink/internal/story/storytest"
)

// enterDeskOf opens the desk with one running phone on the bus.
func enterDeskOf(t *testing.T, send func(context.Context, device.Device) error) *bench {
	t.Helper()
	b := newBench(t)
	b.source.Act.Enter = send
	now := time.Now()
	b.step(now, &device.Snapshot{At: now, Devices: []device.Device{storytest.IPhone12(device.ModeNormal, 5)}})
	b.openWord("enter.menu")
	return b
}

// While a restore is watched it is not opened.
func TestEnteringRecoveryIsNotOfferedInARestore(t *testing.T) {
	b := enterDeskOf(t, func(context.Context, device.Device) error {
		t.Error("the phone was asked")
		return nil
	})
	b.opensNoneInARestore(t, func() { b.openWord("enter.menu") })
}

// By its buttons: the same coach, ended by recovery, and no DFU run is noted.
func TestRecoveryByButtons(t *testing.T) {
	b := enterDeskOf(t, func(context.Context, device.Device) error { return nil })
	now := time.Now()
	b.story.Told(now, []device.Told{toldTwelve(device.ModeNormal)})
	b.pressDesk(t, "No, or it is backed up")
	b.pressDesk(t, "No. Use its buttons instead")
	if got := b.desk(); !strings.Contains(got, "Keep holding side through the logo") || !strings.Contains(got, "stop it on the screen") {
		t.Fatalf("no steps, or no word of the siren, in\n%s", got)
	}
	b.pressDesk(t, "Start")
	d := b.opened.top().(*enter.Enter)
	if d.Coach() == nil || !b.trying() {
		t.Fatalf("the coach does not work: %+v", d.Coach())
	}
	b.explain(4013)
	if b.opened.top() != tool.Tool(d) {
		t.Error("another desk covers the coach")
	}
	at := func(after time.Duration, devices ...device.Device) {
		when := now.Add(after)
		b.step(when, &device.Snapshot{At: when, Devices: devices})
	}
	running := storytest.IPhone12(device.ModeNormal, 5)
	for s := range 13 {
		at(time.Duration(s)*time.Second, running)
	}
	at(14 * time.Second)
	if got := d.Coach().Standing(now.Add(14 * time.Second)).Try; !strings.Contains(got.Title, "through the Apple logo") || !strings.Contains(got.Badge, "Into recovery") {
		t.Errorf("after it went quiet: %q, %q", got.Badge, got.Title)
	}
	at(26*time.Second, storytest.IPhone12(device.ModeRecovery, 6))
	if got := b.desk(); d.Coach() != nil || !strings.Contains(got, "It is in recovery") {
		t.Errorf("recovery was seen; the page says\n%s", got)
	}
	if len(b.story.Kept.Runs) != 0 || len(b.story.Way.Outcomes()) != 0 {
		t.Errorf("it counts as tries into DFU: %v", b.story.Kept.Runs)
	}
	b.pressDesk(t, "Back to where I was")
	if b.opened.top() != nil {
		t.Error("the desk stays open")
	}
}

// A try that goes another way is told in its own words.
func TestRecoveryByButtonsFails(t *testing.T) {
	b := enterDeskOf(t, func(context.Context, device.Device) error { return nil })
	now := time.Now()
	b.story.Told(now, []device.Told{toldTwelve(device.ModeNormal)})
	b.pressDesk(t, "No, or it is backed up")
	b.pressDesk(t, "No. Use its buttons instead")
	b.pressDesk(t, "Start")
	d := b.opened.top().(*enter.Enter)
	at := func(after time.Duration, devices ...device.Device) {
		when := now.Add(after)
		b.step(when, &device.Snapshot{At: when, Devices: devices})
	}
	for s := range 13 {
		at(time.Duration(s)*time.Second, storytest.IPhone12(device.ModeNormal, 5))
	}
	at(14 * time.Second)
	at(40*time.Second, storytest.IPhone12(device.ModeNormal, 6))
	got := d.Coach().Standing(now.Add(41 * time.Second)).Outcome
	if !strings.Contains(got.Title, "instead of going into recovery") || !strings.Contains(got.Why, "Apple logo") || got.Slip != "" {
		t.Errorf("it started up: got %+v", got)
	}
	b.closeTool()
	if d.Coach() != nil || b.trying() {
		t.Error("the coach goes on after its desk was closed")
	}
}
