package ui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/coach"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/uitest"
)

// toBefore leads from the first try to the page before DFU.
var toBefore = [][]checklist.Choice{{"failed-before"}, {"4013"}, {"data-safe", "account-known", "erase-read"}, {"nothing-runs"}}

// With consent Relink restarts the phone at the cue; where it cannot, the
// try goes on by the buttons alone, with one sentence.
func TestTheAssistedWay(t *testing.T) {
	tests := []struct {
		name    string
		consent bool
		refuse  error
		sent    int
		want    string
	}{
		{"agreed", true, nil, 1, ""},
		{"not asked for", false, nil, 0, ""},
		{"no permission", true, &page.Refused{Why: page.RefusedPermission, Err: errors.New("no")}, 1, "may not send commands"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			sent := 0
			b.source.Act.Leave = func(context.Context, device.Device) error {
				sent++
				return tt.refuse
			}
			b.see(storytest.IPhone12(device.ModeRecovery, 6))
			b.tell(t, toUpdate...)
			b.tell(t, toBefore...)
			plainSteps := uitest.Sentences(b.view.View)
			if tt.consent {
				if f, ok := b.win.Canvas().Focused().(*kit.Button); !ok || f.Text() != "I have read them: start" {
					t.Errorf("%T has the focus; want the button, for consent is never a slip of the space key", b.win.Canvas().Focused())
				}
				uitest.Tick(t, b.view.View, "Let Relink restart")
				if b.win.Canvas().Focused() != b.view.Assist {
					t.Errorf("%T has the focus, want the line that was ticked", b.win.Canvas().Focused())
				}
				if now := uitest.Sentences(b.view.View); now == plainSteps || !strings.Contains(now, "Relink restarts it") {
					t.Errorf("the steps do not change with the consent:\n%s", now)
				}
			}
			b.tell(t, []checklist.Choice{"ready"})
			at := time.Now()
			for range 12 {
				at = at.Add(500 * time.Millisecond)
				b.step(at, nil)
			}
			if tt.sent > 0 {
				b.acted(t)
			}
			if sent != tt.sent {
				t.Fatalf("sent %d times, want %d", sent, tt.sent)
			}
			if tt.want == "" {
				if b.coach.Standing(time.Now()).Phase != coach.PhaseTry {
					t.Errorf("phase %v, want the try to go on", b.coach.Standing(time.Now()).Phase)
				}
				return
			}
			if got := b.coach.Standing(at).Outcome; b.coach.Standing(time.Now()).Phase != coach.PhaseOutcome || !strings.Contains(got.Why, tt.want) {
				t.Fatalf("phase %v, %q; want the sentence %q", b.coach.Standing(time.Now()).Phase, got.Why, tt.want)
			}
			if b.coach.Standing(time.Now()).Variant != dfu.Standard || b.coach.Standing(time.Now()).Failed != 0 {
				t.Errorf("variant %s after %d failures, want the buttons alone and no failure", b.coach.Standing(time.Now()).Variant, b.coach.Standing(time.Now()).Failed)
			}
		})
	}
}

// The offer is made only where it can be kept, and consent does not outlive
// the question about other programs.
func TestTheAssistedWayIsOfferedWhereItCanBeKept(t *testing.T) {
	for _, tt := range []struct {
		name string
		mode device.Mode
		can  bool
		want bool
	}{
		{"in recovery", device.ModeRecovery, true, true},
		{"in recovery, nothing can be sent", device.ModeRecovery, false, false},
		{"running", device.ModeNormal, true, false},
	} {
		b := newBench(t)
		if tt.can {
			b.source.Act.Leave = func(context.Context, device.Device) error { return nil }
		}
		b.see(storytest.IPhone12(device.ModeRecovery, 6)) // it tells its model
		b.see(storytest.IPhone12(tt.mode, 7))
		b.tell(t, toUpdate...)
		b.tell(t, toBefore...)
		if got := strings.Contains(uitest.Sentences(b.view.View), "Let Relink restart"); got != tt.want {
			t.Errorf("%s: offered %v, want %v", tt.name, got, tt.want)
		}
		b.assist(true)
		b.back()
		b.tell(t, []checklist.Choice{"nothing-runs"})
		if b.assisted {
			t.Errorf("%s: the consent outlived the question", tt.name)
		}
	}
}

// Every refusal of the assisted way has its sentence.
func TestEveryRefusalOfTheAssistedWayHasItsWords(t *testing.T) {
	cat := words.English()
	for _, why := range []page.Refusal{page.RefusedPermission, page.RefusedDriver, page.RefusedGone, page.RefusedNotBuiltIn, page.RefusedOther} {
		if s := cat.Text("act.assist.failed."+string(why), nil); s[0] == '<' {
			t.Errorf("no sentence for %s", why)
		}
	}
}
