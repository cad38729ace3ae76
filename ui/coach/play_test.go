package coach

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/drawing"
	"relink/ui/kit"
)

// The made-up phones of these tests: USB ids by mode.
var testIDs = map[device.Mode]uint16{device.ModeNormal: 0x12a8, device.ModeRecovery: 0x1281, device.ModeDFU: 0x1227}

// testBus is a bus with one phone in a mode; an empty mode is an empty bus.
func testBus(at time.Time, m device.Model, mode device.Mode) device.Snapshot {
	s := device.Snapshot{At: at}
	if mode == "" {
		return s
	}
	d := device.Device{Port: "1-4", Address: 7, VendorID: device.AppleVendorID, ProductID: testIDs[mode], SpeedMbps: 480}
	if mode != device.ModeNormal {
		d.Serial = fmt.Sprintf("CPID:%04X CPRV:11 CPFM:03 SCEP:01 BDID:%02X ECID:001A2B3C4D5E6F70 IBFL:3C SRTG:[iBoot-1]", m.CPID, m.BDID)
	}
	s.Devices = []device.Device{d}
	return s
}

// play is a coach on a made-up clock and bus.
type play struct {
	t     *testing.T
	model device.Model
	coach *Coach
	began time.Time
	now   time.Time
	next  time.Time // when the coach asked to be called; zero: not by the clock
	ended []dfu.Outcome
	cues  []dfu.Cue
	said  []string
	left  []bool
	// broken counts how often a broken button was told.
	broken int
}

// newPlay begins a coach for a product type, with nothing on the bus yet.
func newPlay(t *testing.T, model string, start dfu.Start) *play {
	t.Helper()
	m, ok := device.ByProductType(model)
	if !ok {
		t.Fatalf("no model %q", model)
	}
	p := &play{t: t, model: m, began: time.Date(2026, 3, 1, 14, 0, 0, 0, time.UTC)}
	p.now = p.began
	p.coach = New(Plan{Words: words.English(), Model: m, Start: start, System: "linux"}, Hooks{
		Now:    func() time.Time { return p.now },
		Wake:   func(at time.Time) { p.next = at },
		Cue:    func(c dfu.Cue, _ string) { p.cues = append(p.cues, c) },
		Said:   func(s string) { p.said = append(p.said, s) },
		Ended:  func(_ time.Time, _ dfu.Start, o dfu.Outcome, _ time.Duration) { p.ended = append(p.ended, o) },
		Broken: func() { p.broken++ },
		Left:   func(reached bool) { p.left = append(p.left, reached) },
	})
	return p
}

// to lets the clock run to a moment, calling the coach only when it asked.
func (p *play) to(at time.Duration) *play {
	end := p.began.Add(at)
	for !p.next.IsZero() && !p.next.After(end) {
		p.now = p.next
		p.step(nil)
	}
	p.now = end
	return p
}

// bus changes the bus at a moment.
func (p *play) bus(at time.Duration, mode device.Mode) *play {
	p.to(at)
	s := testBus(p.now, p.model, mode)
	p.step(&s)
	return p
}

func (p *play) step(s *device.Snapshot) {
	next, ok := p.coach.Step(p.now, s)
	if !ok {
		next = time.Time{}
	}
	if ok && !next.After(p.now) {
		p.t.Fatalf("the coach asks for %v at %v: the clock would spin", next, p.now)
	}
	p.next = next
}

func (p *play) state() State { return p.coach.view.State() }

func TestCoachFollowsAPhoneIntoDFU(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	p := newPlay(t, "iPhone13,2", dfu.FromNormal)
	p.step(nil)
	if got, want := p.state().Title, "Plug in the iPhone 12"; got != want {
		t.Errorf("before the phone is there: title %q, want %q", got, want)
	}
	p.bus(time.Second, device.ModeNormal)
	if got, want := p.state().Title, "Get ready"; got != want {
		t.Errorf("with the phone there: title %q, want %q", got, want)
	}
	if got, want := p.state().Phone.Touch[device.VolumeUp], drawing.TouchReady; got != want {
		t.Errorf("during the count: volume up finger %v, want %v", got, want)
	}
	p.to(4 * time.Second)
	if got, want := p.state().Phone.Touch[device.VolumeUp], drawing.TouchDown; got != want {
		t.Errorf("at the first tap: volume up finger %v, want %v", got, want)
	}
	p.to(4400 * time.Millisecond)
	if up, down := p.state().Phone.Touch[device.VolumeUp], p.state().Phone.Touch[device.VolumeDown]; up != drawing.TouchNone || down != drawing.TouchReady {
		t.Errorf("after the first tap: volume up %v, down %v; want the finger on its way to volume down", up, down)
	}
	p.to(10 * time.Second)
	if s := p.coach.ring(p.now); s.Counted || s.Until != "until it goes quiet" {
		t.Errorf("while side is held: ring %+v, want one without a number, until it goes quiet", s)
	}
	p.bus(14*time.Second, "")
	s := p.state()
	if got, want := s.Echo, "The phone went quiet, as expected. You are doing it right."; got != want {
		t.Errorf("at the leaving: echo %q, want %q", got, want)
	}
	if s.Phone.Touch[device.Side] != drawing.TouchDown || s.Phone.Touch[device.VolumeDown] != drawing.TouchDown {
		t.Errorf("at the leaving: fingers %v, want side and volume down", s.Phone.Touch)
	}
	if got := p.state().Coming; got != "" {
		t.Errorf("five seconds early: announced %q, want nothing", got)
	}
	p.to(18100 * time.Millisecond)
	if got, want := p.state().Coming, "In 1 s: let go of the side button"; got != want {
		t.Errorf("in the last second: announced %q, want %q", got, want)
	}
	p.to(19100 * time.Millisecond)
	if got, want := p.state().Phone.Touch[device.Side], drawing.TouchLifted; got != want {
		t.Errorf("after the release: side finger %v, want %v", got, want)
	}
	p.bus(21*time.Second, device.ModeDFU)
	if _, ok := p.coach.stage.Objects[0].(*ReachedView); !ok {
		t.Errorf("in DFU: %T on the screen, want *ReachedView", p.coach.stage.Objects[0])
	}
	if len(p.ended) != 1 || p.ended[0] != dfu.ReachedDFU {
		t.Errorf("ended %v, want one reached-dfu", p.ended)
	}
	if p.coach.view.ring.Running() {
		t.Error("the ring still runs after DFU")
	}
}

