package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"relink/guide"
	"relink/internal/device"
	"relink/usbwatch"
	"relink/usbwatch/libusb"
)

// leaveCommand takes a phone out of recovery. It is the one command that opens
// a device, and it does so only when told that nobody restores.
func leaveCommand() *cobra.Command {
	return onePhone("leave-recovery --nobody-restores [--port PORT]", phoneWords{
		short: "leave.short", long: "leave.long", ask: "leave.ask", port: "leave.flag.port", nobody: "leave.flag.nobody",
	}, leaveRecovery)
}

func leaveRecovery(ctx context.Context, cmd *cobra.Command, bus usbwatch.Bus, port string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	watcher := usbwatch.Watch(ctx, bus)
	first, ok := <-watcher.Snapshots()
	if !ok {
		return notSeen(ctx, watcher)
	}
	phone, err := oneOf(first, port, inRecovery, "leave.none", "leave.several")
	if err != nil {
		return err
	}
	if err := libusb.LeaveRecovery(ctx, phone); err != nil {
		return refused(err, "leave.error.")
	}
	leave := guide.BeginLeave(phone, time.Now())
	err = await(ctx, watcher, first, leave.Until(), func(now time.Time, s device.Snapshot) bool {
		leave = leave.Advance(now, s)
		return leave.Outcome() != ""
	})
	if err != nil {
		return err
	}
	return sayEnd(cmd, leave.Words(), leave.Outcome() == guide.LeaveStarted)
}

// inRecovery tells an iPhone, iPad or iPod in recovery. The security chip of a
// Mac shows there too and is left alone.
func inRecovery(d device.Device) bool {
	seen := device.Classify(d)
	return d.VendorID == device.AppleVendorID && seen.Mode == device.ModeRecovery &&
		(seen.IOSDevice == nil || *seen.IOSDevice)
}
