package ui

import (
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/uitest"
)

// A try begins where the bus shows the phone to be; one that is off is coached
// only when the person says so.
func TestTheBusChoosesWhereATryBegins(t *testing.T) {
	recovery, normal := []device.Device{storytest.IPhone12(device.ModeRecovery, 6)}, []device.Device{storytest.IPhone12(device.ModeNormal, 7)}
	for _, tt := range []struct {
		name  string
		bus   []device.Device
		press string // on the coach's page, after the first try was stopped
		want  dfu.Start
	}{
		{"in recovery", recovery, "", dfu.FromRecovery},
		{"running", normal, "", dfu.FromNormal},
		{"said to be off", nil, "It is switched off", dfu.FromOff},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.see(recovery...) // it tells its model
			b.tell(t, toUpdate...)
			b.tell(t, toBefore...)
			b.story.Leaves(time.Now())
			b.see(tt.bus...)
			b.tell(t, []checklist.Choice{"ready"})
			if tt.press != "" {
				b.coach.Stop()
				uitest.Press(t, b.view.View, tt.press)
			}
			if b.coach == nil || b.coach.Standing(time.Now()).Start != tt.want {
				t.Fatalf("got the coach %v, want one that begins %s", b.coach, tt.want)
			}
		})
	}
	// While the phone is there, nobody is asked whether it is off.
	b := newBench(t)
	b.see(recovery...)
	b.tell(t, toUpdate...)
	b.tell(t, toBefore...)
	b.tell(t, []checklist.Choice{"ready"})
	b.coach.Stop()
	if got := uitest.Sentences(b.view.View); strings.Contains(got, "It is switched off") {
		t.Errorf("it is in recovery; the page says\n%s", got)
	}
}
