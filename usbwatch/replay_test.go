package usbwatch

import (
	"errors"
	"io"
	"testing"
	"testing/synctest"
	"time"

	"relink/internal/device"
)

// reading reads lines as a TraceReader would.
func reading(lines []Line, end error) func() (Line, error) {
	return func() (Line, error) {
		if len(lines) == 0 {
			return Line{}, end
		}
		l := lines[0]
		lines = lines[1:]
		return l, nil
	}
}

func TestReplayKeepsTheTracesTime(t *testing.T) {
	story := []Line{
		{T: 0, Kind: LineDevices, Devices: []device.Device{phone(1)}},
		{T: 500 * time.Millisecond, Kind: LineNote, Note: "now"},
		{T: 1000 * time.Millisecond, Kind: LineDevices},
		{T: 1000 * time.Millisecond, Kind: LineDevices, Devices: []device.Device{phone(2)}},
		{T: 1001 * time.Millisecond, Kind: LineDevices},
		{T: 4000 * time.Millisecond, Kind: LineDevices, Devices: []device.Device{phone(3)}},
		{T: 6000 * time.Millisecond, Kind: LineNote, Note: "the end"},
	}
	type moment struct {
		at      time.Duration
		address int // 0 for an empty bus
	}
	want := []moment{{0, 1}, {1000 * time.Millisecond, 0}, {1000 * time.Millisecond, 2}, {1001 * time.Millisecond, 0}, {4000 * time.Millisecond, 3}}
	for _, speed := range []float64{1, 4} {
		synctest.Test(t, func(t *testing.T) {
			start := time.Now()
			bus := NewReplay(reading(story, io.EOF), speed)
			defer bus.Close()
			w := Watch(t.Context(), bus)
			var got []moment
			for s := range w.Snapshots() {
				m := moment{at: s.At.Sub(start)}
				if len(s.Devices) > 0 {
					m.address = s.Devices[0].Address
				}
				got = append(got, m)
				if time.Since(start) != m.at {
					t.Errorf("at speed %v: got the snapshot of %v after %v", speed, m.at, time.Since(start))
				}
			}
			if w.Err() != nil {
				t.Errorf("got error %v, want the end", w.Err())
			}
			if len(got) != len(want) {
				t.Fatalf("at speed %v: got %v, want %v", speed, got, want)
			}
			for i := range got {
				if at := time.Duration(float64(want[i].at) / speed); got[i].at != at || got[i].address != want[i].address {
					t.Errorf("at speed %v: snapshot %d: got %v, want %v", speed, i, got[i], want[i])
				}
			}
			if end := time.Since(start); end != time.Duration(6*float64(time.Second)/speed) {
				t.Errorf("at speed %v: got the end after %v, want 6 s / %v", speed, end, speed)
			}
		})
	}
}

func TestReplayTellsWhyATraceEnded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		broken := errors.New("line 3: oops")
		bus := NewReplay(reading([]Line{{Kind: LineDevices, Devices: []device.Device{phone(1)}}}, broken), 1)
		defer bus.Close()
		w := Watch(t.Context(), bus)
		n := 0
		for range w.Snapshots() {
			n++
		}
		if n != 1 || !errors.Is(w.Err(), broken) {
			t.Errorf("got %d snapshots and error %v, want 1 and %v", n, w.Err(), broken)
		}
	})
}
