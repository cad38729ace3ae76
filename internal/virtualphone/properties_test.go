package virtualphone

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"relink/internal/device"
)

// TestWhateverIsPressed: any presses at any times on any phone leave a phone
// that makes sense, and looking at it in between changes nothing.
func TestWhateverIsPressed(t *testing.T) {
	models := []device.Model{iPhone6, iPhone7, iPhone12, iPad}
	all := []device.Button{home, side, top, up, down}
	rapid.Check(t, func(t *rapid.T) {
		model := rapid.SampledFrom(models).Draw(t, "model")
		state := rapid.SampledFrom([]State{Off, Normal, Recovery, DFU, PortDFU, Restore}).Draw(t, "state")
		p := New(Spec{Model: model}, state, dawn)
		looked := p
		now := dawn
		for range rapid.IntRange(1, 12).Draw(t, "presses") {
			now = now.Add(time.Duration(rapid.IntRange(0, 12000).Draw(t, "wait ms")) * time.Millisecond)
			held := rapid.SliceOfNDistinct(rapid.SampledFrom(all), 0, 3, rapid.ID).Draw(t, "held")
			for at, ok := looked.Next(); ok && at.Before(now); at, ok = looked.Next() {
				looked = looked.Advance(at)
			}
			p, looked = p.Press(now, held...), looked.Press(now, held...)
			if p.State() != looked.State() || p.Since() != looked.Since() || p.Appearance() != looked.Appearance() {
				t.Fatalf("at %v: got %s since %v, looked at in between %s since %v",
					now.Sub(dawn), p.State(), p.Since(), looked.State(), looked.Since())
			}
			if at, ok := p.Next(); ok && !at.After(now) {
				t.Fatalf("at %v: something was due at %v and did not happen", now.Sub(dawn), at.Sub(dawn))
			}
			if d, ok := p.Device(); ok != p.State().OnUSB() || ok && d.Address == 0 {
				t.Fatalf("state %s: got device %v, %v", p.State(), d, ok)
			}
		}
	})
}

// TestLetGoItSettles: with nothing pressed every phone comes to rest within
// the time a boot takes.
func TestLetGoItSettles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		model := rapid.SampledFrom([]device.Model{iPhone6, iPhone7, iPhone12}).Draw(t, "model")
		p := New(Spec{Model: model}, Normal, dawn)
		now := dawn
		for range rapid.IntRange(1, 6).Draw(t, "presses") {
			now = now.Add(time.Duration(rapid.IntRange(0, 9000).Draw(t, "wait ms")) * time.Millisecond)
			p = p.Press(now, rapid.SliceOfNDistinct(rapid.SampledFrom([]device.Button{home, side, up, down}), 0, 2, rapid.ID).Draw(t, "held")...)
		}
		p = p.Press(now).Advance(now.Add(30 * time.Second))
		if at, ok := p.Next(); ok {
			t.Fatalf("30 s after letting go it is %s and still changes at %v", p.State(), at.Sub(now))
		}
		if !p.State().OnUSB() {
			t.Fatalf("30 s after letting go: got %s, want a mode on USB", p.State())
		}
	})
}

func TestCableAndCommands(t *testing.T) {
	p := New(Spec{Model: iPhone12}, Recovery, dawn)
	first := p.Appearance()
	p = p.Drop(after(1), 100*time.Millisecond)
	if p.Visible() {
		t.Errorf("in the drop: got visible")
	}
	p = p.Advance(after(2))
	if !p.Visible() || p.Appearance() == first {
		t.Errorf("after the drop: got appearance %d, visible %v, want a new one", p.Appearance(), p.Visible())
	}

	if _, _, err := p.Command(after(3), "getenv no-such-thing"); err != ErrStall {
		t.Errorf("a variable that is not there: got %v, want a stall", err)
	}
	p, _, err := p.Command(after(3), "setenv auto-boot false")
	if err != nil {
		t.Fatalf("setenv: %v", err)
	}
	unsaved, _, _ := p.Command(after(4), "reboot")
	if unsaved.Advance(after(60)).State() != Normal {
		t.Errorf("rebooted without saveenv: got %s, want normal", unsaved.Advance(after(60)).State())
	}
	p, _, _ = p.Command(after(4), "saveenv")
	p, _, _ = p.Command(after(5), "reboot")
	p = p.Advance(after(60))
	if p.State() != Recovery {
		t.Errorf("rebooted with auto-boot false saved: got %s, want recovery", p.State())
	}
	p, value, err := p.Command(after(61), "getenv auto-boot")
	if value != "false" || err != nil {
		t.Errorf("getenv auto-boot: got %q, %v", value, err)
	}
	if _, _, err := p.SetMode(after(62), DFU).Command(after(62), "getenv auto-boot"); err != ErrStall {
		t.Errorf("a command to the boot ROM: got %v, want a stall", err)
	}
}

func TestRestoreOnTheBus(t *testing.T) {
	for end, want := range map[Ending][]device.Mode{
		RestoreSucceeds:  {device.ModeDFU, "", device.ModeRecovery, "", device.ModeNormal, "", device.ModeNormal},
		RestoreLosesLink: {device.ModeDFU, "", device.ModeRecovery, "", device.ModeNormal, "", device.ModeRecovery},
	} {
		p := New(Spec{Model: iPhone12}, DFU, dawn).BeginRestore(dawn, end)
		got := []device.Mode{modeOnBus(p)}
		for at, ok := p.Next(); ok; at, ok = p.Next() {
			p = p.Advance(at)
			got = append(got, modeOnBus(p))
		}
		if len(got) != len(want) {
			t.Fatalf("%s: got %q, want %q", end, got, want)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s, station %d: got %q, want %q", end, i, got[i], want[i])
			}
		}
	}
}

// modeOnBus is what the bus shows by itself: the ramdisk looks like the
// running system.
func modeOnBus(p Phone) device.Mode {
	d, ok := p.Device()
	if !ok {
		return ""
	}
	return device.Classify(d).Mode
}
