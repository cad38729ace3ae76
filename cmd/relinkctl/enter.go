package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/usbmux"
	"relink/usbwatch"
)

// enterCommand takes a running phone into recovery. It opens no device:
// usbmuxd is asked, and only when told that nobody restores.
func enterCommand() *cobra.Command {
	return onePhone("enter-recovery --nobody-restores [--port PORT]", phoneWords{
		short: "enter.short", long: "enter.long", ask: "enter.ask", port: "enter.flag.port", nobody: "enter.flag.nobody",
	}, enterRecovery)
}

func enterRecovery(ctx context.Context, cmd *cobra.Command, bus usbwatch.Bus, port string) error {
	mux, err := usbmux.Here()
	if err != nil {
		return err
	}
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
	enter := dfu.BeginEnter(phone, time.Now())
	err = await(ctx, watcher, first, enter.Until(), func(now time.Time, s device.Snapshot) bool {
		enter = enter.Advance(now, s)
		return enter.Outcome() != ""
	})
	if err != nil {
		return err
	}
	return sayEnd(cmd, enter.Words(), enter.Outcome() == dfu.EnterReached)
}

// isRunning tells an iPhone, iPad or iPod in the range of a running one.
func isRunning(d device.Device) bool {
	seen := device.Classify(d)
	return d.VendorID == device.AppleVendorID && seen.Mode == device.ModeNormal && (seen.IOSDevice == nil || *seen.IOSDevice)
}

// notEntered is why the phone did not take it, and how its buttons do it.
func notEntered(err error, phone device.Device) error {
	word := cmp.Or(reasonOf(err), "other")
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
	for _, s := range dfu.StepsFor(*seen.Model, dfu.FromNormal, dfu.IntoRecovery) {
		steps = append(steps, catalogue().Text(s.Words.ID, s.Words.Args))
	}
	return catalogue().Text("enter.by-buttons", map[string]any{"Steps": strings.Join(steps, "; ")})
}
