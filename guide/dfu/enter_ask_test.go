package dfu

import (
	"fmt"
	"testing"
	"time"

	"relink/internal/device"
)

// askScene is what happens before the question whether usbmuxd may be asked.
type askScene struct {
	asking  Asking
	tracker device.Tracker
	now     time.Time
}

var (
	askBegan    = time.Date(2026, 3, 1, 22, 0, 0, 0, time.UTC)
	phoneRuns   = device.Device{Port: "1-4", Address: 5, VendorID: device.AppleVendorID, ProductID: 0x12a8, Serial: "0000810100112233445566AA"}
	phoneInBoot = device.Device{Port: "1-4", Address: 6, VendorID: device.AppleVendorID, ProductID: 0x1281, Serial: "CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:00112233445566AA IBFL:3D SRNM:[F2XXXXXXXXXX]"}
	phoneAgain  = device.Device{Port: "1-4", Address: 7, VendorID: device.AppleVendorID, ProductID: 0x12a8, Serial: "0000810100112233445566AA"}
)

// see shows these devices after d.
func (s *askScene) see(d time.Duration, devices ...device.Device) {
	s.now = s.now.Add(d)
	var seen []device.Sighting
	s.tracker, seen = s.tracker.Advance(device.Snapshot{At: s.now, Devices: devices})
	s.asking = s.asking.See(s.now, seen)
}

// due is how long until a question, from the beginning; "never" without one.
func (s *askScene) due() string {
	at, ok := s.asking.Next()
	if !ok {
		return "never"
	}
	return fmt.Sprint(at.Sub(askBegan))
}

func TestAsking(t *testing.T) {
	restore := func(s *askScene) {
		s.see(0, phoneInBoot)
		s.see(10*time.Second, phoneAgain)
	}
	for _, c := range []struct {
		name string
		do   func(s *askScene)
		want string
	}{
		{"nobody is there", func(s *askScene) { s.see(0) }, "never"},
		{"a phone in recovery is not asked", func(s *askScene) { s.see(0, phoneInBoot) }, "never"},
		{"a running phone, after it has settled", func(s *askScene) { s.see(0, phoneRuns) }, "4s"},
		{"the same phone seen again does not wait anew", func(s *askScene) { s.see(0, phoneRuns); s.see(3*time.Second, phoneRuns) }, "4s"},
		{"back after a moment, it settles anew", func(s *askScene) { s.see(0, phoneRuns); s.see(time.Second); s.see(time.Second, phoneAgain) }, "6s"},
		{"not while a restore runs", restore, "never"},
		{"nor for 30 minutes after it", func(s *askScene) { restore(s); s.see(time.Minute); s.see(time.Minute, phoneRuns) }, "31m10s"},
		{"asked about nobody who left", func(s *askScene) { s.see(0, phoneRuns); s.see(time.Second) }, "never"},
		{"the person says the program is closed, while it looks like a restore", func(s *askScene) {
			restore(s)
			s.asking = s.asking.Closed(s.now)
		}, "10s"},
		{"that does not count for the next restore", func(s *askScene) {
			s.asking = s.asking.Closed(s.now)
			restore(s)
		}, "never"},
		{"Relink's own leaving of recovery is no restore", func(s *askScene) {
			s.see(0, phoneInBoot)
			s.tracker = s.tracker.SuppressRestore()
			s.see(10*time.Second, phoneAgain)
		}, "14s"},
		{"answered once is enough", func(s *askScene) {
			s.see(0, phoneRuns)
			s.asking = s.asking.Answered(askBegan.Add(5*time.Second), []string{"phone-1"})
		}, "never"},
		{"another phone's answer is not its own", func(s *askScene) {
			s.see(0, phoneRuns)
			s.asking = s.asking.Answered(askBegan.Add(5*time.Second), []string{"phone-2"})
		}, "20s"},
		{"asked again twice, then given up", func(s *askScene) {
			s.see(0, phoneRuns)
			for _, after := range []time.Duration{5 * time.Second, 21 * time.Second, 90 * time.Second} {
				s.asking = s.asking.Answered(askBegan.Add(after), nil)
			}
		}, "never"},
		{"the person says so, and who was given up is asked once more", func(s *askScene) {
			s.see(0, phoneRuns)
			for range 3 {
				s.now = s.now.Add(2 * time.Minute)
				s.asking = s.asking.Answered(s.now, nil)
			}
			s.asking = s.asking.Closed(s.now)
		}, "6m0s"},
		{"who answered is left alone even then", func(s *askScene) {
			s.see(0, phoneRuns)
			s.asking = s.asking.Answered(askBegan.Add(5*time.Second), []string{"phone-1"}).Closed(askBegan.Add(time.Minute))
		}, "never"},
	} {
		s := &askScene{now: askBegan}
		c.do(s)
		if got := s.due(); got != c.want {
			t.Errorf("%s: due after %s, want %s", c.name, got, c.want)
		}
	}
}

func TestAskingDue(t *testing.T) {
	s := &askScene{now: askBegan}
	s.see(0, phoneRuns)
	if s.asking.Due(askBegan.Add(3 * time.Second)) {
		t.Error("due before the phone has settled")
	}
	if !s.asking.Due(askBegan.Add(4 * time.Second)) {
		t.Error("not due once it has")
	}
}
