package dfu

import (
	"testing"
	"time"

	"relink/internal/device"
)

// The bus decides how entering recovery ended, never that the request was
// taken.
func TestEnter(t *testing.T) {
	type look struct {
		after   time.Duration
		devices []device.Device
	}
	inDFU := phoneInBoot
	inDFU.ProductID, inDFU.Serial = 0x1227, "CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:00112233445566AA IBFL:3C SRTG:[iBoot-5281]"
	elsewhere := phoneInBoot
	elsewhere.Port = "1-5"
	for _, c := range []struct {
		name  string
		looks []look
		want  EnterOutcome
	}{
		{"still there", []look{{time.Second, []device.Device{phoneRuns}}}, ""},
		{"gone, not back yet", []look{{4 * time.Second, nil}}, ""},
		{"recovery comes", []look{{4 * time.Second, nil}, {14 * time.Second, []device.Device{phoneInBoot}}}, EnterReached},
		{"recovery comes between two looks", []look{{14 * time.Second, []device.Device{phoneInBoot}}}, EnterReached},
		{"it starts up instead", []look{{4 * time.Second, nil}, {30 * time.Second, []device.Device{phoneAgain}}}, EnterBack},
		{"DFU comes", []look{{4 * time.Second, nil}, {9 * time.Second, []device.Device{inDFU}}}, EnterDFU},
		{"the contact breaks first", []look{
			{time.Second, nil}, {2 * time.Second, []device.Device{phoneAgain}}, {5 * time.Second, nil}, {15 * time.Second, []device.Device{phoneInBoot}},
		}, EnterReached},
		{"another phone is in recovery", []look{{time.Second, []device.Device{phoneRuns, elsewhere}}}, ""},
		{"a minute and nothing", []look{{60 * time.Second, []device.Device{phoneRuns}}}, EnterStayed},
		{"gone for a minute", []look{{4 * time.Second, nil}, {60 * time.Second, nil}}, EnterQuiet},
		{"decided is decided", []look{{14 * time.Second, []device.Device{phoneInBoot}}, {40 * time.Second, []device.Device{phoneAgain}}}, EnterReached},
	} {
		e := BeginEnter(phoneRuns, askBegan)
		for _, l := range c.looks {
			at := askBegan.Add(l.after)
			e = e.Advance(at, device.Snapshot{At: at, Devices: l.devices})
		}
		if e.Outcome() != c.want {
			t.Errorf("%s: got %q, want %q", c.name, e.Outcome(), c.want)
		}
		if c.want != "" && e.Words().ID != "enter.outcome."+string(c.want) {
			t.Errorf("%s: its words are %q", c.name, e.Words().ID)
		}
	}
}

// The run into recovery ends by what the bus shows, whatever the person did.
func TestRunIntoRecovery(t *testing.T) {
	model, _ := device.ByProductType("iPhone13,2")
	inDFU := phoneInBoot
	inDFU.ProductID = 0x1227
	for _, c := range []struct {
		name string
		back device.Device
		want Outcome
	}{
		{"recovery", phoneInBoot, ReachedRecovery},
		{"it starts up", phoneAgain, Booted},
		{"DFU", inDFU, OtherMode},
	} {
		at := askBegan
		run, _ := BeginVariant(model, FromNormal, IntoRecovery, at, device.Snapshot{At: at, Devices: []device.Device{phoneRuns}})
		run, _ = run.Advance(at.Add(11*time.Second), device.Snapshot{At: at.Add(11 * time.Second)})
		if _, left := run.Left(); !left {
			t.Fatalf("%s: the run did not see it leave", c.name)
		}
		back := at.Add(21 * time.Second)
		run, cues := run.Advance(back, device.Snapshot{At: back, Devices: []device.Device{c.back}})
		if run.Outcome() != c.want || len(cues) == 0 || cues[len(cues)-1].Kind != Release {
			t.Errorf("%s: got %q and %v, want %q and letting go", c.name, run.Outcome(), cues, c.want)
		}
	}
	at := askBegan
	run, _ := BeginVariant(model, FromNormal, IntoRecovery, at, device.Snapshot{At: at, Devices: []device.Device{phoneInBoot}})
	if run.Outcome() != ReachedRecovery {
		t.Errorf("already in recovery: got %q", run.Outcome())
	}
	for _, start := range []Start{FromNormal, FromRecovery, FromOff} {
		for _, v := range Variants(model, start) {
			if v == IntoRecovery {
				t.Errorf("from %s it stands among the ways into DFU", start)
			}
		}
	}
}
