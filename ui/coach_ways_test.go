package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/session"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/drawing"
	"relink/ui/kit"
	"relink/ui/uitest"
)

// What is read in peace is what is coached, for every class and start.
func TestTheStepsReadAreTheStepsCoached(t *testing.T) {
	for _, model := range []string{"iPhone8,1", "iPhone9,1", "iPod9,1", "iPhone13,2", "iPad7,11"} {
		t.Run(model, func(t *testing.T) {
			b := newBench(t)
			b.see(inRecoveryAs(t, model))
			b.tell(t, toUpdate...)
			b.tell(t, toBefore...)
			read := b.wayState().Steps
			b.tell(t, []checklist.Choice{"ready"})
			if b.coach == nil {
				t.Fatal("no coach")
			}
			var coached []string
			for _, s := range dfu.StepsFor(b.coach.plan.Model, b.coach.start, b.coach.variant()) {
				coached = append(coached, kit.Plain(b.say(s.Words.ID, s.Words.Args)))
			}
			if got, want := strings.Join(read, "\n"), strings.Join(coached, "\n"); kit.Plain(got) != want {
				t.Errorf("read:\n%s\ncoached:\n%s", got, want)
			}
		})
	}
}

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
			said := p.coach.outcomeState(p.now).More == other
			changes := i+1 < len(tt.ways) && tt.ways[i+1] != want
			if said != changes {
				t.Errorf("%s, after try %d: another way is said: %v, want %v", tt.model, i+1, said, changes)
			}
			at += 40 * time.Second
			p.to(at)
			if p.coach.phase == phaseOutcome {
				p.coach.Key("Space")
			}
		}
	}
}

// inRecoveryAs is a phone of some model in recovery.
func inRecoveryAs(t *testing.T, model string) device.Device {
	t.Helper()
	m, ok := device.ByProductType(model)
	if !ok {
		t.Fatalf("no model %q", model)
	}
	d := storytest.IPhone12(device.ModeRecovery, 6)
	d.Serial = strings.Replace(d.Serial, "CPID:8101 CPRV:11 BDID:0C", fmt.Sprintf("CPID:%04X CPRV:11 BDID:%02X", m.CPID, m.BDID), 1)
	return d
}

// A person whose volume up does not work says so before the steps, and is
// coached with the two other buttons alone, once Relink may restart the phone.
func TestABrokenButtonChangesTheSteps(t *testing.T) {
	b := newBench(t)
	b.source.Act.Leave = func(context.Context, device.Device) error { return nil }
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.tell(t, toBefore...)
	b.tell(t, []checklist.Choice{"buttons-broken"})
	if got := uitest.Sentences(b.view.View); !strings.Contains(got, "The side button") || strings.Contains(got, "The top button") || strings.Contains(got, "The home button") {
		t.Errorf("an iPhone 12 is asked for\n%s\nwant side and both volumes only", got)
	}
	b.tell(t, []checklist.Choice{"volume-up"})
	if got := uitest.Sentences(b.view.View); !strings.Contains(got, "agree that Relink restarts it") {
		t.Errorf("without volume up the page says\n%s", got)
	}
	if got := b.story.Kept.Said(session.AskBroken); got != "volume-up-broken" {
		t.Errorf("the session keeps %q, want volume-up-broken", got)
	}
	b.tell(t, []checklist.Choice{"go-on"})
	if got := uitest.Sentences(b.view.View); !strings.Contains(got, "Without volume up, Relink has to restart") {
		t.Errorf("before consent the page says\n%s", got)
	}
	if f, ok := b.view.First.(*kit.Button); ok && f.Text() == "I have read them: start" {
		t.Error("a try can begin without consent, though it would ask for volume up")
	}
	uitest.Tick(t, b.view.View, "Let Relink restart")
	b.tell(t, []checklist.Choice{"ready"})
	for range 40 {
		b.step(b.coach.now.Add(time.Second), nil)
		if drawing.HasButton(b.coach.run.Buttons(), device.VolumeUp) {
			t.Fatal("the try asks for volume up")
		}
	}
	if b.coach.tries == 0 {
		t.Error("no try began")
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
	if p.coach.phase != phaseOutcome {
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

// A running phone whose side button is broken can be sent into recovery from
// the page that says what remains.
func TestWithoutAButtonRecoveryIsOffered(t *testing.T) {
	for _, tt := range []struct {
		mode device.Mode
		want bool
	}{{device.ModeNormal, true}, {device.ModeRecovery, false}} {
		b := newBench(t)
		b.source.Act.Enter = func(context.Context, device.Device) error { return nil }
		b.see(storytest.IPhone12(device.ModeRecovery, 6))
		b.tell(t, toUpdate...)
		b.tell(t, toBefore...)
		b.story.Leaves(time.Now())
		b.see(storytest.IPhone12(tt.mode, 7))
		b.tell(t, []checklist.Choice{"buttons-broken"}, []checklist.Choice{"side"})
		offered := strings.Contains(uitest.Sentences(b.view.View), "Enter recovery")
		if offered != tt.want {
			t.Errorf("in %s: recovery is offered: %v, want %v", tt.mode, offered, tt.want)
		}
	}
}
