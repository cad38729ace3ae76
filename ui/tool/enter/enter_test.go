package enter

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/tool/tooltest"
)

// bench is a window, with what asks a phone.
type bench struct {
	*tooltest.Bench
	send func(context.Context, device.Device) error
}

func newBench(t *testing.T) *bench { return &bench{Bench: tooltest.New(t)} }

// open opens entering recovery over the window.
func (b *bench) open() *Enter {
	e := New(b.Window(), Needs{Send: b.send})
	b.Top = e
	return e
}

// opened opens it with one running phone on the bus.
func opened(t *testing.T, send func(context.Context, device.Device) error) *bench {
	t.Helper()
	b := newBench(t)
	b.send = send
	b.See(storytest.IPhone12(device.ModeNormal, 5))
	b.open()
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
			b := opened(t, func(_ context.Context, d device.Device) error {
				asked = append(asked, d)
				return nil
			})
			if got := b.Page(); !strings.Contains(got, "nowhere else") || !strings.Contains(got, "erases nothing") {
				t.Fatalf("the data is not asked first:\n%s", got)
			}
			b.Press(t, "No, or it is backed up")
			if got := b.Page(); len(asked) != 0 || !strings.Contains(got, "restoring it?") || !strings.Contains(got, "Leave recovery") {
				t.Fatalf("asked %v before the question was answered; the page says\n%s", asked, got)
			}
			b.Press(t, "No. Enter recovery now")
			b.Acted(t)
			if len(asked) != 1 || asked[0].Port != "1-4" {
				t.Fatalf("asked %v, want the one phone", asked)
			}
			at := func(d time.Duration, devices ...device.Device) {
				when := time.Now().Add(d)
				b.Step(when, &device.Snapshot{At: when, Devices: devices})
			}
			at(4 * time.Second)
			if tt.bus != nil {
				at(14*time.Second, tt.bus...)
			} else {
				b.Step(time.Now().Add(61*time.Second), nil)
			}
			if got := b.Page(); !strings.Contains(got, tt.want) {
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
		b := opened(t, func(context.Context, device.Device) error { return &page.Refused{Why: why, Err: errors.New("no")} })
		b.Press(t, "No, or it is backed up")
		b.Press(t, "No. Enter recovery now")
		b.Acted(t)
		if got := b.Page(); !strings.Contains(got, want) || !strings.Contains(got, "iPhone 8 and later: tap volume up") {
			t.Errorf("%s: no %q, or no buttons, in\n%s", why, want, got)
		}
	}
}

// Nothing is asked where it must not or cannot be.
func TestEnteringRecoveryIsNotOffered(t *testing.T) {
	b := opened(t, func(context.Context, device.Device) error {
		t.Error("the phone was asked")
		return nil
	})
	b.Press(t, "Yes, or I am not sure")
	if got := b.Page(); !strings.Contains(got, "Back it up first") || strings.Contains(got, "Enter recovery now") {
		t.Errorf("its data matters; the page says\n%s", got)
	}
	open := func(want string) { t.Helper(); b.Opens(t, b.open(), want) }
	b.See(storytest.IPhone12(device.ModeRecovery, 6))
	open("No running iPhone")
	b.send = nil
	open("Nothing can be asked here")
}

// A desk that can do nothing now names what the person may do, and looks again
// when that is done; while another program is at work the keyboard reaches the
// way back first.
func TestADeskThatWaitsNamesTheNextAction(t *testing.T) {
	b := newBench(t)
	b.send = func(context.Context, device.Device) error { return nil }
	e := b.open()
	b.Press(t, "It is plugged in now")
	if got := b.Page(); !strings.Contains(got, "is on USB") {
		t.Errorf("still nobody there: the page says\n%s", got)
	}
	b.See(storytest.IPhone12(device.ModeNormal, 6))
	for _, s := range []string{"It is plugged in now", "Yes, or I am not sure", "It is backed up now", "Yes, or I am not sure"} {
		b.Press(t, s)
	}
	if _, first := e.View(); first.(*kit.Button).Text() != "Back" {
		t.Errorf("busy: the keyboard reaches %q first, want %q", first.(*kit.Button).Text(), "Back")
	}
	b.Press(t, "That has ended now")
	if got := b.Page(); strings.Contains(got, "Leave it alone") {
		t.Errorf("ended: the page says\n%s", got)
	}
}
