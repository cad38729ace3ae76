package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
)

// DFU sounds like success and is spoken, once; a try that the person stops
// sounds like neither.
func TestTheEndOfATryIsHeard(t *testing.T) {
	for _, tt := range []struct {
		name string
		ends func(b *bench, at time.Time)
		tone string // of the end
		says string
	}{
		{"DFU is reached", func(b *bench, at time.Time) {
			b.step(at, &device.Snapshot{At: at, Devices: []device.Device{storytest.IPhone12(device.ModeDFU, 7)}})
		}, "success", "It is in DFU"},
		{"stopped", func(b *bench, _ time.Time) { b.coach.Stop() }, "", "Let go"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			e := &ear{}
			e.of(b)
			b.see(storytest.IPhone12(device.ModeRecovery, 6))
			b.tell(t, toUpdate...)
			b.tell(t, toBefore...)
			b.tell(t, []checklist.Choice{"ready"})
			at := time.Now().Add(4 * time.Second)
			b.step(at, &device.Snapshot{At: at, Devices: []device.Device{storytest.IPhone12(device.ModeRecovery, 6)}})
			at = at.Add(8 * time.Second)
			b.step(at, &device.Snapshot{At: at})
			e.tones, e.said = nil, nil
			tt.ends(b, at.Add(7*time.Second))
			var ends []string
			for _, tone := range e.tones {
				if tone == "success" || tone == "wrong" {
					ends = append(ends, tone)
				}
			}
			if tt.tone == "" && len(ends) > 0 || tt.tone != "" && !slices.Equal(ends, []string{tt.tone}) {
				t.Errorf("got tones %v, want %q at the end", e.tones, tt.tone)
			}
			if all := strings.Join(e.said, "\n"); !strings.Contains(all, tt.says) {
				t.Errorf("said %q, want %q", all, tt.says)
			}
		})
	}
}
