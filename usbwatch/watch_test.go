package usbwatch

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"relink/internal/device"
)

// fakeBus is a bus whose devices a test sets.
type fakeBus struct {
	mu    sync.Mutex
	now   []device.Device
	err   error
	scans int
	bell  chan struct{}
}

func (b *fakeBus) Scan(context.Context) (device.Snapshot, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.scans++
	return device.Snapshot{At: time.Now(), Devices: b.now}, b.err
}

func (b *fakeBus) Changed() <-chan struct{} { return b.bell }
func (b *fakeBus) Close() error             { return nil }

func (b *fakeBus) set(devices ...device.Device) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.now = devices
}

func (b *fakeBus) fail(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.err = err
}

func (b *fakeBus) scanned() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.scans
}

func (b *fakeBus) ring() {
	select {
	case b.bell <- struct{}{}:
	default:
	}
}

func withBell() *fakeBus { return &fakeBus{bell: make(chan struct{}, 1)} }

func phone(address int) device.Device {
	return device.Device{Port: "1-4", Address: address, VendorID: 0x05ac, ProductID: 0x12a8, Hubs: []string{"usb1"}}
}

// next is the next snapshot, or a failure when none comes in time.
func next(t *testing.T, w *Watcher, within time.Duration) device.Snapshot {
	t.Helper()
	select {
	case s, ok := <-w.Snapshots():
		if !ok {
			t.Fatalf("the watch ended: %v", w.Err())
		}
		return s
	case <-time.After(within):
		t.Fatalf("no snapshot within %v", within)
	}
	return device.Snapshot{}
}

func TestWatchAnswersTheBellAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bus := withBell()
		w := Watch(t.Context(), bus)
		if got := next(t, w, time.Second).Devices; len(got) != 0 {
			t.Errorf("at the start got %v, want nothing", got)
		}
		bus.set(phone(5))
		bus.ring()
		if got := next(t, w, time.Millisecond).Devices; len(got) != 1 || got[0].Address != 5 {
			t.Errorf("after the bell got %v, want the phone", got)
		}
	})
}

func TestWatchPollsWithoutABell(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bus := &fakeBus{}
		w := Watch(t.Context(), bus)
		next(t, w, time.Second)
		bus.set(phone(5))
		next(t, w, pollEvery+time.Millisecond)
		before := bus.scanned()
		time.Sleep(time.Minute)
		if got, want := bus.scanned()-before, int(time.Minute/pollEvery); got > want {
			t.Errorf("got %d scans in a minute, want at most %d", got, want)
		}
	})
}

func TestWatchKeepsQuietWithABell(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bus := withBell()
		w := Watch(t.Context(), bus)
		next(t, w, time.Second)
		time.Sleep(time.Minute)
		if got, want := bus.scanned(), 1+int(time.Minute/rescanEvery); got > want {
			t.Errorf("got %d scans in a minute of nothing, want at most %d", got, want)
		}
	})
}

func TestWatchFindsOutThatTheBellIsDeaf(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bus := withBell()
		w := Watch(t.Context(), bus)
		next(t, w, time.Second)
		bus.set(phone(5))
		next(t, w, rescanEvery+time.Millisecond)
		for address := 6; address < 20; address++ {
			time.Sleep(10 * time.Second)
			bus.set(phone(address))
			next(t, w, pollEvery+time.Millisecond)
		}
		bus.set()
		bus.ring() // it was not deaf after all
		next(t, w, time.Millisecond)
		before := bus.scanned()
		time.Sleep(time.Minute)
		if got, want := bus.scanned()-before, int(time.Minute/rescanEvery); got > want {
			t.Errorf("got %d scans in the minute after, want at most %d", got, want)
		}
	})
}

func TestWatchPollsWhenTheBellBreaks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bus := withBell()
		w := Watch(t.Context(), bus)
		next(t, w, time.Second)
		close(bus.bell)
		synctest.Wait()
		bus.set(phone(5))
		next(t, w, pollEvery+time.Millisecond)
	})
}

