package ui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"relink/ui/tool"

	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/page"
)

// enterDeskOf opens the desk with one running phone on the bus.
func enterDeskOf(t *testing.T, send func(context.Context, device.Device) error) *bench {
	t.Helper()
	b := newBench(t)
	b.source.Act.Enter = send
	now := time.Now()
	b.step(now, &device.Snapshot{At: now, Devices: []device.Device{storytest.IPhone12(device.ModeNormal, 5)}})
	b.openEnter()
	return b
}

// The data first, then the other programs, then the request; only recovery on
// the bus is a success.
func TestEnteringRecovery(t *testing.T) {
	tests := []struct {
		name string
		bus  []device.Device // 14 s after the phone went; nil: nothing for a minute
		want string
	}{
		{"recovery comes", []device.Device{storytest.IPhone12(device.ModeRecovery, 6)}, "It is in recovery"},
		{"it starts up", []device.Device{storytest.IPhone12(device.ModeNormal, 6)}, "It came back running"},
		{"DFU comes", []device.Device{storytest.IPhone12(device.ModeDFU, 6)}, "It came back in DFU"},
		{"it stays away", nil, "It went quiet"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var asked []device.Device
			b := enterDeskOf(t, func(_ context.Context, d device.Device) error {
				asked = append(asked, d)
				return nil
			})
			if got := b.desk(); !strings.Contains(got, "nowhere else") || !strings.Contains(got, "erases nothing") {
				t.Fatalf("the data is not asked first:\n%s", got)
			}
			b.pressDesk(t, "No, or it is backed up")
			if got := b.desk(); len(asked) != 0 || !strings.Contains(got, "restoring it?") || !strings.Contains(got, "Leave recovery") {
				t.Fatalf("asked %v before the question was answered; the page says\n%s", asked, got)
			}
			b.pressDesk(t, "No. Enter recovery now")
			b.acted(t)
			if len(asked) != 1 || asked[0].Port != "1-4" {
				t.Fatalf("asked %v, want the one phone", asked)
			}
			at := func(d time.Duration, devices ...device.Device) {
				when := time.Now().Add(d)
				b.step(when, &device.Snapshot{At: when, Devices: devices})
			}
			at(4 * time.Second)
			if tt.bus != nil {
				at(14*time.Second, tt.bus...)
			} else {
				b.step(time.Now().Add(61*time.Second), nil)
			}
			if got := b.desk(); !strings.Contains(got, tt.want) {
				t.Errorf("no %q in\n%s", tt.want, got)
			}
		})
	}
}

func TestEnteringRecoveryRefused(t *testing.T) {
	for why, want := range map[page.Refusal]string{
		RefusedUsbmuxd: "usbmuxd is not running here", RefusedUnlisted: "does not list this iPhone", RefusedTrust: "tap Trust",
		RefusedLocked: "Unlock it with its passcode", page.RefusedOther: "did not take the request", page.RefusedDriver: "did not take the request",
	} {
		b := enterDeskOf(t, func(context.Context, device.Device) error { return &page.Refused{Why: why, Err: errors.New("no")} })
		b.pressDesk(t, "No, or it is backed up")
		b.pressDesk(t, "No. Enter recovery now")
		b.acted(t)
		if got := b.desk(); !strings.Contains(got, want) || !strings.Contains(got, "iPhone 8 and later: tap volume up") {
			t.Errorf("%s: no %q, or no buttons, in\n%s", why, want, got)
		}
	}
}

// Nothing is asked where it must not or cannot be.
func TestEnteringRecoveryIsNotOffered(t *testing.T) {
	b := enterDeskOf(t, func(context.Context, device.Device) error {
		t.Error("the phone was asked")
		return nil
	})
	b.pressDesk(t, "Yes, or I am not sure")
	if got := b.desk(); !strings.Contains(got, "Back it up first") || strings.Contains(got, "Enter recovery now") {
		t.Errorf("its data matters; the page says\n%s", got)
	}
	open := func(want string) { t.Helper(); b.opens(t, b.openEnter, want) }
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	open("No running iPhone")
	b.source.Act.Enter = nil
	open("Nothing can be asked here")
	b.opensNoneInARestore(t, b.openEnter)
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
	d := b.opened.top().(*enterDesk)
	if d.coach == nil || !b.trying() {
		t.Fatalf("the coach does not work: %+v", d.coach)
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
	if got := d.coach.Standing(now.Add(14 * time.Second)).Try; !strings.Contains(got.Title, "through the Apple logo") || !strings.Contains(got.Badge, "Into recovery") {
		t.Errorf("after it went quiet: %q, %q", got.Badge, got.Title)
	}
	at(26*time.Second, storytest.IPhone12(device.ModeRecovery, 6))
	if got := b.desk(); d.coach != nil || !strings.Contains(got, "It is in recovery") {
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
	d := b.opened.top().(*enterDesk)
	at := func(after time.Duration, devices ...device.Device) {
		when := now.Add(after)
		b.step(when, &device.Snapshot{At: when, Devices: devices})
	}
	for s := range 13 {
		at(time.Duration(s)*time.Second, storytest.IPhone12(device.ModeNormal, 5))
	}
	at(14 * time.Second)
	at(40*time.Second, storytest.IPhone12(device.ModeNormal, 6))
	got := d.coach.Standing(now.Add(41 * time.Second)).Outcome
	if !strings.Contains(got.Title, "instead of going into recovery") || !strings.Contains(got.Why, "Apple logo") || got.Slip != "" {
		t.Errorf("it started up: got %+v", got)
	}
	b.closeTool()
	if d.coach != nil || b.trying() {
		t.Error("the coach goes on after its desk was closed")
	}
}
