package virtualphone

import (
	"testing"
	"time"

	"relink/guide/dfu"
	"relink/internal/device"
)

// A person who does what the coach says, a little late, gets every running
// model into recovery, and never into Emergency SOS.
func TestEveryModelReachesRecovery(t *testing.T) {
	for _, m := range device.Models() {
		if m.Class == "" {
			continue
		}
		for _, reaction := range []time.Duration{0, 150, 300, 700} {
			q := Person{Reaction: reaction * time.Millisecond}
			p, run, said := rehearse(New(Spec{Model: m}, Normal, dawn), dfu.FromNormal, dfu.IntoRecovery, q)
			if run.Outcome() != dfu.ReachedRecovery || p.State() != Recovery {
				t.Errorf("%s, %v late: got %q, phone %s, want recovery\n%s", m.ProductType, q.Reaction, run.Outcome(), p.State(), script(said))
			}
			if p.Alarm() {
				t.Errorf("%s: the cues start Emergency SOS", m.ProductType)
			}
		}
	}
}

// A running phone that is told to goes into recovery and stays there until it
// is told to leave.
func TestEnterRecovery(t *testing.T) {
	p := New(Spec{Model: iPhone12}, Normal, dawn).EnterRecovery(dawn)
	if p.Visible() {
		t.Errorf("got %s at once, want it to go quiet first", p.State())
	}
	later := dawn.Add(time.Minute)
	if p = p.Advance(later); p.State() != Recovery {
		t.Errorf("a minute later: got %s, want recovery", p.State())
	}
	for _, line := range []string{"setenv auto-boot true", "saveenv", "reboot"} {
		p, _, _ = p.Command(later, line)
	}
	if p = p.Advance(later.Add(time.Minute)); p.State() != Normal {
		t.Errorf("after leaving recovery: got %s, want running", p.State())
	}
}