func TestWatchLosesNoChangeToASlowReader(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bus := withBell()
		w := Watch(t.Context(), bus)
		next(t, w, time.Second)

		const cycles = 3000 // a phone 50 times a second for a minute
		for i := range cycles {
			bus.set(phone(i), keyboard)
			bus.ring()
			synctest.Wait()
			bus.set(keyboard)
			bus.ring()
			synctest.Wait()
		}
		bus.set(keyboard, phone(-1))
		bus.ring()
		synctest.Wait()

		seen, changes := 0, 0
		last := device.Snapshot{}
		for len(last.Devices) != 2 || last.Devices[1].Address != -1 {
			s := next(t, w, time.Second)
			seen++
			changes += changesBetween(last, s)
			last = s
		}
		if seen > maxWaiting+1 {
			t.Errorf("got %d snapshots waiting, want at most %d", seen, maxWaiting+1)
		}
		// The keyboard came once, the last phone once, the others came and went.
		if got, want := changes+2*w.Folded(), 2+2*cycles; got != want {
			t.Errorf("got %d changes with %d pairs folded: %d, want %d", changes, w.Folded(), got, want)
		}
		if w.Folded() == 0 {
			t.Errorf("got nothing folded, want most of %d", cycles)
		}
	})
}

var keyboard = device.Device{Port: "1-1", Address: 2, VendorID: 0x05ac, ProductID: 0x024f, Hubs: []string{"usb1"}}

func changesBetween(a, b device.Snapshot) int {
	x, y := keysOf(a), keysOf(b)
	n := 0
	for k := range x {
		if !y[k] {
			n++
		}
	}
	for k := range y {
		if !x[k] {
			n++
		}
	}
	return n
}

func TestWatchEnds(t *testing.T) {
	broken := errors.New("broken")
	tests := []struct {
		name  string
		story func(t *testing.T, bus *fakeBus, stop func())
		want  error
	}{
		{"when its context does", func(_ *testing.T, _ *fakeBus, stop func()) { stop() }, nil},
		{"when the bus does", func(_ *testing.T, bus *fakeBus, _ func()) { bus.fail(ErrEnded) }, nil},
		{"when the bus stays unreadable", func(_ *testing.T, bus *fakeBus, _ func()) { bus.fail(broken) }, broken},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				bus := withBell()
				ctx, stop := context.WithCancel(t.Context())
				w := Watch(ctx, bus)
				next(t, w, time.Second)
				tt.story(t, bus, stop)
				bus.ring()
				if s, open := <-w.Snapshots(); open {
					t.Errorf("got %v, want the end", s)
				}
				if !errors.Is(w.Err(), tt.want) {
					t.Errorf("got error %v, want %v", w.Err(), tt.want)
				}
			})
		})
	}
}

func TestWatchEndsAtOnceWhenTheFirstScanFails(t *testing.T) {
	broken := errors.New("broken")
	w := Watch(t.Context(), &fakeBus{err: broken})
	if s, open := <-w.Snapshots(); open {
		t.Errorf("got %v, want the end", s)
	}
	if !errors.Is(w.Err(), broken) {
		t.Errorf("got error %v, want %v", w.Err(), broken)
	}
}

func TestWatchOutlivesAShortFault(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bus := withBell()
		bus.set(phone(5))
		w := Watch(t.Context(), bus)
		next(t, w, time.Second)
		time.Sleep(time.Hour) // the patience begins with the fault
		bus.fail(errors.New("too many open files"))
		bus.ring()
		time.Sleep(patience / 2)
		bus.fail(nil)
		bus.set(phone(6))
		if got := next(t, w, time.Second).Devices; len(got) != 1 || got[0].Address != 6 {
			t.Errorf("after the fault got %v, want the phone at address 6", got)
		}
	})
}
