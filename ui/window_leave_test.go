package ui

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
	"relink/ui/uitest"
)

// toLeave are the answers to the page that leaves recovery to back up.
var toLeave = [][]checklist.Choice{{"cable-picture"}, {"4013"}, {"yes"}, {"nothing"}, {"none"}}

// acted delivers what a job elsewhere came to, as the one crossing does.
func (b *bench) acted(t *testing.T) {
	t.Helper()
	select {
	case show := <-b.jobs.done:
		show()
	case <-time.After(5 * time.Second):
		t.Fatal("nothing came back")
	}
}

// desk is what the open desk says.
func (b *bench) desk() string {
	view, _ := b.opened.top().View()
	return uitest.Sentences(view)
}

// opens opens a desk anew, which must say this.
func (b *bench) opens(t *testing.T, desk func(), want string) {
	t.Helper()
	b.opened.clear()
	desk()
	if got := b.desk(); !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}

// opensNoneInARestore watches a restore, during which the desk must not open.
func (b *bench) opensNoneInARestore(t *testing.T, desk func()) {
	t.Helper()
	b.opened.clear()
	b.tell(t, toUpdate...)
	b.tell(t, []checklist.Choice{"pressed-update"})
	desk()
	if b.opened.top() != nil || !strings.Contains(b.notice, "only watches") {
		t.Errorf("during a restore: desk %v, notice %q", b.opened.top(), b.notice)
	}
}

func (b *bench) pressDesk(t *testing.T, s string) {
	t.Helper()
	view, _ := b.opened.top().View()
	uitest.Press(t, view, s)
}

// One button on the way, the question, the commands, and what the bus shows
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
			b.source.Act.Leave = func(_ context.Context, d device.Device) error {
				told = append(told, d)
				return nil
			}
			b.see(storytest.IPhone12(device.ModeRecovery, 6))
			b.tell(t, toLeave...)
			b.shown = ""
			b.show()
			uitest.Press(t, b.view.View, "Have Relink do it")
			if len(told) != 0 || !strings.Contains(b.desk(), "downloading for this iPhone or restoring it?") {
				t.Fatalf("told %v before the question was answered; the page says\n%s", told, b.desk())
			}
			b.pressDesk(t, "No. Leave recovery now")
			b.acted(t)
			if len(told) != 1 || told[0].Port != "1-4" || b.opened.top().(*leaveDesk).stage != LeaveWaiting {
				t.Fatalf("told %v, stage %s, want the one phone and waiting", told, b.opened.top().(*leaveDesk).stage)
			}
			b.step(later(2*time.Second), &device.Snapshot{At: later(2 * time.Second)})
			if tt.bus != nil {
				b.step(later(22*time.Second), &device.Snapshot{At: later(22 * time.Second), Devices: tt.bus})
			} else {
				b.step(later(61*time.Second), nil)
			}
			if got := b.desk(); !strings.Contains(got, tt.want) {
				t.Fatalf("no %q in\n%s", tt.want, got)
			}
			for _, x := range b.story.Sightings {
				if x.Mode == device.ModeRestore {
					t.Error("its own doing looks like a restore")
				}
			}
			b.pressDesk(t, tt.on)
			if got := b.story.Way.Page(); got != tt.page || b.opened.top() != nil {
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
		b.source.Act.Leave = func(context.Context, device.Device) error {
			return &page.Refused{Why: why, Err: errors.New("no")}
		}
		b.see(storytest.IPhone12(device.ModeRecovery, 6))
		b.openLeave()
		b.pressDesk(t, "No. Leave recovery now")
		b.acted(t)
		if got := b.desk(); !strings.Contains(got, want) || !strings.Contains(got, "side button") {
			t.Errorf("%s: no %q, or no buttons, in\n%s", why, want, got)
		}
	}
}

