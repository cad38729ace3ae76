package ui

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"relink/internal/device"
)

// screen is a goroutine of its own that does what Panel.Run hands over, as
// Fyne's does in the app.
func screen(ctx context.Context) func(func()) {
	work := make(chan func())
	go func() {
		for {
			select {
			case f := <-work:
				f()
			case <-ctx.Done():
				return
			}
		}
	}()
	return func(f func()) {
		go func() {
			select {
			case work <- f:
			case <-ctx.Done():
			}
		}()
	}
}

func TestPanelStepsOnTheBusAndOnTheClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		begin := time.Now()
		var steps []time.Duration
		var buses []bool
		ended := false
		p := NewPanel(func(now time.Time, s *device.Snapshot) (time.Time, bool) {
			steps = append(steps, now.Sub(begin))
			buses = append(buses, s != nil)
			// A snapshot makes the clock matter two seconds later, once.
			return now.Add(2 * time.Second), s != nil
		}, func() { ended = true })
		snaps := make(chan device.Snapshot)
		go p.Run(ctx, snaps, screen(ctx))
		time.Sleep(time.Second)
		snaps <- device.Snapshot{}
		time.Sleep(10 * time.Second)
		p.Wake(time.Now().Add(time.Second))
		time.Sleep(10 * time.Second)
		close(snaps)
		synctest.Wait()
		want := []time.Duration{time.Second, 3 * time.Second, 12 * time.Second}
		if len(steps) != len(want) {
			t.Fatalf("got steps at %v, want %v", steps, want)
		}
		for i := range want {
			if steps[i] != want[i] || buses[i] != (i == 0) {
				t.Errorf("step %d: got %v, bus %v; want %v", i, steps[i], buses[i], want[i])
			}
		}
		if !ended {
			t.Error("the end of the snapshots was not told")
		}
		stop()
		synctest.Wait()
	})
}

// What is due in a try must not wait for something that matters later, as the
// next look at a bus that has just ended.
func TestAWakeForLaterPutsNothingOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		begin := time.Now()
		var steps []time.Duration
		p := NewPanel(func(now time.Time, s *device.Snapshot) (time.Time, bool) {
			steps = append(steps, now.Sub(begin))
			return begin.Add(2 * time.Second), s != nil
		}, func() {})
		snaps := make(chan device.Snapshot)
		go p.Run(ctx, snaps, screen(ctx))
		snaps <- device.Snapshot{}
		synctest.Wait()
		p.Wake(begin.Add(10 * time.Second))
		time.Sleep(5 * time.Second)
		p.Wake(begin.Add(7 * time.Second))
		p.Wake(begin.Add(9 * time.Second))
		time.Sleep(10 * time.Second)
		if want := []time.Duration{0, 2 * time.Second, 7 * time.Second}; !slices.Equal(steps, want) {
			t.Errorf("got steps at %v, want %v", steps, want)
		}
		stop()
		synctest.Wait()
	})
}

// A storm of 19 changes a second for a minute, on a screen that takes 70 ms to
// draw: nothing is lost, and what is shown is never long past.
func TestASlowScreenIsNotLeftBehindByAStorm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		const changes, every, drawing = 19 * 60, time.Second / 19, 70 * time.Millisecond
		var taken int
		var worst, last time.Duration
		p := NewPanel(func(now time.Time, s *device.Snapshot) (time.Time, bool) {
			if s == nil {
				return time.Time{}, false
			}
			taken++
			last = now.Sub(s.At)
			return time.Time{}, false
		}, func() {})
		do := screen(ctx)
		slow := func(f func()) {
			do(func() {
				f()
				worst = max(worst, last) // of what is drawn, the newest
				time.Sleep(drawing)
			})
		}
		waiting, snaps := make(chan device.Snapshot, changes), make(chan device.Snapshot)
		go func() { // as the watch keeps them
			defer close(snaps)
			for s := range waiting {
				select {
				case snaps <- s:
				case <-ctx.Done():
					return
				}
			}
		}()
		go p.Run(ctx, snaps, slow)
		for range changes {
			time.Sleep(every)
			waiting <- device.Snapshot{At: time.Now()}
		}
		close(waiting)
		time.Sleep(time.Second)
		if taken != changes {
			t.Errorf("got %d snapshots, want all %d", taken, changes)
		}
		if worst > 300*time.Millisecond {
			t.Errorf("the screen was %v behind, want 300 ms at most", worst)
		}
		stop()
		synctest.Wait()
	})
}

func TestPanelStopsWhenTheScreenIsGone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		p := NewPanel(func(now time.Time, _ *device.Snapshot) (time.Time, bool) { return now, false }, func() {})
		snaps := make(chan device.Snapshot, 1)
		snaps <- device.Snapshot{}
		over := make(chan struct{})
		go func() {
			p.Run(ctx, snaps, func(func()) {}) // a screen that takes nothing any more
			close(over)
		}()
		synctest.Wait()
		stop()
		<-over
	})
}
