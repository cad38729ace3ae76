package virtualphone

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/usbwatch"
)

// TestPracticeTellsTheWholeStory: on the practice bus, watched as a real one
// is, a person who follows the cues takes the phone into DFU, and a restore
// brings it back.
func TestPracticeTellsTheWholeStory(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		bus := NewBus(New(Spec{Model: iPhone12, Timing: Rehearsed}, Normal, time.Now()))
		defer bus.Close()
		snaps := usbwatch.Watch(ctx, bus).Snapshots()
		s := <-snaps
		run, cues := dfu.Begin(iPhone12, dfu.FromNormal, s.At, s)
		var letGo time.Time // of the power button
		for run.Outcome() == dfu.Undecided {
			if follows(bus, cues) {
				letGo = time.Now()
			}
			var clock <-chan time.Time
			if at, ok := run.Next(); ok {
				clock = time.After(time.Until(at))
			}
			select {
			case s = <-snaps:
				run, cues = run.Advance(s.At, s)
			case <-clock:
				run, cues = run.Advance(time.Now(), s)
			}
		}
		if run.Outcome() != dfu.ReachedDFU || bus.Phone().State() != DFU {
			t.Fatalf("got %s, phone %s, want DFU", run.Outcome(), bus.Phone().State())
		}
		if took := time.Since(letGo); took < 6*time.Second {
			t.Errorf("DFU came %v after power was let go, quicker than the measured phones", took)
		}
		bus.BeginRestore(RestoreSucceeds)
		time.Sleep(time.Minute)
		if bus.Phone().State() != Normal || bus.Phone().Restoring() {
			t.Errorf("after the restore: got %s", bus.Phone().State())
		}
	})
}

// follows does what cues ask, and tells whether volume down is then held alone.
func follows(bus *Bus, cues []dfu.Cue) (letGo bool) {
	for _, c := range cues {
		letGo = letGo || len(c.Buttons) == 1 && c.Buttons[0] == device.VolumeDown
		if c.Kind != dfu.Info {
			bus.Follow(c.Buttons)
		}
	}
	return letGo
}

func TestPracticeBus(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bus := NewBus(New(Spec{Model: iPhone12}, Normal, time.Now()), New(Spec{Model: iPhone6, Port: "1-3", Hubs: []string{"usb1"}}, DFU, time.Now()))
		scan := func() []device.Device {
			t.Helper()
			s, err := bus.Scan(t.Context())
			if err != nil {
				t.Fatalf("scan: %v", err)
			}
			addresses := map[int]bool{}
			for _, d := range s.Devices {
				if addresses[d.Address] {
					t.Errorf("two devices have address %d", d.Address)
				}
				addresses[d.Address] = true
			}
			return s.Devices
		}
		rang := func() bool {
			select {
			case <-bus.Changed():
				return true
			default:
				return false
			}
		}
		if n := len(scan()); n != 4 {
			t.Errorf("at the start: got %d devices, want root hub, keyboard and two phones", n)
		}
		bus.Detach()
		if !rang() || len(scan()) != 3 {
			t.Errorf("after Detach: no bell or the phone is still there")
		}
		bus.Attach()
		if !rang() || len(scan()) != 4 {
			t.Errorf("after Attach: no bell or the phone is missing")
		}
		bus.Drop(100 * time.Millisecond)
		time.Sleep(time.Second)
		synctest.Wait()
		if !rang() {
			t.Errorf("after a drop: no bell")
		}
		bus.Neighbour(false)
		if !rang() || len(scan()) != 3 {
			t.Errorf("after the keyboard left: no bell or it is still there")
		}
		bus.SetMode(Recovery)
		if _, err := bus.Command("getenv nothing"); err != ErrStall {
			t.Errorf("getenv nothing: got %v, want a stall", err)
		}
		bus.Close()
		if _, err := bus.Scan(t.Context()); err == nil {
			t.Errorf("a closed bus scans")
		}
	})
}
