package coach

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/drawing"
	"relink/ui/kit"
)

// After three failures of any class the next try goes another way, and that is
// said once, when it changes.
func TestTheOtherWayIsSaidWhenItComes(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	other := words.English().Text("ui.coach.out.many-other", nil)
	for _, tt := range []struct {
		model string
		ways  []dfu.Variant // of each try
	}{
		{"iPhone13,2", []dfu.Variant{dfu.Standard, dfu.Standard, dfu.Standard, dfu.PressAgain, dfu.PressAgain}},
		{"iPhone8,1", []dfu.Variant{dfu.KeepBoth, dfu.KeepBoth, dfu.KeepBoth, dfu.Standard, dfu.Standard}},
		{"iPhone9,1", []dfu.Variant{dfu.KeepBoth, dfu.KeepBoth, dfu.KeepBoth, dfu.Standard, dfu.Standard}},
		{"iPod9,1", []dfu.Variant{
			dfu.KeepBoth, dfu.KeepBoth, dfu.KeepBoth, dfu.Standard, dfu.Standard, dfu.Standard,
			dfu.OtherButton, dfu.OtherButton, dfu.OtherButton, dfu.OtherButton,
		}},
	} {
		p := newPlay(t, tt.model, dfu.FromRecovery).bus(0, device.ModeRecovery)
		at := time.Duration(0)
		for i, want := range tt.ways {
			if got := p.coach.variant(); got != want {
				t.Errorf("%s, try %d: way %q, want %q", tt.model, i+1, got, want)
			}
			p.bus(at+14*time.Second, "").bus(at+25*time.Second, device.ModeRecovery)
			said := strings.Contains(p.coach.outcomeState(p.now).More, other)
			changes := i+1 < len(tt.ways) && tt.ways[i+1] != want
			if said != changes {
				t.Errorf("%s, after try %d: another way is said: %v, want %v", tt.model, i+1, said, changes)
			}
			at += 40 * time.Second
			p.to(at)
			if p.coach.phase == PhaseOutcome {
				p.coach.Key("Space")
			}
		}
	}
}

// The phone starts up after an assisted try: without volume up no try can
// begin from there, and the coach says so instead of asking for it.
func TestWithoutAWayTheCoachSaysSo(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	p := newPlay(t, "iPhone13,2", dfu.FromRecovery)
	p.coach.plan.Assisted, p.coach.plan.Broken = true, []device.Button{device.VolumeUp}
	p.bus(0, device.ModeRecovery).bus(6*time.Second, "").bus(40*time.Second, device.ModeNormal)
	o := p.coach.outcome.state
	if o.Start != "" || o.More == "" {
		t.Errorf("after it started up: start %q, said %q; want no start and why", o.Start, o.More)
	}
	p.coach.Key("Space")
	if p.coach.phase != PhaseOutcome {
		t.Errorf("Space began something: phase %v", p.coach.phase)
	}
}

// After a try in which the phone never left, the person can say that a button
// does not work; after one other failure it is too early to ask.
func TestTheCoachAsksForABrokenButton(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	never := newPlay(t, "iPhone13,2", dfu.FromNormal).bus(0, device.ModeNormal).to(30 * time.Second)
	if never.coach.outcome.state.Broken == "" {
		t.Error("it never left, and nobody asks whether a button is broken")
	}
	never.coach.broken()
	if never.broken != 1 {
		t.Errorf("told %d times, want once", never.broken)
	}
	once := newPlay(t, "iPhone13,2", dfu.FromRecovery).bus(0, device.ModeRecovery).bus(14*time.Second, "").bus(25*time.Second, device.ModeRecovery)
	if once.coach.outcome.state.Broken != "" {
		t.Error("one failure, and a button is suspected already")
	}
}

// A screen that comes late shows things in the order in which they happened:
// the phone left before the tap was over.
func TestALateScreenKeepsTheOrder(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	p := newPlay(t, "iPhone13,2", dfu.FromRecovery)
	p.coach.plan.NoCount = true
	p.bus(0, device.ModeRecovery)
	p.now = p.began.Add(900 * time.Millisecond)
	s := testBus(p.began.Add(200*time.Millisecond), p.model, "")
	p.step(&s)
	var got []string
	for _, c := range p.cues {
		got = append(got, fmt.Sprint(c.At.Sub(p.began).Milliseconds(), " ", c.Kind, c.Buttons, " ", c.Cause))
	}
	if want := "0 press[volume-up] start, 200 hold[side] usb"; strings.Join(got, ", ") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, ", "), want)
	}
}

// Where the iPod touch 7 was tried with its home button, what is said of the
// try names that button.
func TestTheOtherButtonIsNamed(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	p := newPlay(t, "iPod9,1", dfu.FromRecovery)
	p.coach.failed = 2 * dfu.WayAfter
	p.bus(0, device.ModeRecovery).to(8 * time.Second)
	if !drawing.HasButton(p.coach.run.Buttons(), device.Home) {
		t.Fatalf("held: %v, want home among them", p.coach.run.Buttons())
	}
	p.bus(14*time.Second, "").bus(25*time.Second, device.ModeRecovery)
	if got, want := p.coach.outcome.state.Slip, "It was home that slipped"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// After two tries that ended in recovery the older plug is spoken of, and not
// with a phone that has another socket.
func TestTheOlderPlugIsSpokenOf(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for model, lightning := range map[string]bool{"iPhone13,2": true, "iPhone15,4": false} {
		p := newPlay(t, model, dfu.FromRecovery).bus(0, device.ModeRecovery)
		at := time.Duration(0)
		for failed := 1; failed <= 3; failed++ {
			p.bus(at+14*time.Second, "").bus(at+25*time.Second, device.ModeRecovery)
			want := lightning && failed > 1
			if more := p.coach.outcomeState(p.now).More; strings.Contains(more, "USB-A to Lightning") != want {
				t.Errorf("%s after %d: want the plug spoken of: %v, got %q", model, failed, want, more)
			}
			at += 40 * time.Second
			p.to(at)
			if p.coach.phase == PhaseOutcome {
				p.coach.Key("Space")
			}
		}
	}
}

// A model that is in no table is said to be that while the coach waits, before
// the first press, and after a try that went another way.
func TestTheCoachSaysThatAModelIsInNoTable(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for _, unlisted := range []bool{true, false} {
		m, _ := device.ByLooks("volup_voldown_side")
		p := newPlay(t, "iPhone13,2", dfu.FromNormal)
		p.coach.plan.Model, p.coach.plan.Unlisted = m, unlisted
		p.bus(0, "")
		says := func(where, s string) {
			t.Helper()
			if strings.Contains(s, "not in Relink") != unlisted {
				t.Errorf("%s, in no table: %v: got %q", where, unlisted, s)
			}
		}
		says("waiting", p.state().Echo)
		p.bus(time.Second, device.ModeNormal)
		if p.coach.phase != PhaseCount {
			t.Fatalf("the coach is at %v", p.coach.phase)
		}
		says("counting", p.state().Echo)
		p.to(time.Minute)
		if p.coach.phase != PhaseOutcome {
			t.Fatalf("the coach is at %v", p.coach.phase)
		}
		says("after a try", p.coach.outcomeState(p.now).More)
	}
}
