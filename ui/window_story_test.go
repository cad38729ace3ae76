package ui

import (
	"slices"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/session"
)

var evening = time.Date(2026, 5, 1, 20, 0, 0, 0, time.UTC)

// twelve is an iPhone 12 as its boot code writes itself; the ECID is made up.
func twelve(mode device.Mode, address int) device.Device {
	d := device.Device{
		Port: "1-4", Address: address, VendorID: device.AppleVendorID, SpeedMbps: 480, Hubs: []string{"usb1"},
		Serial: "CPID:8101 CPRV:11 BDID:0C ECID:0011223344556677 IBFL:3C",
	}
	switch mode {
	case device.ModeRecovery:
		d.ProductID, d.Serial = 0x1281, d.Serial+" SRNM:[F17MADEUP001]"
	case device.ModeDFU:
		d.ProductID, d.Serial = 0x1227, d.Serial+" SRTG:[iBoot-5281.0.0.100.8]"
	default:
		d.ProductID, d.Serial = 0x12a8, "0000810100112233445566770"[:24]
	}
	return d
}

func bus(at time.Duration, devices ...device.Device) device.Snapshot {
	return device.Snapshot{At: evening.Add(at), Devices: devices}
}

func freshStory() story {
	return newStory(session.New("test", evening), checklist.NewChecklist())
}

// told walks the story through answers, one choice or several ticks each.
func told(t *testing.T, s *story, answers ...[]checklist.Choice) {
	t.Helper()
	for i, a := range answers {
		page := s.way.Page()
		if !s.answer(evening.Add(time.Duration(i)*time.Second), checklist.Answer{Choices: a}) {
			t.Fatalf("page %s does not take %v", page, a)
		}
	}
}

func TestWhatHappenedOnTheCable(t *testing.T) {
	recovery := twelve(device.ModeRecovery, 6)
	tests := []struct {
		name     string
		coaching bool
		told     bool
		looks    []device.Snapshot
		want     []string
	}{
		{"connected", false, false, []device.Snapshot{bus(0, recovery)}, []string{"app.event.connected"}},
		{"unplugged", false, false, []device.Snapshot{bus(0, recovery), bus(time.Second)}, []string{"app.event.connected", "app.event.gone"}},
		{
			"a drop", false, false,
			[]device.Snapshot{bus(0, recovery), bus(time.Second), bus(1500*time.Millisecond, twelve(device.ModeRecovery, 7))},
			[]string{"app.event.connected", "app.event.gone", "app.event.drop"},
		},
		{
			"quiet in a try, then DFU", true, false,
			[]device.Snapshot{bus(0, recovery), bus(time.Second), bus(8*time.Second, twelve(device.ModeDFU, 7))},
			[]string{"app.event.connected", "app.event.quiet", "app.event.dfu"},
		},
		{
			"told to restart", false, true,
			[]device.Snapshot{bus(0, recovery), bus(time.Second), bus(20*time.Second, twelve(device.ModeNormal, 7))},
			[]string{"app.event.connected", "app.event.quiet", "app.event.back"},
		},
		{
			"back in another mode", false, false,
			[]device.Snapshot{bus(0, recovery), bus(time.Second), bus(20*time.Second, twelve(device.ModeNormal, 7))},
			[]string{"app.event.connected", "app.event.gone", "app.event.back"},
		},
		{"a keyboard is none of it", false, false, []device.Snapshot{bus(0, device.Device{Port: "1-1", VendorID: 0x046d, ProductID: 0xc31c})}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := freshStory()
			s.expect(tt.coaching, false)
			s.expectRestart(tt.told)
			for _, l := range tt.looks {
				s.look(l)
			}
			var got []string
			for _, e := range s.events {
				got = append(got, e.id)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestTriesOfTheCoachAreKept(t *testing.T) {
	s := freshStory()
	s.ended(evening.Add(30*time.Second), dfu.FromRecovery, dfu.RecoveryInstead, 20*time.Second)
	s.ended(evening.Add(80*time.Second), dfu.FromRecovery, dfu.ReachedDFU, 15*time.Second)
	if n := len(s.kept.Runs); n != 2 {
		t.Fatalf("got %d runs, want 2", n)
	}
	if r := s.kept.Runs[0]; r.Outcome != "recovery-instead" || r.Seconds != 20 || !r.At.Equal(evening.Add(10*time.Second)) {
		t.Errorf("got %+v", r)
	}
}

// A phone that comes back is the same phone, and what it told of itself in
// one mode is known in the next.
func TestTheModelStaysKnown(t *testing.T) {
	s := freshStory()
	s.look(bus(0, twelve(device.ModeRecovery, 6)))
	s.look(bus(time.Second))
	s.look(bus(9*time.Second, twelve(device.ModeNormal, 7)))
	if m, ok := s.way.Model(); !ok || m.ProductType != "iPhone13,2" {
		t.Errorf("got %v, %v, want the iPhone 12", m.ProductType, ok)
	}
	if s.kept.Phone.ProductType != "iPhone13,2" || s.kept.Phone.ECID == "" {
		t.Errorf("kept %+v, want model and ECID", s.kept.Phone)
	}
}

// Where the page asks for the plug to be moved, what goes and comes is the
// person's doing: no drop, and no finding about cable or hub.
func TestReplugBecauseItWasAskedForIsNoFinding(t *testing.T) {
	hub := device.Device{Port: "1-4", Address: 2, VendorID: 0x05e3, ProductID: 0x0608, SpeedMbps: 480, Hubs: []string{"usb1"}}
	behind := twelve(device.ModeRecovery, 6)
	behind.Port, behind.Hubs = "1-4.2", []string{"usb1", "1-4"}
	other := device.Device{Port: "1-4.3", Address: 4, VendorID: 0x046d, ProductID: 0xc31c, Hubs: []string{"usb1", "1-4"}}
	for _, tt := range []struct {
		name  string
		asked bool
	}{{"asked to plug it straight in", true}, {"not asked for anything", false}} {
		s := freshStory()
		s.look(bus(0, hub, other, behind))
		if tt.asked {
			told(t, &s, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
				[]checklist.Choice{"good-cable"}, []checklist.Choice{"clean"})
		} else { // the danger was asked, so that a finding may be told
			told(t, &s, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"})
		}
		s.look(bus(20*time.Second, hub, other, behind))
		s.look(bus(21 * time.Second))
		s.look(bus(22*time.Second, twelve(device.ModeRecovery, 9)))
		s.look(bus(40*time.Second, twelve(device.ModeRecovery, 9)))
		f, found := s.finding(evening.Add(40 * time.Second))
		if found == tt.asked {
			t.Errorf("%s: finding %v (%v)", tt.name, f.Code, found)
		}
		dropped := slices.ContainsFunc(s.events, func(h happening) bool { return h.id == "app.event.drop" })
		if dropped == tt.asked {
			t.Errorf("%s: told as a drop %v", tt.name, dropped)
		}
	}
}
