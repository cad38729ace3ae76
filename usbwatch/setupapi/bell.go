package setupapi

import "time"

// echoes are when a bell sounds again after Windows rang. Windows tells that a
// device was enumerated or started, not that it found no driver for it or could
// not start it, which it knows a moment later; and what it says is removed may
// still be in its list (libusb 1.0.30 waits up to 100 ms for its list).
var echoes = []time.Duration{100 * time.Millisecond, time.Second, 4 * time.Second}

// bell keeps one ring for whoever hears it next, and never blocks who rings.
type bell struct {
	rings chan struct{}
	again []*time.Timer
}

func newBell() *bell {
	b := &bell{rings: make(chan struct{}, 1)}
	for _, after := range echoes {
		t := time.AfterFunc(after, b.strike)
		t.Stop()
		b.again = append(b.again, t)
	}
	return b
}

// ring strikes now and once more after each of the echoes, counted from the last
// ring: a bus in uproar rings often enough.
func (b *bell) ring() {
	b.strike()
	for i, after := range echoes {
		b.again[i].Reset(after)
	}
}

func (b *bell) strike() {
	select {
	case b.rings <- struct{}{}:
	default:
	}
}

// still ends the echoes.
func (b *bell) still() {
	for _, t := range b.again {
		t.Stop()
	}
}
