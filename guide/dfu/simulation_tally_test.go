package dfu_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/virtualphone"
)

// tally is what became of the people of one class.
type tally struct{ people, first, three, alarms int }

func (t tally) String() string {
	if t.people == 0 {
		return fmt.Sprintf("%22s", "no such way")
	}
	share := func(n int) float64 { return 100 * float64(n) / float64(t.people) }
	return fmt.Sprintf("%5.1f %5.1f %5.1f     ", share(t.first), share(t.three), share(t.alarms))
}

// threeTries gives a person three tries, each from where the phone was left.
func (t *tally) threeTries(c coachOf, who casting) {
	person := newSomeone(who.r)
	alarm := false
	for n := range 3 {
		p := phoneOf(who.model, who.start, who.r)
		who.jiggle = time.Time{}
		if who.r.Float64() < assumptions.jiggles {
			who.jiggle = begin.Add(time.Duration(who.r.Float64() * float64(10*time.Second)))
			who.jiggles = 100*time.Millisecond + time.Duration(who.r.Float64()*float64(800*time.Millisecond))
		}
		person.todo, person.now = nil, nil
		p = c.try(who, p, person)
		if p.Spec().Model.Class == "" {
			return // no steps for this class
		}
		if n == 0 {
			t.people++
		}
		alarm = alarm || p.Alarm()
		if p.State() == virtualphone.DFU {
			t.three++
			if n == 0 {
				t.first++
			}
			break
		}
		who.start = dfu.FromNormal
		if p.State() == virtualphone.Recovery {
			who.start = dfu.FromRecovery
		}
	}
	if alarm {
		t.alarms++
	}
}

// simulate has people made-up people coached in each way, the same people and
// phones every time.
func simulate(people int) map[string]map[device.ButtonClass]*tally {
	results := make(map[string]map[device.ButtonClass]*tally)
	models := []string{"iPhone8,1", "iPhone9,1", "iPhone13,2"}
	starts := []dfu.Start{dfu.FromNormal, dfu.FromRecovery}
	for _, c := range simulated {
		results[c.name] = make(map[device.ButtonClass]*tally)
		for i := range people {
			m, _ := device.ByProductType(models[i%len(models)])
			who := casting{model: m, start: starts[i/len(models)%len(starts)], r: rand.New(rand.NewPCG(2026, uint64(i)))}
			if results[c.name][m.Class] == nil {
				results[c.name][m.Class] = &tally{}
			}
			results[c.name][m.Class].threeTries(c, who)
		}
	}
	return results
}

func table(people int, results map[string]map[device.ButtonClass]*tally) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d made-up people; per cent in DFU at the first try, within three, and with Emergency SOS\n", people)
	fmt.Fprintf(&b, "%-30s %-22s %-22s %-22s\n", "", "home and power", "volume down and power", "iPhone 8 and later")
	for _, c := range simulated {
		r := results[c.name]
		fmt.Fprintf(&b, "%-30s %s %s %s\n", c.name, r[device.HomePower], r[device.VolDownPower], r[device.VolUpVolDownSide])
	}
	return b.String() + "Made up:\n" + assumed()
}

// BenchmarkSimulation lets 10,000 made-up people try, coached by Relink and by
// blind clocks, and prints what became of them.
func BenchmarkSimulation(b *testing.B) {
	const people = 10000
	for b.Loop() {
		results := simulate(people)
		b.StopTimer()
		fmt.Println(table(people, results))
		b.StartTimer()
	}
}

// The coach is worth having: fewer people fail than with the clocks that
// others use, and nobody starts Emergency SOS for having done as told.
func TestTheCoachBeatsTheClocks(t *testing.T) {
	results := simulate(600)
	for _, class := range []device.ButtonClass{device.HomePower, device.VolDownPower, device.VolUpVolDownSide} {
		ours, theirs := results["Relink, as the window begins"][class], results["Legacy-iOS-Kit's seconds"][class]
		if ours.first <= theirs.first {
			t.Errorf("%s: %d of %d at the first try with Relink, %d with fixed seconds", class, ours.first, ours.people, theirs.first)
		}
	}
}
