package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
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
	var (
		bus    busFlags
		port   string
		nobody bool
	)
	cmd := &cobra.Command{
		Use:   "leave-recovery --nobody-restores [--port PORT]",
		Short: catalogue().Text("leave.short", nil),
		Long:  catalogue().Text("leave.long", nil),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !nobody {
				return errors.New(catalogue().Text("leave.ask", nil))
			}
			b, err := bus.open()
			if err != nil {
				return err
			}
			defer b.Close()
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
			defer stop()
			return failed(leaveRecovery(ctx, cmd, b, port))
		},
	}
	bus.add(cmd)
	cmd.Flags().StringVar(&port, "port", "", catalogue().Text("leave.flag.port", nil))
	cmd.Flags().BoolVar(&nobody, "nobody-restores", false, catalogue().Text("leave.flag.nobody", nil))
	return cmd
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
