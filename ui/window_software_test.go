package ui

import (
	"strings"
	"testing"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/uitest"
)

// The page about the computer says what Windows lacks, in earnest only.
func TestThePageAboutTheComputerTellsOfApplesSoftware(t *testing.T) {
	for _, tt := range []struct {
		name, state, want string
		play              PlayKind
	}{
		{"nothing of Apple's", "missing", "Neither Apple Devices", Real},
		{"the service does not run", "stopped", "Apple Mobile Device Service", Real},
		{"all is well", "", "", Real},
		{"a practice", "missing", "", Practice},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.hands.Software = func() string { return tt.state }
			b.play.Kind = tt.play
			b.see(storytest.IPhone12(device.ModeRecovery, 6))
			for _, a := range toUpdate {
				if b.story.Way.Page() == checklist.PageComputer {
					break
				}
				if b.wayState().Software != "" {
					t.Errorf("page %s speaks of it", b.story.Way.Page())
				}
				b.answer(checklist.Answer{Choices: a})
			}
			if b.story.Way.Page() != checklist.PageComputer {
				t.Fatalf("got page %s, want the computer's", b.story.Way.Page())
			}
			b.shown = ""
			b.show()
			got := uitest.Texts(b.stage)
			if tt.want != "" && !strings.Contains(got, tt.want) || tt.want == "" && strings.Contains(got, "Apple Mobile Device Service") {
				t.Errorf("got %q, want %q in it", got, tt.want)
			}
		})
	}
}