// Nothing is sent where it must not or cannot be.
func TestLeavingRecoveryIsNotOffered(t *testing.T) {
	b := newBench(t)
	b.source.Act.Leave = func(context.Context, device.Device) error {
		t.Error("something was sent")
		return nil
	}
	open := func(want string) { t.Helper(); b.opens(t, b.openLeave, want) }
	open("No iPhone in recovery")
	b.see(storytest.IPhone12(device.ModeNormal, 5))
	open("No iPhone in recovery")
	b.see(storytest.IPhone12(device.ModeDFU, 6))
	open("takes no commands")
	b.see(storytest.IPhone12(device.ModeRecovery, 7))
	open("Leave recovery")
	b.pressDesk(t, "Yes, or I am not sure")
	if got := b.desk(); !strings.Contains(got, "Leave it alone until that has ended") {
		t.Errorf("another program is at work; the page says\n%s", got)
	}
	b.source.Act.Leave = nil
	open("Nothing can be sent here")
	b.opensNoneInARestore(t, b.openLeave)
}

// The computer stays awake while a restore is watched, and no longer; one that
// cannot be kept awake is told once.
func TestTheComputerStaysAwake(t *testing.T) {
	b := newBench(t)
	b.play.Kind = Real
	begun, ended := 0, make(chan bool, 1)
	b.hands.Awake = func(string) (func(), error) {
		begun++
		return func() { ended <- true }, nil
	}
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.step(time.Now(), nil)
	if b.vigil.wanted {
		t.Error("kept awake before anything goes on")
	}
	b.tell(t, []checklist.Choice{"pressed-update"})
	b.step(time.Now(), nil)
	b.step(time.Now(), nil)
	b.acted(t)
	b.step(time.Now(), nil)
	if begun != 1 || b.vigil.stop == nil {
		t.Errorf("asked %d times, held %v; want once and held", begun, b.vigil.stop != nil)
	}
	b.tell(t, []checklist.Choice{"ended"})
	b.step(time.Now(), nil)
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		t.Error("still awake after the restore was over")
	}
	b.hands.Awake = func(string) (func(), error) { return func() {}, errors.New("nobody") }
	b.stayAwake(true)
	b.acted(t)
	b.stayAwake(true)
	if !strings.Contains(b.notice, "cannot keep this computer awake") || b.vigil.asking {
		t.Errorf("notice %q, asking again: %v", b.notice, b.vigil.asking)
	}
}

// A desk that can do nothing now names what the person may do, and looks again
// when that is done; while another program is at work the keyboard reaches the
// way back first.
func TestADeskThatWaitsNamesTheNextAction(t *testing.T) {
	for name, mode := range map[string]device.Mode{"leave": device.ModeRecovery, "enter": device.ModeNormal} {
		b := newBench(t)
		b.source.Act.Leave = func(context.Context, device.Device) error { return nil }
		b.source.Act.Enter = b.source.Act.Leave
		map[string]func(){"leave": b.openLeave, "enter": b.openEnter}[name]()
		b.pressDesk(t, "It is plugged in now")
		if got := b.desk(); !strings.Contains(got, "is on USB") {
			t.Errorf("%s, still nobody there: the page says\n%s", name, got)
		}
		b.see(storytest.IPhone12(mode, 6))
		b.pressDesk(t, "It is plugged in now")
		if name == "enter" {
			b.pressDesk(t, "Yes, or I am not sure")
			b.pressDesk(t, "It is backed up now")
		}
		b.pressDesk(t, "Yes, or I am not sure")
		if _, first := b.opened.top().View(); first.(*kit.Button).Text() != "Back" {
			t.Errorf("%s, busy: the keyboard reaches %q first, want %q", name, first.(*kit.Button).Text(), "Back")
		}
		b.pressDesk(t, "That has ended now")
		if got := b.desk(); strings.Contains(got, "Leave it alone") {
			t.Errorf("%s, ended: the page says\n%s", name, got)
		}
	}
}
