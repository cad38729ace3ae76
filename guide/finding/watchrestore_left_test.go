package finding

import (
	"testing"
	"time"

	"relink/guide/guidetest"
	"relink/internal/device"
	"relink/internal/restore"
)

// leaves watches a phone that stays in recovery, is gone for some seconds and is
// back in a mode, and gives the watch and the findings half a minute later.
func leaves(t *testing.T, stays time.Duration, back device.Mode, source device.ModeSource) (WatchRestore, LinkWatch) {
	t.Helper()
	m := guidetest.Model(t, "iPhone12,3")
	tracker, seen := device.Tracker{}, []device.Sighting(nil)
	var w WatchRestore
	var l LinkWatch
	look := func(at time.Duration, mode device.Mode, address int) {
		now := guidetest.At(int(at / time.Millisecond))
		var devices []device.Device
		if mode != "" {
			name := string(mode)
			if mode == device.ModeRestore {
				name = string(device.ModeNormal) // they share their ids
			}
			devices = append(devices, guidetest.Device(t, m, "1-1", address, name, "A"))
		}
		tracker, seen = tracker.Advance(device.Snapshot{At: now, Devices: devices})
		if mode == device.ModeRestore && source != "" {
			seen[0].Mode, seen[0].Source = mode, source
		}
		if at == 0 {
			w = BeginWatch(now, "", seen)
		}
		w, l = w.Advance(now, seen), l.Advance(now, seen)
	}
	look(0, device.ModeRecovery, 3)
	look(stays, "", 0)
	look(stays+20*time.Second, back, 4)
	look(stays+50*time.Second, back, 4)
	return w, l
}

// A phone that leaves recovery after about 15 minutes, while nothing was sent to
// it, did so by itself: it is neither restored nor started up by a restore, and
// the link has no part in it.
func TestLeavingRecoveryByItselfIsNoEndOfARestore(t *testing.T) {
	for _, tt := range []struct {
		name  string
		stays time.Duration
		back  device.Mode
		told  device.ModeSource
		want  Ending
	}{
		{"it starts up", 15 * time.Minute, device.ModeNormal, "", EndLeftRecovery},
		{"a little late", 16*time.Minute + 50*time.Second, device.ModeNormal, "", EndLeftRecovery},
		{"it cannot start up", 15 * time.Minute, device.ModeRecovery, "", EndLeftRecovery},
		{"the restore system answers", 15 * time.Minute, device.ModeRestore, device.SourceUSBMux, ""},
		{"sooner: it may be a restore", 13 * time.Minute, device.ModeNormal, "", ""},
		{"later: it may be a restore", 18 * time.Minute, device.ModeNormal, "", ""},
		{"sooner, and back in recovery: it restarted itself", 5 * time.Minute, device.ModeRecovery, "", EndRecoveryBefore},
	} {
		w, l := leaves(t, tt.stays, tt.back, tt.told)
		if got, _ := w.Ended(); got != tt.want {
			t.Errorf("%s: ended %q, want %q", tt.name, got, tt.want)
		}
		if tt.want != EndLeftRecovery {
			continue
		}
		if w.AskNumber() || w.Close() != EndLeftRecovery || w.Attempt(w.Close()).LostLink != restore.LinkUnknown {
			t.Errorf("%s: asks for a number %v, closes as %s, link %s", tt.name, w.AskNumber(), w.Close(), w.Attempt(w.Close()).LostLink)
		}
		for _, f := range l.Findings(guidetest.At(int((tt.stays + 50*time.Second) / time.Millisecond))) {
			t.Errorf("%s: the link is blamed: %s", tt.name, f.Code)
		}
	}
}
