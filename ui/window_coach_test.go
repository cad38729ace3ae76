package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/session"
	"relink/internal/story/storytest"
	"relink/ui/drawing"
	"relink/ui/kit"
	"relink/ui/uitest"
)

// What is read in peace is what is coached, for every class and start.
func TestTheStepsReadAreTheStepsCoached(t *testing.T) {
	for _, model := range []string{"iPhone8,1", "iPhone9,1", "iPod9,1", "iPhone13,2", "iPad7,11"} {
		t.Run(model, func(t *testing.T) {
			b := newBench(t)
			b.see(inRecoveryAs(t, model))
			b.tell(t, toUpdate...)
			b.tell(t, toBefore...)
			read := b.wayState().Steps
			b.tell(t, []checklist.Choice{"ready"})
			if b.coach == nil {
				t.Fatal("no coach")
			}
			var coached []string
			for _, s := range b.coach.Standing(time.Now()).Try.Steps {
				coached = append(coached, kit.Plain(s.Text))
			}
			if got, want := strings.Join(read, "\n"), strings.Join(coached, "\n"); kit.Plain(got) != want {
				t.Errorf("read:\n%s\ncoached:\n%s", got, want)
			}
		})
	}
}

// inRecoveryAs is a phone of some model in recovery.
func inRecoveryAs(t *testing.T, model string) device.Device {
	t.Helper()
	m, ok := device.ByProductType(model)
	if !ok {
		t.Fatalf("no model %q", model)
	}
	d := storytest.IPhone12(device.ModeRecovery, 6)
	d.Serial = strings.Replace(d.Serial, "CPID:8101 CPRV:11 BDID:0C", fmt.Sprintf("CPID:%04X CPRV:11 BDID:%02X", m.CPID, m.BDID), 1)
	return d
}

// A person whose volume up does not work says so before the steps, and is
// coached with the two other buttons alone, once Relink may restart the phone.
func TestABrokenButtonChangesTheSteps(t *testing.T) {
	b := newBench(t)
	b.source.Act.Leave = func(context.Context, device.Device) error { return nil }
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.tell(t, toBefore...)
	b.tell(t, []checklist.Choice{"buttons-broken"})
	if got := uitest.Sentences(b.view.View); !strings.Contains(got, "The side button") || strings.Contains(got, "The top button") || strings.Contains(got, "The home button") {
		t.Errorf("an iPhone 12 is asked for\n%s\nwant side and both volumes only", got)
	}
	b.tell(t, []checklist.Choice{"volume-up"})
	if got := uitest.Sentences(b.view.View); !strings.Contains(got, "agree that Relink restarts it") {
		t.Errorf("without volume up the page says\n%s", got)
	}
	if got := b.story.Kept.Said(session.AskBroken); got != "volume-up-broken" {
		t.Errorf("the session keeps %q, want volume-up-broken", got)
	}
	b.tell(t, []checklist.Choice{"go-on"})
	if got := uitest.Sentences(b.view.View); !strings.Contains(got, "Without volume up, Relink has to restart") {
		t.Errorf("before consent the page says\n%s", got)
	}
	if f, ok := b.view.First.(*kit.Button); ok && f.Text() == "I have read them: start" {
		t.Error("a try can begin without consent, though it would ask for volume up")
	}
	uitest.Tick(t, b.view.View, "Let Relink restart")
	b.tell(t, []checklist.Choice{"ready"})
	at := time.Now()
	for range 40 {
		at = at.Add(time.Second)
		b.step(at, nil)
		if drawing.HasButton(b.coach.Standing(time.Now()).Run.Buttons(), device.VolumeUp) {
			t.Fatal("the try asks for volume up")
		}
	}
	if b.coach.Standing(time.Now()).Tries == 0 {
		t.Error("no try began")
	}
}

// A running phone whose side button is broken can be sent into recovery from
// the page that says what remains.
func TestWithoutAButtonRecoveryIsOffered(t *testing.T) {
	for _, tt := range []struct {
		mode device.Mode
		want bool
	}{{device.ModeNormal, true}, {device.ModeRecovery, false}} {
		b := newBench(t)
		b.source.Act.Enter = func(context.Context, device.Device) error { return nil }
		b.see(storytest.IPhone12(device.ModeRecovery, 6))
		b.tell(t, toUpdate...)
		b.tell(t, toBefore...)
		b.story.Leaves(time.Now())
		b.see(storytest.IPhone12(tt.mode, 7))
		b.tell(t, []checklist.Choice{"buttons-broken"}, []checklist.Choice{"side"})
		offered := strings.Contains(uitest.Sentences(b.view.View), "Enter recovery")
		if offered != tt.want {
			t.Errorf("in %s: recovery is offered: %v, want %v", tt.mode, offered, tt.want)
		}
	}
}
