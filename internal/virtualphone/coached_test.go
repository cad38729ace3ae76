package virtualphone

import (
	"fmt"
	"testing"
	"time"

	"relink/guide/dfu"
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
func rehearse(p Phone, start dfu.Start, v dfu.Variant, q Person) (Phone, dfu.Run, []dfu.Cue) {
	now := dawn
	scan := func() device.Snapshot {
		s := device.Snapshot{At: now}
		if d, ok := p.Device(); ok {
			s.Devices = append(s.Devices, d)
		}
		return s
	}
	var said []dfu.Cue
	var look time.Time // when the program's doing shows on the bus
	run, cues := dfu.BeginVariant(p.Spec().Model, start, v, now, scan())
	for end := now.Add(5 * time.Minute); ; {
		for _, c := range cues {
			said = append(said, c)
			if c.Kind != dfu.Info {
				q = q.Hear(now, c.Buttons)
			}
			if c.Action == dfu.ActionReboot {
				p, look = program(p, now), now.Add(20*time.Millisecond)
			}
		}
		if run.Outcome() != dfu.Undecided || now.After(end) {
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
		for start, state := range map[dfu.Start]State{
			dfu.FromNormal: Normal, dfu.FromRecovery: Recovery, dfu.FromOff: Off,
		} {
			for _, v := range dfu.Variants(m, start) {
				if v == dfu.OtherButton {
					continue // for phones that are not what their class says
				}
				for _, reaction := range []time.Duration{0, 150, 300, 700} {
					reaches(t, m, start, v, state, Person{Reaction: reaction * time.Millisecond})
				}
			}
		}
	}
}

func reaches(t *testing.T, m device.Model, start dfu.Start, v dfu.Variant, state State, q Person) {
	t.Helper()
	p, run, said := rehearse(New(Spec{Model: m}, state, dawn), start, v, q)
	if run.Outcome() != dfu.ReachedDFU || p.State() != DFU {
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
		want  dfu.Outcome
	}{
		{"iPhone 12, keeps hold of side", iPhone12, KeepsPower, dfu.RecoveryInstead},
		{"iPhone 12, lets go of all", iPhone12, LetsGoEarly, dfu.Booted},
		{"iPhone 12, does nothing", iPhone12, LooksAway, dfu.NeverLeft},
		{"iPhone 6, keeps hold of power", iPhone6, KeepsPower, dfu.RecoveryInstead},
		{"iPhone 6, lets go of all", iPhone6, LetsGoEarly, dfu.Booted},
		{"iPhone 6, does nothing", iPhone6, LooksAway, dfu.NeverLeft},
		{"iPhone 7, keeps hold of power", iPhone7, KeepsPower, dfu.RecoveryInstead},
		{"iPhone 7, lets go of all", iPhone7, LetsGoEarly, dfu.Booted},
		{"iPhone 7, does nothing", iPhone7, LooksAway, dfu.NeverLeft},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := Person{Reaction: 250 * time.Millisecond, Slip: tt.slip}
			p, run, said := rehearse(New(Spec{Model: tt.model}, Normal, dawn), dfu.FromNormal, dfu.Standard, q)
			if run.Outcome() != tt.want {
				t.Errorf("got %q, phone %s, want %q\n%s", run.Outcome(), p.State(), tt.want, script(said))
			}
			if p.Alarm() {
				t.Errorf("got Emergency SOS")
			}
		})
	}
}

func script(said []dfu.Cue) (s string) {
	for _, c := range said {
		s += fmt.Sprintf("%8d ms %s %v (%s)\n", c.At.Sub(dawn).Milliseconds(), c.Kind, c.Buttons, c.Cause)
	}
	return s
}
