package main

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"relink/e2e/stories"
	"relink/guide/finding"
	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/virtualphone/ipsw"
	"relink/usbwatch"
	"relink/usbwatch/sysfs"
)

// busWatch is Relink's watch over a restore, by nothing but USB.
type busWatch struct {
	cancel context.CancelFunc
	bus    *sysfs.Bus
	ended  chan struct{}

	mu    sync.Mutex
	state finding.WatchRestore
	seen  []device.Sighting // on that port
	modes []string          // in their order; "-" is off USB
}

// watchRestore begins to watch what is on a port.
func watchRestore(port string) (*busWatch, error) {
	bus, err := sysfs.Open("/sys")
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	w := &busWatch{cancel: cancel, bus: bus, ended: make(chan struct{}), state: finding.BeginWatch(time.Now(), "", nil)}
	go func() {
		defer close(w.ended)
		var tracker device.Tracker
		for snapshot := range usbwatch.Watch(ctx, bus).Snapshots() {
			var seen []device.Sighting
			tracker, seen = tracker.Advance(snapshot)
			w.look(snapshot.At, seen, port)
		}
	}()
	return w, nil
}

func (w *busWatch) look(at time.Time, seen []device.Sighting, port string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.state = w.state.Advance(at, seen)
	w.seen = slices.DeleteFunc(slices.Clone(seen), func(s device.Sighting) bool { return s.Device.Port != port })
	mode := "-"
	if len(w.seen) > 0 {
		mode = string(w.seen[0].Mode)
	}
	if n := len(w.modes); n == 0 || w.modes[n-1] != mode {
		w.modes = append(w.modes, mode)
	}
}

// sees tells whether the phone is there in that mode.
func (w *busWatch) sees(m device.Mode) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.seen) > 0 && w.seen[0].Mode == m
}

// now is the watch as it stands, and the modes so far.
func (w *busWatch) now() (finding.WatchRestore, string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.state, strings.Join(w.modes, " ")
}

func (w *busWatch) end() {
	w.cancel()
	<-w.ended
	w.bus.Close()
}

// agrees compares log, watch and verdict with what is true.
func (r *restoring) agrees(watch *busWatch) {
	want := r.whole.Truth
	text, err := os.ReadFile(r.log)
	if err != nil {
		r.errorf("read the log: %v", err)
		return
	}
	read, err := restorelog.Read(bytes.NewReader(text))
	if err != nil {
		r.errorf("read the log: %v", err)
		return
	}
	var ending finding.Ending
	var modes string
	var state finding.WatchRestore
	// What becomes of the phone comes after the program's end.
	if !until(patience, func() bool {
		state, modes = watch.now()
		ending = state.Close()
		return ending == r.whole.Ending
	}) {
		r.errorf("by USB it ended as %s, want %s", ending, r.whole.Ending)
	}
	r.logf("USB showed: %s; that is %s", modes, ending)
	seen := state.Attempt(ending)
	if seen.LostLink != want.Link && !(want.Back && seen.LostLink == restore.LinkUnknown) {
		r.errorf("the link: got %s, want %s", seen.LostLink, want.Link)
	}
	if read.Outcome != want.Outcome || read.Stage != want.Stage || !slices.Equal(read.Codes, want.Codes) || read.Behaviour != r.whole.Behaviour {
		r.errorf("the log: got %s, %q, %v, %s; want %s, %q, %v, %s",
			read.Outcome, read.Stage, read.Codes, read.Behaviour, want.Outcome, want.Stage, want.Codes, r.whole.Behaviour)
	}
	if read.StorageWritten != nil && *read.StorageWritten != want.Written {
		r.errorf("the log: got storage written %v, want %v or unknown", *read.StorageWritten, want.Written)
	}
	v := verdict.Decide(verdict.Facts{ProductType: read.ProductType, Attempts: []restore.Attempt{tried(read, seen, r.whole)}})
	r.logf("the log says %s, %q, %v; the verdict is %s", read.Outcome, read.Stage, read.Codes, v.Advice)
	if v.Advice != r.whole.Advice {
		r.errorf("the verdict: got %s, want %s", v.Advice, r.whole.Advice)
	}
	if n := r.signs.times(); n != 1 {
		r.errorf("the signing server was asked %d times, want once", n)
	}
	r.gotTheRightOne()
	if len(r.faults) > 0 {
		r.logf("idevicerestore said:\n%s", text)
	}
}

// tried is one try, of what the log and USB told.
func tried(read restorelog.Result, seen restore.Attempt, w stories.Whole) restore.Attempt {
	seen.Behaviour, seen.Stage, seen.Mode = read.Behaviour, read.Stage, string(w.Start)
	switch {
	case read.Outcome == restorelog.Success:
		seen.Code = new(int)
	case len(read.Codes) > 0:
		seen.Code = &read.Codes[0]
	}
	return seen
}

// gotTheRightOne demands that a phone that was sent a ramdisk was sent the one
// of this kind of restore: it is what erases, or does not.
func (r *restoring) gotTheRightOne() {
	sent := r.cable.Phone().Sent("ramdisk")
	if len(sent) == 0 {
		return
	}
	ramdisk, err := ipsw.For(stories.Phone.Model).RamDisk(r.whole.Behaviour)
	if err != nil {
		r.errorf("%v", err)
		return
	}
	if !bytes.Contains(sent, ramdisk[len(ramdisk)/2:]) {
		r.errorf("the phone was sent another ramdisk than that for %s", r.whole.Behaviour)
	}
}
