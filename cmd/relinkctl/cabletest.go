package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/usbwatch"
	"relink/usbwatch/libusb"
)

const (
	// cableReopen is when opening a phone that has just come back is tried
	// anew: udev may not have set the node's rights yet.
	cableReopen = 100 * time.Millisecond

	leastCableSeconds, mostCableSeconds = 10, 120
)

// cableCommand tests the cable of a phone in recovery or DFU.
func cableCommand() *cobra.Command {
	var seconds int
	bounds := map[string]any{"Least": leastCableSeconds, "Most": mostCableSeconds}
	cmd := onePhone("cable-test --nobody-restores [--port PORT] [--seconds N]", phoneWords{
		short: "cabletest.short", long: "cabletest.long", ask: "cabletest.ask", port: "cabletest.flag.port", nobody: "cabletest.flag.nobody",
	}, func(ctx context.Context, cmd *cobra.Command, bus usbwatch.Bus, port string) error {
		return cableTest(ctx, cmd, bus, port, time.Duration(seconds)*time.Second)
	})
	cmd.PreRunE = func(*cobra.Command, []string) error {
		if seconds < leastCableSeconds || seconds > mostCableSeconds {
			return errors.New(catalogue().Text("cabletest.bad-seconds", bounds))
		}
		return nil
	}
	cmd.Flags().IntVar(&seconds, "seconds", int(finding.CableTestLength.Seconds()), catalogue().Text("cabletest.flag.seconds", bounds))
	return cmd
}

func cableTest(ctx context.Context, cmd *cobra.Command, bus usbwatch.Bus, port string, length time.Duration) error {
	watching, cancel := context.WithCancel(context.Background())
	defer cancel()
	watcher := usbwatch.Watch(watching, bus)
	first, ok := <-watcher.Snapshots()
	if !ok {
		return notSeen(watching, watcher)
	}
	phone, err := oneOf(first, port, finding.CanTestCable, "cabletest.none", "cabletest.several")
	if err != nil {
		return err
	}
	// Asked before the test begins, so that it does not begin in vain.
	if err := libusb.Probe(endedContext(), phone, libusb.ProbeEvery, func(libusb.Beat) {}); err != nil {
		return refused(err, "cabletest.error.")
	}
	now := time.Now()
	tell := &cableTeller{out: cmd.OutOrStdout(), cat: catalogue(), began: now}
	t, err := follow(ctx, watcher, finding.BeginCableTest(phone, length, now), tell)
	if err != nil {
		return err
	}
	end := time.Now()
	if err := tell.end(t, end); err != nil {
		return err
	}
	if t.Result(end) == finding.CableUnknown {
		return exitError{code: exitUndecided}
	}
	return nil
}

// follow leads a test to its end: the phone is asked whenever the test wants
// it asked. Interrupted, it stops early.
func follow(ctx context.Context, watcher *usbwatch.Watcher, t finding.CableTest, tell *cableTeller) (finding.CableTest, error) {
	asking := newAsker()
	defer asking.stop()
	for now := time.Now(); t.Phase(now) != finding.CableOver; now = time.Now() {
		phone, ask := t.Ask(now)
		asking.want(phone, ask)
		if err := tell.phase(t, now); err != nil {
			return t, err
		}
		next, _ := t.Next(now)
		clock := time.NewTimer(time.Until(next))
		before := t.There()
		var err error
		select {
		case <-ctx.Done():
			t = t.Stop(now)
		case s, ok := <-watcher.Snapshots():
			if !ok {
				return t, notSeen(ctx, watcher)
			}
			t = t.Advance(s.At, s)
			err = tell.presence(t, before, s.At)
		case b := <-asking.beats:
			t = t.Beat(b)
			err = tell.beat(t, b)
		case <-clock.C:
		}
		clock.Stop()
		if err != nil {
			return t, err
		}
	}
	return t, nil
}

// asker sends requests to one device at a time and hands the answers on.
type asker struct {
	beats  chan finding.CableBeat
	now    device.Device
	cancel context.CancelFunc
	ended  chan struct{}
}

func newAsker() *asker { return &asker{beats: make(chan finding.CableBeat)} }

// want makes it ask this device, or none.
func (a *asker) want(d device.Device, ask bool) {
	running := a.cancel != nil
	if running && ask && a.now.Port == d.Port && a.now.Address == d.Address {
		return
	}
	a.stop()
	if !ask {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	a.now, a.cancel, a.ended = d, cancel, make(chan struct{})
	go a.run(ctx, d, a.ended)
}

// run asks until it is told to stop. When the device cannot be opened it tries
// again: it comes back with a new address, which ends this, or its rights are
// set in a moment.
func (a *asker) run(ctx context.Context, d device.Device, ended chan struct{}) {
	defer close(ended)
	for ctx.Err() == nil {
		err := libusb.Probe(ctx, d, libusb.ProbeEvery, func(b libusb.Beat) {
			select {
			case a.beats <- finding.CableBeat{At: b.At, Took: b.Took, Retries: b.Retries, Failed: b.Err != nil, Lost: b.Lost}:
			case <-ctx.Done():
			}
		})
		if err == nil {
			return // told to stop, or gone
		}
		select {
		case <-ctx.Done():
		case <-time.After(cableReopen):
		}
	}
}

func (a *asker) stop() {
	if a.cancel == nil {
		return
	}
	a.cancel()
	<-a.ended
	a.cancel = nil
}

// endedContext lets Probe ask once.
func endedContext() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}
