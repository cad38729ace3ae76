package dfu

import (
	"context"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"relink/guide/guidetest"
	"relink/internal/device"
	"relink/usbwatch"
)

// The way from the bus to the cue, with everything between in its place: the
// stories are played as a bus, in their own time, watched, and followed with a
// timer set to Next. The cues come in the order of the stories, and 95 of 100
// within 100 ms of their moment.
func TestCuesFollowTheBus(t *testing.T) {
	var late []time.Duration
	played := 0
	for _, st := range readStories(t) {
		if st.ties() {
			continue // which of two at one moment comes first is a matter of a replay
		}
		played++
		synctest.Test(t, func(t *testing.T) {
			zero := time.Now()
			r, cues := st.watched()
			got := lines(r, cues)
			if len(got) != len(st.says) {
				t.Errorf("%s: got\n%s\nwant\n%s", st.name, strings.Join(got, "\n"), strings.Join(st.says, "\n"))
				return
			}
			for i, c := range cues {
				want := st.says[i]
				heard, _, _ := strings.Cut(want, " ")
				due, _ := time.ParseDuration(heard + "ms")
				late = append(late, c.At.Sub(zero.Add(due)).Abs())
				if _, says, _ := strings.Cut(line(c), " "); !strings.HasSuffix(want, " "+says) {
					t.Errorf("%s: cue %d is %q, want %q", st.name, i, says, want)
				}
			}
		})
	}
	if played < 80 {
		t.Errorf("got %d stories played, want 80 and more", played)
	}
	slices.Sort(late)
	t.Logf("%d cues, worst %v", len(late), late[len(late)-1])
	if p95 := late[len(late)*95/100]; p95 > 100*time.Millisecond {
		t.Errorf("got cues %v late at p95, want 100 ms at most", p95)
	}
}

// ties is true for a story in which a line and a cue of the clock share a
// moment, or two lines do.
func (st story) ties() bool {
	r, _ := BeginVariant(st.model, st.start, st.variant, st.bus[0].At, st.bus[0])
	for i, s := range st.bus[1:] {
		if s.At.Equal(st.bus[i].At) {
			return true
		}
		for due, ok := r.Next(); ok && !due.After(s.At); due, ok = r.Next() {
			if due.Equal(s.At) {
				return true
			}
			r, _ = r.Advance(due, st.bus[i])
		}
		r, _ = r.Advance(s.At, s)
	}
	return false
}

// watched is the story as the window and the terminal live it.
func (st story) watched() (Run, []Cue) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	left := st.bus
	bus := usbwatch.NewReplay(func() (usbwatch.Line, error) {
		if len(left) == 0 {
			return usbwatch.Line{}, io.EOF
		}
		s := left[0]
		left = left[1:]
		return usbwatch.Line{T: s.At.Sub(guidetest.Began), Kind: usbwatch.LineDevices, Devices: s.Devices}, nil
	}, 1)
	defer bus.Close()
	w := usbwatch.Watch(ctx, bus)
	last := <-w.Snapshots()
	r, cues := BeginVariant(st.model, st.start, st.variant, time.Now(), last)
	for r.Outcome() == Undecided {
		var more []Cue
		s, looked, ended := nextLook(r, w)
		switch {
		case ended:
			r, more = r.End(time.Now())
		case looked:
			last = s
			r, more = r.Advance(time.Now(), s)
		default:
			r, more = r.Advance(time.Now(), last)
		}
		cues = append(cues, more...)
	}
	return r, cues
}

// nextLook waits for the bus or for the clock.
func nextLook(r Run, w *usbwatch.Watcher) (s device.Snapshot, looked, ended bool) {
	var clock <-chan time.Time
	if at, ok := r.Next(); ok {
		timer := time.NewTimer(time.Until(at))
		defer timer.Stop()
		clock = timer.C
	}
	select {
	case <-clock:
		return device.Snapshot{}, false, false
	case s, ok := <-w.Snapshots():
		return s, true, !ok
	}
}
