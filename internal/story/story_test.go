package story_test

import (
	"slices"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/story"
	"relink/internal/story/storytest"
)

func TestWhatHappenedOnTheCable(t *testing.T) {
	recovery := storytest.IPhone12(device.ModeRecovery, 6)
	tests := []struct {
		name     string
		coaching bool
		told     bool
		looks    []device.Snapshot
		want     []string
	}{
		{"connected", false, false, []device.Snapshot{storytest.Bus(0, recovery)}, []string{"app.event.connected"}},
		{"unplugged", false, false, []device.Snapshot{storytest.Bus(0, recovery), storytest.Bus(time.Second)}, []string{"app.event.connected", "app.event.gone"}},
		{
			"a drop", false, false,
			[]device.Snapshot{storytest.Bus(0, recovery), storytest.Bus(time.Second), storytest.Bus(1500*time.Millisecond, storytest.IPhone12(device.ModeRecovery, 7))},
			[]string{"app.event.connected", "app.event.gone", "app.event.drop"},
		},
		{
			"quiet in a try, then DFU", true, false,
			[]device.Snapshot{storytest.Bus(0, recovery), storytest.Bus(time.Second), storytest.Bus(8*time.Second, storytest.IPhone12(device.ModeDFU, 7))},
			[]string{"app.event.connected", "app.event.quiet", "app.event.dfu"},
		},
		{
			"told to restart", false, true,
			[]device.Snapshot{storytest.Bus(0, recovery), storytest.Bus(time.Second), storytest.Bus(20*time.Second, storytest.IPhone12(device.ModeNormal, 7))},
			[]string{"app.event.connected", "app.event.quiet", "app.event.back"},
		},
		{
			"back in another mode", false, false,
			[]device.Snapshot{storytest.Bus(0, recovery), storytest.Bus(time.Second), storytest.Bus(20*time.Second, storytest.IPhone12(device.ModeNormal, 7))},
			[]string{"app.event.connected", "app.event.gone", "app.event.back"},
		},
		{"a keyboard is none of it", false, false, []device.Snapshot{storytest.Bus(0, device.Device{Port: "1-1", VendorID: 0x046d, ProductID: 0xc31c})}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := storytest.Fresh()
			s.Expect(tt.coaching, false)
			s.ExpectRestart(tt.told)
			for _, l := range tt.looks {
				s.Look(l)
			}
			var got []string
			for _, e := range s.Events {
				got = append(got, e.ID)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestTriesOfTheCoachAreKept(t *testing.T) {
	s := storytest.Fresh()
	s.Ended(storytest.Evening.Add(30*time.Second), dfu.FromRecovery, dfu.RecoveryInstead, 20*time.Second)
	s.Ended(storytest.Evening.Add(80*time.Second), dfu.FromRecovery, dfu.ReachedDFU, 15*time.Second)
	if n := len(s.Kept.Runs); n != 2 {
		t.Fatalf("got %d runs, want 2", n)
	}
	if r := s.Kept.Runs[0]; r.Outcome != "recovery-instead" || r.Seconds != 20 || !r.At.Equal(storytest.Evening.Add(10*time.Second)) {
		t.Errorf("got %+v", r)
	}
}

// A phone that comes back is the same phone, and what it told of itself in
// one mode is known in the next.
func TestTheModelStaysKnown(t *testing.T) {
	s := storytest.Fresh()
	s.Look(storytest.Bus(0, storytest.IPhone12(device.ModeRecovery, 6)))
	s.Look(storytest.Bus(time.Second))
	s.Look(storytest.Bus(9*time.Second, storytest.IPhone12(device.ModeNormal, 7)))
	if m, ok := s.Way.Model(); !ok || m.ProductType != "iPhone13,2" {
		t.Errorf("got %v, %v, want the iPhone 12", m.ProductType, ok)
	}
	if s.Kept.Phone.ProductType != "iPhone13,2" || s.Kept.Phone.ECID == "" {
		t.Errorf("kept %+v, want model and ECID", s.Kept.Phone)
	}
}

// Where the page asks for the plug to be moved, what goes and comes is the
// person's doing: no drop, and no finding about cable or hub.
func TestReplugBecauseItWasAskedForIsNoFinding(t *testing.T) {
	hub := device.Device{Port: "1-4", Address: 2, VendorID: 0x05e3, ProductID: 0x0608, SpeedMbps: 480, Hubs: []string{"usb1"}}
	behind := storytest.IPhone12(device.ModeRecovery, 6)
	behind.Port, behind.Hubs = "1-4.2", []string{"usb1", "1-4"}
	other := device.Device{Port: "1-4.3", Address: 4, VendorID: 0x046d, ProductID: 0xc31c, Hubs: []string{"usb1", "1-4"}}
	for _, tt := range []struct {
		name  string
		asked bool
	}{{"asked to plug it straight in", true}, {"not asked for anything", false}} {
		s := storytest.Fresh()
		s.Look(storytest.Bus(0, hub, other, behind))
		if tt.asked {
			storytest.Answer(t, &s, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
				[]checklist.Choice{"good-cable"}, []checklist.Choice{"clean"})
		} else { // the danger was asked, so that a finding may be told
			storytest.Answer(t, &s, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"})
		}
		s.Look(storytest.Bus(20*time.Second, hub, other, behind))
		s.Look(storytest.Bus(21 * time.Second))
		s.Look(storytest.Bus(22*time.Second, storytest.IPhone12(device.ModeRecovery, 9)))
		s.Look(storytest.Bus(40*time.Second, storytest.IPhone12(device.ModeRecovery, 9)))
		f, found := s.Finding(storytest.Evening.Add(40 * time.Second))
		if found == tt.asked {
			t.Errorf("%s: finding %v (%v)", tt.name, f.Code, found)
		}
		dropped := slices.ContainsFunc(s.Events, func(h story.Happening) bool { return h.ID == "app.event.drop" })
		if dropped == tt.asked {
			t.Errorf("%s: told as a drop %v", tt.name, dropped)
		}
	}
}
