package usbwatch

import (
	"io"
	"slices"
	"sync"
	"time"

	"relink/internal/device"
	"relink/internal/mask"
)

// The bounds of what Lately keeps.
const (
	latelyFor     = time.Hour
	latelyDevices = 60_000 // in all snapshots together, about 20 MB
	latelyRemarks = 500
)

// Lately keeps what was on a bus in the last hour, in memory, so that it can
// be written down afterwards when the person says so. A bus that changes too
// much for the bound keeps less than an hour. The zero Lately is empty; it may
// be used from several goroutines.
type Lately struct {
	mu      sync.Mutex
	kept    []device.Snapshot
	devices int
	remarks []remark
}

// remark is a line beside the snapshots.
type remark struct {
	at    time.Time
	text  string
	write func(*Recorder, time.Time, string) error
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

// Told keeps what usbmuxd said. Like Noted it is called in order of time.
func (l *Lately) Told(at time.Time, text string) { l.remark(remark{at, text, (*Recorder).USBMux}) }

// Noted keeps a remark, such as what was sent to a phone: it explains what the
// bus does next.
func (l *Lately) Noted(at time.Time, text string) { l.remark(remark{at, text, (*Recorder).Note}) }

func (l *Lately) remark(r remark) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.remarks = append(l.remarks, r)
	for len(l.remarks) > latelyRemarks || r.at.Sub(l.remarks[0].at) >= latelyFor {
		l.remarks = l.remarks[1:]
	}
}

// Write writes what is kept as a trace, through hide; see NewRecorder. Without
// a snapshot it writes nothing.
func (l *Lately) Write(w io.Writer, hide *mask.Masker) error {
	l.mu.Lock()
	kept, remarks := slices.Clone(l.kept), slices.Clone(l.remarks)
	l.mu.Unlock()
	if len(kept) == 0 {
		return nil
	}
	start := startOf(kept)
	r := NewRecorder(w, start, hide)
	remarks = slices.DeleteFunc(remarks, func(m remark) bool { return m.at.Before(start) })
	for _, s := range kept {
		for len(remarks) > 0 && remarks[0].at.Before(s.At) {
			if err := remarks[0].write(r, remarks[0].at, remarks[0].text); err != nil {
				return err
			}
			remarks = remarks[1:]
		}
		if err := r.Snapshot(s); err != nil {
			return err
		}
	}
	for _, m := range remarks {
		if err := m.write(r, m.at, m.text); err != nil {
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
