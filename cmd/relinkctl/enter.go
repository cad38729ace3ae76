package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"relink/guide"
	"relink/internal/device"
	"relink/internal/usbmux"
	"relink/usbwatch"
)

// enterCommand takes a running phone into recovery. It opens no device:
// usbmuxd is asked, and only when told that nobody restores.
func enterCommand() *cobra.Command {
	var (
		bus    busFlags
		port   string
		nobody bool
	)
	cmd := &cobra.Command{
		Use:   "enter-recovery --nobody-restores [--port PORT]",
		Short: catalogue().Text("enter.short", nil),
		Long:  catalogue().Text("enter.long", nil),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !nobody {
				return errors.New(catalogue().Text("enter.ask", nil))
			}
			mux, err := muxClient()
			if err != nil {
				return failed(err)
			}
			b, err := bus.open()
			if err != nil {
				return err
			}
			defer b.Close()
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
			defer stop()
			return failed(enterRecovery(ctx, cmd, b, mux, port))
		},
	}
	bus.add(cmd)
	cmd.Flags().StringVar(&port, "port", "", catalogue().Text("enter.flag.port", nil))
	cmd.Flags().BoolVar(&nobody, "nobody-restores", false, catalogue().Text("enter.flag.nobody", nil))
	return cmd
}

// muxClient is the usbmuxd that the environment names, else the system's own.
func muxClient() (usbmux.Client, error) { return usbmux.At(os.Getenv(usbmux.Setting)) }

func enterRecovery(ctx context.Context, cmd *cobra.Command, bus usbwatch.Bus, mux usbmux.Client, port string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	watcher := usbwatch.Watch(ctx, bus)
	first, ok := <-watcher.Snapshots()
	if !ok {
		return notSeen(ctx, watcher)
	}
	phone, err := oneOf(first, port, isRunning, "enter.none", "enter.several")
	if err != nil {
		return err
	}
	if err := mux.EnterRecoveryOf(ctx, phone); err != nil {
		return notEntered(err, phone)
	}
	enter := guide.BeginEnter(phone, time.Now())
	err = await(ctx, watcher, first, enter.Until(), func(now time.Time, s device.Snapshot) bool {
		enter = enter.Advance(now, s)
		return enter.Outcome() != ""
	})
	if err != nil {
		return err
	}
	return sayEnd(cmd, enter.Words(), enter.Outcome() == guide.EnterReached)
}

// isRunning tells an iPhone, iPad or iPod in the range of a running one.
func isRunning(d device.Device) bool {
	seen := device.Classify(d)
	return d.VendorID == device.AppleVendorID && seen.Mode == device.ModeNormal && (seen.IOSDevice == nil || *seen.IOSDevice)
}

// muxRefusals are the ways in which a phone does not enter recovery, with the
// end of the word that says what to do.
var muxRefusals = []struct {
	err  error
	word string
}{
	{usbmux.ErrNotRunning, "usbmuxd"},
	{usbmux.ErrNotListed, "unlisted"},
	{usbmux.ErrNeedsTrust, "trust"},
	{usbmux.ErrLocked, "locked"},
}

// notEntered is why the phone did not take it, and how its buttons do it.
func notEntered(err error, phone device.Device) error {
	word := "other"
	for _, r := range muxRefusals {
		if errors.Is(err, r.err) {
			word = r.word
			break
		}
	}
	return fmt.Errorf("%s %s (%s)", catalogue().Text("enter.refused."+word, nil), recoveryByButtons(phone), device.Clean(err.Error()))
}

// recoveryByButtons are the steps for the model where USB tells it, else those
// of every class.
func recoveryByButtons(phone device.Device) string {
	seen := device.Classify(phone)
	if seen.Model == nil || seen.Model.Class == "" {
		return catalogue().Text("enter.how.unknown", nil)
	}
	var steps []string
	for _, s := range guide.StepsFor(*seen.Model, guide.FromNormal, guide.IntoRecovery) {
		steps = append(steps, catalogue().Text(s.Words.ID, s.Words.Args))
	}
	return catalogue().Text("enter.by-buttons", map[string]any{"Steps": strings.Join(steps, "; ")})
}
