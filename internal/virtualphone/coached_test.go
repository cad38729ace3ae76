package virtualphone

import (
	"fmt"
	"testing"
	"time"

	"relink/guide"
	"relink/internal/device"
)

// program does what the coach has done by the computer: it restarts a phone in
// recovery.
func program(p Phone, now time.Time) Phone {
	for _, line := range []string{"setenv auto-boot true", "saveenv", "reboot"} {
		p, _, _ = p.Command(now, line) // a phone that has left stalls, as a real one is gone
	}
	return p
}

// rehearse lets a person follow the guide's run on a phone, on a bus of one
// device, until the run has an outcome. Time jumps from one thing that falls
// due to the next.
func rehearse(p Phone, start guide.Start, v guide.Variant, q Person) (Phone, guide.Run, []guide.Cue) {
	now := dawn
	scan := func() device.Snapshot {
		s := device.Snapshot{At: now}
		if d, ok := p.Device(); ok {
			s.Devices = append(s.Devices, d)
		}
		return s
	}
	var said []guide.Cue
	var look time.Time // when the program's doing shows on the bus
	run, cues := guide.BeginVariant(p.Spec().Model, start, v, now, scan())
	for end := now.Add(5 * time.Minute); ; {
		for _, c := range cues {
			said = append(said, c)
			if c.Kind != guide.Info {
				q = q.Hear(now, c.Buttons)
			}
			if c.Action == guide.ActionReboot {
				p, look = program(p, now), now.Add(20*time.Millisecond)
			}
		}
		if run.Outcome() != guide.Undecided || now.After(end) {
			return p, run, said
		}
		now = soonest(end.Add(1), run.Next, p.Next, q.Next, func() (time.Time, bool) { return look, look.After(now) })
		q, p = q.Act(p, now)
		p = p.Advance(now)
		run, cues = run.Advance(now, scan())
	}
}

func soonest(at time.Time, nexts ...func() (time.Time, bool)) time.Time {
	for _, next := range nexts {
		if t, ok := next(); ok && t.Before(at) {
			at = t
		}
	}
	return at
}

// TestEveryModelReachesDFU is the whole point of both packages: a person who
// does what the guide says, a little late, gets every model into DFU from
// every start, and never into Emergency SOS.
func TestEveryModelReachesDFU(t *testing.T) {
	for _, m := range device.Models() {
		if m.Class == "" {
			continue
		}
		for start, state := range map[guide.Start]State{
			guide.FromNormal: Normal, guide.FromRecovery: Recovery, guide.FromOff: Off,
		} {
			for _, v := range guide.Variants(m, start) {
				if v == guide.OtherButton {
					continue // for phones that are not what their class says
				}
				for _, reaction := range []time.Duration{0, 150, 300, 700} {
					reaches(t, m, start, v, state, Person{Reaction: reaction * time.Millisecond})
				}
			}
		}
	}
}

func reaches(t *testing.T, m device.Model, start guide.Start, v guide.Variant, state State, q Person) {
	t.Helper()
	p, run, said := rehearse(New(Spec{Model: m}, state, dawn), start, v, q)
	if run.Outcome() != guide.ReachedDFU || p.State() != DFU {
		t.Errorf("%s from %s, way %q, %v late: got %q, phone %s, want DFU\n%s",
			m.ProductType, start, v, q.Reaction, run.Outcome(), p.State(), script(said))
	}
	if p.Alarm() {
		t.Errorf("%s from %s, way %q: the cues start Emergency SOS", m.ProductType, start, v)
	}
}

// TestSlips: each way of not quite doing it ends as the sources say.
func TestSlips(t *testing.T) {
	tests := []struct {
		name  string
		model device.Model
		slip  Slip
		want  guide.Outcome
	}{
		{"iPhone 12, keeps hold of side", iPhone12, KeepsPower, guide.RecoveryInstead},
		{"iPhone 12, lets go of all", iPhone12, LetsGoEarly, guide.Booted},
		{"iPhone 12, does nothing", iPhone12, LooksAway, guide.NeverLeft},
		{"iPhone 6, keeps hold of power", iPhone6, KeepsPower, guide.RecoveryInstead},
		{"iPhone 6, lets go of all", iPhone6, LetsGoEarly, guide.Booted},
		{"iPhone 6, does nothing", iPhone6, LooksAway, guide.NeverLeft},
		{"iPhone 7, keeps hold of power", iPhone7, KeepsPower, guide.RecoveryInstead},
		{"iPhone 7, lets go of all", iPhone7, LetsGoEarly, guide.Booted},
		{"iPhone 7, does nothing", iPhone7, LooksAway, guide.NeverLeft},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := Person{Reaction: 250 * time.Millisecond, Slip: tt.slip}
			p, run, said := rehearse(New(Spec{Model: tt.model}, Normal, dawn), guide.FromNormal, guide.Standard, q)
			if run.Outcome() != tt.want {
				t.Errorf("got %q, phone %s, want %q\n%s", run.Outcome(), p.State(), tt.want, script(said))
			}
			if p.Alarm() {
				t.Errorf("got Emergency SOS")
			}
		})
	}
}

func script(said []guide.Cue) (s string) {
	for _, c := range said {
		s += fmt.Sprintf("%8d ms %s %v (%s)\n", c.At.Sub(dawn).Milliseconds(), c.Kind, c.Buttons, c.Cause)
	}
	return s
}
