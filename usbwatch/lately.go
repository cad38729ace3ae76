package usbwatch

import (
	"io"
	"slices"
	"sync"
	"time"

	"relink/internal/device"
)

// The bounds of what Lately keeps.
const (
	latelyFor     = time.Hour
	latelyDevices = 60_000 // in all snapshots together, about 20 MB
)

// Lately keeps what was on a bus in the last hour, in memory, so that it can
// be written down afterwards when the person says so. A bus that changes too
// much for the bound keeps less than an hour. The zero Lately is empty; it may
// be used from several goroutines.
type Lately struct {
	mu      sync.Mutex
	kept    []device.Snapshot
	devices int
}

// Add keeps a snapshot; the slices in it must not change any more.
func (l *Lately) Add(s device.Snapshot) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.kept = append(l.kept, s)
	l.devices += len(s.Devices) + 1
	// The snapshot before the hour tells what was there when it began.
	for len(l.kept) > 2 && (s.At.Sub(l.kept[1].At) >= latelyFor || l.devices > latelyDevices) {
		l.devices -= len(l.kept[0].Devices) + 1
		l.kept[0] = device.Snapshot{} // let go of its devices
		l.kept = l.kept[1:]
	}
}

// Write writes what is kept as a trace, through mask; see NewRecorder. Without
// a snapshot it writes nothing.
func (l *Lately) Write(w io.Writer, mask *device.Masker) error {
	l.mu.Lock()
	kept := slices.Clone(l.kept)
	l.mu.Unlock()
	if len(kept) == 0 {
		return nil
	}
	r := NewRecorder(w, startOf(kept), mask)
	for _, s := range kept {
		if err := r.Snapshot(s); err != nil {
			return err
		}
	}
	return nil
}

// startOf is when a trace of these snapshots begins: at the first, but no
// earlier than an hour before the last, so that a quiet night is not replayed.
func startOf(kept []device.Snapshot) time.Time {
	first, last := kept[0].At, kept[len(kept)-1].At
	if hour := last.Add(-latelyFor); first.Before(hour) {
		return hour
	}
	return first
}
