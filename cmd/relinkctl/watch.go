package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"relink/internal/device"
	"relink/usbwatch"
)

// watchFlags are the words that watch takes.
type watchFlags struct {
	bus         busFlags
	asJSON      bool
	span        time.Duration
	record      string
	identifiers bool
}

func watchCommand() *cobra.Command {
	var f watchFlags
	cmd := &cobra.Command{
		Use:   "watch",
		Short: catalogue().Text("ctl.watch.short", nil),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.check(cmd.Flags().Changed("for")); err != nil {
				return err
			}
			return f.watch(cmd)
		},
	}
	f.bus.add(cmd)
	flags := cmd.Flags()
	flags.BoolVar(&f.asJSON, "json", false, catalogue().Text("ctl.watch.flag.json", nil))
	flags.DurationVar(&f.span, "for", 0, catalogue().Text("ctl.watch.flag.for", nil))
	flags.StringVar(&f.record, "record", "", catalogue().Text("ctl.watch.flag.record", nil))
	flags.BoolVar(&f.identifiers, "include-identifiers", false, catalogue().Text("ctl.watch.flag.identifiers", nil))
	return cmd
}

// check refuses words that make no sense together.
func (f *watchFlags) check(spanGiven bool) error {
	if spanGiven && f.span <= 0 {
		return errors.New(catalogue().Text("ctl.watch.flag.for.short", nil))
	}
	if f.identifiers && f.record == "" {
		return errors.New(catalogue().Text("ctl.watch.identifiers.alone", nil))
	}
	return nil
}

// watch prints until it is interrupted, its time is over or the bus ends.
func (f *watchFlags) watch(cmd *cobra.Command) error {
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// Whoever interrupts twice does not want to wait for a slow pipe.
	defer context.AfterFunc(ctx, stop)()

	bus, err := f.bus.open()
	if err != nil {
		return err
	}
	defer bus.Close()
	trace, err := openRecording(f.record, f.identifiers)
	if err != nil {
		return failed(err)
	}
	printer := &eventPrinter{out: cmd.OutOrStdout(), asJSON: f.asJSON}
	if !f.asJSON {
		fmt.Fprintln(os.Stderr, catalogue().Text("ctl.watch.ready", nil))
	}
	err = f.follow(ctx, bus, printer, trace)
	return errors.Join(err, trace.close())
}

// stuckAfter is how long the end waits for a scan that the kernel does not let
// go on.
const stuckAfter = time.Second

// follow prints every snapshot's events, then gives the snapshot to the trace:
// the line comes first, for somebody waits for it.
func (f *watchFlags) follow(ctx context.Context, bus usbwatch.Bus, printer *eventPrinter, trace *recording) error {
	watching, end := context.WithCancel(ctx)
	defer end()
	w := usbwatch.Watch(watching, bus)
	var complaints warnings
	ended, stuck := watching.Done(), (<-chan time.Time)(nil)
	for first := true; ; {
		select {
		case s, open := <-w.Snapshots():
			if !open {
				return f.ended(w, printer, trace)
			}
			if first && f.span > 0 { // what is there at the start is always told
				defer time.AfterFunc(f.span, end).Stop()
			}
			first = false
			if err := printer.print(s); err != nil {
				return failed(fmt.Errorf("print the events: %w", err))
			}
			trace.snapshot(s)
			complaints.say(bus)
		case <-ended:
			ended, stuck = nil, time.After(stuckAfter)
		case <-stuck:
			return nil
		}
	}
}

// ended says what is to be said of a watch that has ended.
func (f *watchFlags) ended(w *usbwatch.Watcher, printer *eventPrinter, trace *recording) error {
	if n := w.Folded(); n > 0 {
		fmt.Fprintf(os.Stderr, "relinkctl: %s\n", catalogue().Text("ctl.watch.folded", map[string]any{"Count": n}))
	}
	if err := w.Err(); err != nil {
		return unreadable(err)
	}
	if printer.begun { // once more, to carry the time of the trace to its end
		trace.snapshot(device.Snapshot{At: time.Now(), Devices: printer.last.Devices})
	}
	return nil
}