func TestOneRestartByItself(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	p := newPlay(t, "iPhone13,2", dfu.FromRecovery)
	p.bus(0, device.ModeRecovery).bus(14*time.Second, "").bus(25*time.Second, device.ModeRecovery)
	o := p.coach.outcome.state
	if !o.Counting || o.Start != "Start now" || o.Wait != "Wait" {
		t.Fatalf("after the first failure: %+v, want a countdown with Start now and Wait", o)
	}
	if len(p.said) != 1 || p.said[0] != kit.Plain(o.Why) {
		t.Errorf("spoken %q, want the line that is shown", p.said)
	}
	p.to(34 * time.Second)
	if got, want := p.coach.tries, 1; got != want {
		t.Errorf("after 9 s: %d tries, want %d", got, want)
	}
	p.to(35 * time.Second)
	if got, want := p.coach.tries, 2; got != want {
		t.Errorf("after 10 s: %d tries, want %d", got, want)
	}
	p.bus(50*time.Second, "").bus(60*time.Second, device.ModeRecovery)
	if p.coach.outcome.state.Counting {
		t.Error("a second try would begin by itself; want at most one")
	}
	p.to(5 * time.Minute)
	if got, want := p.coach.tries, 2; got != want {
		t.Errorf("left alone: %d tries, want %d", got, want)
	}
}

func TestThreeFailuresTakeTheOtherWay(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	p := newPlay(t, "iPhone13,2", dfu.FromRecovery)
	at := time.Duration(0)
	p.bus(at, device.ModeRecovery)
	for range 3 {
		p.bus(at+14*time.Second, "").bus(at+25*time.Second, device.ModeRecovery)
		at += 40 * time.Second
		p.to(at)
		if p.coach.phase == PhaseOutcome && p.coach.failed < 3 {
			p.coach.Key("Space")
		}
	}
	if got, want := p.coach.failed, 3; got != want {
		t.Fatalf("%d failures, want %d", got, want)
	}
	if got, want := p.coach.variant(), dfu.PressAgain; got != want {
		t.Errorf("next way %q, want %q", got, want)
	}
	if p.coach.outcome.state.More == "" {
		t.Error("nothing says that several tries are normal")
	}
}

func TestPhoneThatRunsWaitsForThePerson(t *testing.T) {
	for _, tt := range []struct {
		outcome dfu.Outcome
		model   string
		start   dfu.Start
		want    bool
	}{
		{dfu.RecoveryInstead, "iPhone13,2", dfu.FromNormal, true},
		{dfu.Booted, "iPhone13,2", dfu.FromRecovery, false},
		{dfu.NeverLeft, "iPhone13,2", dfu.FromNormal, false}, // the emergency slider may show
		{dfu.NeverLeft, "iPhone13,2", dfu.FromRecovery, true},
		{dfu.NeverLeft, "iPhone8,1", dfu.FromNormal, true},
		{dfu.NeverReturned, "iPhone8,1", dfu.FromRecovery, false},
		{dfu.OtherMode, "iPhone8,1", dfu.FromRecovery, false},
		{dfu.Stopped, "iPhone8,1", dfu.FromRecovery, false},
	} {
		m, _ := device.ByProductType(tt.model)
		if got := dfu.AgainAlone(tt.outcome, m, tt.start, 0, false); got != tt.want {
			t.Errorf("AgainAlone(%s, %s from %s) = %v, want %v", tt.outcome, tt.model, tt.start, got, tt.want)
		}
	}
}

func TestEscapeStopsAtOnce(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	p := newPlay(t, "iPhone13,2", dfu.FromNormal)
	p.bus(0, device.ModeNormal).to(8 * time.Second)
	if !p.coach.Key("Escape") {
		t.Fatal("Escape meant nothing during a try")
	}
	if len(p.ended) != 1 || p.ended[0] != dfu.Stopped {
		t.Errorf("ended %v, want one stopped", p.ended)
	}
	if last := p.cues[len(p.cues)-1]; last.Kind != dfu.Release {
		t.Errorf("last cue %v, want a release", last.Kind)
	}
	if p.coach.failed != 0 {
		t.Errorf("stopping counted as a failure")
	}
	p.coach.Key("Space")
	if p.coach.phase != PhaseCount {
		t.Errorf("after Space: phase %v, want the count", p.coach.phase)
	}
	p.coach.Key("Escape")
	if len(p.left) != 1 || p.left[0] {
		t.Errorf("left %v, want once, not reached", p.left)
	}
}

func TestOtherSlipChangesTheAdvice(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	p := newPlay(t, "iPhone13,2", dfu.FromRecovery)
	p.bus(0, device.ModeRecovery).bus(14*time.Second, "").bus(25*time.Second, device.ModeRecovery)
	before := p.coach.outcome.state
	p.coach.otherSlip()
	after := p.coach.outcome.state
	if after.Why == before.Why || after.Slip == before.Slip {
		t.Errorf("advice %q stayed", after.Why)
	}
	if after.Counting {
		t.Error("the countdown goes on while the person reads")
	}
}
