package dfu

import (
	"slices"
	"strings"
	"testing"

	"relink/guide/guidetest"
	"relink/internal/device"
	"relink/internal/words"
)

// examples are a model for each class and power button.
var examples = []string{
	"iPhone1,1", "iPhone6,1", "iPhone8,1", "iPad4,1", "iPhone9,1", "iPod9,1",
	"iPhone10,3", "iPhone12,8", "iPhone13,2", "iPhone16,1", "iPad13,1",
}

func TestEveryProcedureIsComplete(t *testing.T) {
	for _, p := range append(Procedures(), intoRecovery...) {
		name := strings.Join([]string{string(p.Class), string(p.Start), string(p.Variant), p.Only}, " ")
		if p.Class == "" || p.Start == "" || p.Source == "" || len(p.stages) == 0 {
			t.Errorf("%s: the row is not complete: %+v", name, p)
			continue
		}
		if p.long() < 0 {
			t.Errorf("%s: nothing is ever held", name)
		}
		if p.quiet() < 0 && p.LeadsTo == "" {
			t.Errorf("%s: no stage ends when the phone leaves", name)
		}
		if last := p.stages[len(p.stages)-1]; last.kind != Release && p.LeadsTo == "" {
			t.Errorf("%s: it ends with %s, want release", name, last.kind)
		}
		for i, s := range p.stages {
			checkStage(t, name, p, i, s)
		}
	}
}

func checkStage(t *testing.T, name string, p Procedure, i int, s stage) {
	t.Helper()
	last := i == len(p.stages)-1
	if s.kind == "" || s.cue.side == "" || s.cue.top == "" {
		t.Errorf("%s: stage %d says nothing", name, i)
	}
	if (s.kind == Release) != (len(s.buttons) == 0) {
		t.Errorf("%s: stage %d is a %s of %v", name, i, s.kind, s.buttons)
	}
	if !last && s.lasts == 0 && !s.untilQuiet {
		t.Errorf("%s: nothing ends stage %d", name, i)
	}
	if i == 0 && s.step.side == "" {
		t.Errorf("%s: the first stage has no step", name)
	}
	cat := words.English()
	for _, id := range []string{s.cue.side, s.cue.top, s.ahead.side, s.ahead.top, s.step.side, s.step.top} {
		if id != "" && strings.HasPrefix(cat.Text(id, nil), "<") {
			t.Errorf("%s: stage %d: no sentence %q", name, i, id)
		}
	}
	if s.kind != Info && i > 0 && s.cue.side != tapEnds && s.ahead.side == "" {
		t.Errorf("%s: stage %d is not announced", name, i)
	}
}

// Every phone, pad and pod has a way from every start, with its own buttons.
func TestEveryModelHasAWayFromEveryStart(t *testing.T) {
	for _, m := range device.Models() {
		for _, start := range []Start{FromNormal, FromRecovery, FromOff} {
			ways := Variants(m, start)
			if m.Class == "" {
				if len(ways) > 0 {
					t.Errorf("%s is no phone and has %v", m.ProductType, ways)
				}
				continue
			}
			if !slices.Contains(ways, Standard) || ways[0] == Assisted {
				t.Errorf("%s from %s: got %q, want the standard way among them and consent never first", m.ProductType, start, ways)
				continue
			}
			if i := slices.Index(ways, Assisted); i >= 0 && (start != FromRecovery || i != len(ways)-1) {
				t.Errorf("%s from %s: the assisted way stands at %d of %q", m.ProductType, start, i, ways)
			}
			for _, s := range procedureFor(m, start, Standard).stages {
				if held := s.held(m); len(held) != len(s.buttons) {
					t.Errorf("%s from %s: %v are the buttons %v", m.ProductType, start, s.buttons, held)
				}
			}
		}
	}
}

// Emergency SOS: a running phone of the newest class is never to be held by
// power and a volume button together, in no variant.
func TestNoProcedureAsksForTheAlarm(t *testing.T) {
	for _, p := range append(Procedures(), intoRecovery...) {
		if p.Class != device.VolUpVolDownSide || p.Start == FromRecovery {
			continue
		}
		for i, s := range p.stages {
			both := slices.Contains(s.buttons, power) &&
				(slices.Contains(s.buttons, device.VolumeUp) || slices.Contains(s.buttons, device.VolumeDown))
			if both && (p.quiet() < 0 || i <= p.quiet()) {
				t.Errorf("%s %s: stage %d holds %v before the phone went quiet", p.Start, p.Variant, i, s.buttons)
			}
			if s.untilQuiet && s.lasts != 0 {
				t.Errorf("%s %s: the clock ends stage %d, whatever the phone does", p.Start, p.Variant, i)
			}
		}
	}
}

func TestSecondWays(t *testing.T) {
	tests := []struct {
		model string
		start Start
		want  []Variant
	}{
		{"iPhone13,2", FromNormal, []Variant{Standard, PressAgain}},
		{"iPhone13,2", FromRecovery, []Variant{Standard, PressAgain, Assisted}},
		{"iPhone13,2", FromOff, []Variant{Standard}},
		{"iPhone8,1", FromNormal, []Variant{KeepBoth, Standard}},
		{"iPhone9,1", FromRecovery, []Variant{KeepBoth, Standard, Assisted}},
		{"iPod9,1", FromNormal, []Variant{KeepBoth, Standard, OtherButton}},
		{"iPod9,1", FromRecovery, []Variant{KeepBoth, Standard, OtherButton, Assisted}},
	}
	for _, tt := range tests {
		if got := Variants(guidetest.Model(t, tt.model), tt.start); !slices.Equal(got, tt.want) {
			t.Errorf("%s from %s: got %q, want %q", tt.model, tt.start, got, tt.want)
		}
	}
}
