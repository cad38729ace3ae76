package leave

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/tool/tooltest"
)

// toLeave are the answers to the page that leaves recovery to back up.
var toLeave = [][]checklist.Choice{{"step-by-step"}, {"cable-picture"}, {"4013"}, {"yes"}, {"nothing"}, {"none"}}

// bench is a window, with what sends commands to a phone.
type bench struct {
	*tooltest.Bench
	send func(context.Context, device.Device) error
}

func newBench(t *testing.T) *bench { return &bench{Bench: tooltest.New(t)} }

// open opens leaving recovery over the window.
func (b *bench) open() *Leave {
	l := New(b.Window(), Needs{
		Send: b.send, How: func() string { return "Hold the side button." },
		Answer: func(a checklist.Answer) { b.Story.Answer(time.Now(), a) },
	})
	b.Top = l
	return l
}

// The question, the commands, and what the bus shows
// then: only a start outside recovery is a success.
func TestLeavingRecovery(t *testing.T) {
	later := func(d time.Duration) time.Time { return time.Now().Add(d) }
	tests := []struct {
		name string
		bus  []device.Device // 20 s after the phone went; nil: nothing for a minute
		want string
		on   string // the button that names what comes then
		page checklist.Page
	}{
		{"it starts", []device.Device{storytest.IPhone12(device.ModeNormal, 7)}, "If it starts up, back it up now", "Back it up now", checklist.PageBackup},
		{"it comes back", []device.Device{storytest.IPhone12(device.ModeRecovery, 7)}, "next step is Update, which is meant to keep data", "On to the next step", checklist.PageCable},
		{"it comes back in DFU", []device.Device{storytest.IPhone12(device.ModeDFU, 7)}, "its boot code does not load", "On to the next step", checklist.PageCable},
		{"it stays away", nil, "was not seen again for a minute", "Back to where I was", checklist.PageLeave},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			var told []device.Device
			b.send = func(_ context.Context, d device.Device) error {
				told = append(told, d)
				return nil
			}
			b.See(storytest.IPhone12(device.ModeRecovery, 6))
			storytest.Answer(t, &b.Story, toLeave...)
			l := b.open()
			if len(told) != 0 || !strings.Contains(b.Page(), "downloading for this iPhone or restoring it?") {
				t.Fatalf("told %v before the question was answered; the page says\n%s", told, b.Page())
			}
			b.Press(t, "No. Leave recovery now")
			b.Acted(t)
			if len(told) != 1 || told[0].Port != "1-4" || l.stage != Waiting {
				t.Fatalf("told %v, stage %s, want the one phone and waiting", told, l.stage)
			}
			b.Step(later(2*time.Second), &device.Snapshot{At: later(2 * time.Second)})
			if tt.bus != nil {
				b.Step(later(22*time.Second), &device.Snapshot{At: later(22 * time.Second), Devices: tt.bus})
			} else {
				b.Step(later(61*time.Second), nil)
			}
			if got := b.Page(); !strings.Contains(got, tt.want) {
				t.Fatalf("no %q in\n%s", tt.want, got)
			}
			for _, x := range b.Story.Sightings {
				if x.Mode == device.ModeRestore {
					t.Error("its own doing looks like a restore")
				}
			}
			b.Press(t, tt.on)
			if got := b.Story.Way.Page(); got != tt.page || b.Top != nil {
				t.Errorf("got page %s, want %s and no desk", got, tt.page)
			}
		})
	}
}

func TestLeavingRecoveryRefused(t *testing.T) {
	for why, want := range map[page.Refusal]string{
		page.RefusedPermission: "make udev-rule", page.RefusedDriver: "Leave that driver as it is",
		page.RefusedGone: "Plug it in again", page.RefusedNotBuiltIn: "This build", page.RefusedOther: "The log says why",
	} {
		b := newBench(t)
		b.send = func(context.Context, device.Device) error {
			return &page.Refused{Why: why, Err: errors.New("no")}
		}
		b.See(storytest.IPhone12(device.ModeRecovery, 6))
		b.open()
		b.Press(t, "No. Leave recovery now")
		b.Acted(t)
		if got := b.Page(); !strings.Contains(got, want) || !strings.Contains(got, "side button") {
			t.Errorf("%s: no %q, or no buttons, in\n%s", why, want, got)
		}
	}
}

// Nothing is sent where it must not or cannot be.
func TestLeavingRecoveryIsNotOffered(t *testing.T) {
	b := newBench(t)
	b.send = func(context.Context, device.Device) error {
		t.Error("something was sent")
		return nil
	}
	open := func(want string) { t.Helper(); b.Opens(t, b.open(), want) }
	open("No iPhone in recovery")
	b.See(storytest.IPhone12(device.ModeNormal, 5))
	open("It has started up")
	b.See(storytest.IPhone12(device.ModeDFU, 6))
	open("takes no commands")
	b.See(storytest.IPhone12(device.ModeRecovery, 7))
	open("Leave recovery")
	b.Press(t, "Yes, or I am not sure")
	if got := b.Page(); !strings.Contains(got, "Leave it alone until that has ended") {
		t.Errorf("another program is at work; the page says\n%s", got)
	}
	b.send = nil
	open("Nothing can be sent here")
}

// A page that can do nothing now names what the person may do, and looks again
// when that is done; while another program is at work the keyboard reaches the
// way back first.
func TestLeavingThatWaitsNamesTheNextAction(t *testing.T) {
	b := newBench(t)
	b.send = func(context.Context, device.Device) error { return nil }
	l := b.open()
	b.Press(t, "It is plugged in now")
	if got := b.Page(); !strings.Contains(got, "is on USB") {
		t.Errorf("still nobody there: the page says\n%s", got)
	}
	b.See(storytest.IPhone12(device.ModeRecovery, 6)) // which the page sees by itself
	b.Press(t, "Yes, or I am not sure")
	if _, first := l.View(); first.(*kit.Button).Text() != "Back" {
		t.Errorf("busy: the keyboard reaches %q first, want %q", first.(*kit.Button).Text(), "Back")
	}
	b.Press(t, "That has ended now")
	if got := b.Page(); strings.Contains(got, "Leave it alone") {
		t.Errorf("ended: the page says\n%s", got)
	}
}

// A page that waits answers what comes on USB while it is open, and is at rest
// once it is closed.
func TestTheOpenPageFollowsTheBus(t *testing.T) {
	b := newBench(t)
	b.send = func(context.Context, device.Device) error { return nil }
	b.Opens(t, b.open(), "No iPhone in recovery")
	for _, x := range []struct {
		mode device.Mode
		want string
	}{
		{device.ModeNormal, "It has started up"}, {device.ModeDFU, "takes no commands"}, {device.ModeRecovery, "Relink tells the iPhone to restart"},
	} {
		b.See(storytest.IPhone12(x.mode, 5))
		if got := b.Page(); !strings.Contains(got, x.want) {
			t.Errorf("%s came while the page was open; it says\n%s", x.mode, got)
		}
		if d := b.Work.Doing(time.Now()); d.Busy || d.Restarts {
			t.Errorf("%s: looking on counts as work: %+v", x.mode, d)
		}
	}
	b.Close()
	b.See(storytest.IPhone12(device.ModeRecovery, 6))
	if b.Work != nil {
		t.Error("the closed page is still at work")
	}
}
