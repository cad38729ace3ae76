package coach

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/ui/kit"
)

func TestTheCountTicksOnceASecond(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	p := newPlay(t, "iPhone13,2", dfu.FromRecovery)
	var left []int
	p.coach.hooks.Count = func(n int) { left = append(left, n) }
	p.bus(0, device.ModeRecovery)
	for at := time.Duration(0); at < 5*time.Second; at += 90 * time.Millisecond {
		p.to(at)
	}
	if !slices.Equal(left, []int{3, 2, 1}) {
		t.Errorf("got %v, want 3, 2, 1", left)
	}
}

// The border lights up with an instruction, goes out by itself, and never
// lights up more than once a second.
func TestTheBorderLightsUp(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for _, wanted := range []bool{false, true} {
		p := newPlay(t, "iPhone13,2", dfu.FromNormal)
		p.coach.plan.Flash = wanted
		p.bus(0, device.ModeNormal)
		var lit []time.Duration
		was := false
		for at := time.Duration(0); at < 12*time.Second; at += 20 * time.Millisecond {
			if p.to(at); p.state().Flash != was {
				if was = !was; was {
					lit = append(lit, at)
				}
			}
		}
		if was {
			t.Error("the border stays lit")
		}
		if (len(lit) > 0) != wanted {
			t.Errorf("wanted %v: lit at %v", wanted, lit)
		}
		for i := 1; i < len(lit); i++ {
			if lit[i]-lit[i-1] < time.Second {
				t.Errorf("lit at %v and %v: more than once a second", lit[i-1], lit[i])
			}
		}
	}
}
