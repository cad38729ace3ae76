package ui

import (
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/uitest"
)

// While no phone is there the panel advises nothing physical before the danger
// was asked, and to a phone in danger nothing but to leave it unplugged. A
// finding about its link, which says to swap or to unplug, waits as well.
func TestThePanelWaitsForTheQuestionOfDanger(t *testing.T) {
	w, _ := testWindow(t, func(*Hands) {})
	say := func(id string) string { return words.English().Text("ui.panel.none."+id, nil) }
	now := storytest.Evening
	physical := []string{say("port"), say("cable"), say("charge")}
	check := func(when string, want []string, not []string) {
		t.Helper()
		now = now.Add(time.Second) // the panel changes ten times a second at most
		w.live(now)
		w.show()
		seen := uitest.Sentences(w.win.Content())
		for _, s := range want {
			if !strings.Contains(seen, s) {
				t.Errorf("%s: no %q", when, s)
			}
		}
		for _, s := range not {
			if strings.Contains(seen, s) {
				t.Errorf("%s: says %q", when, s)
			}
		}
	}
	w.story.Look(storytest.Bus(0))
	check("before it was asked", []string{say("unlock")}, append(physical, say("unsafe")))
	storytest.Answer(t, &w.story, []checklist.Choice{"step-by-step"}, []checklist.Choice{"black"}, []checklist.Choice{"none"}, []checklist.Choice{"yes"})
	asked := w.story.Way
	storytest.Answer(t, &w.story, []checklist.Choice{"nothing"})
	check("no danger", append(physical, say("unlock")), []string{say("unsafe")})
	w.story.Way = asked
	storytest.Answer(t, &w.story, []checklist.Choice{"wet"})
	check("wet", []string{say("unsafe")}, append(physical, say("unlock")))
	w.story.Look(storytest.Bus(1, device.Device{Port: "1-1", VendorID: 0x1d6b}))
	if f, ok := w.story.Finding(storytest.Evening); ok {
		t.Errorf("a finding on a wet phone: %v", f)
	}
}
