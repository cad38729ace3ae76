package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"relink/guide/dfu"
	"relink/guide/finding"
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
		return inDFUInstead(first, port, err)
	}
	if err := libusb.LeaveRecovery(ctx, phone); err != nil {
		return refused(err, "leave.error.")
	}
	leave := dfu.BeginLeave(phone, time.Now())
	err = await(ctx, watcher, first, leave.Until(), func(now time.Time, s device.Snapshot) bool {
		leave = leave.Advance(now, s)
		return leave.Outcome() != ""
	})
	if err != nil {
		return err
	}
	return sayEnd(cmd, leave.Words(), leave.Outcome() == dfu.LeaveStarted)
}

// inDFUInstead is why no phone can be told to leave recovery: where the one
// there is in DFU, that takes no commands, and its buttons are said instead.
func inDFUInstead(s device.Snapshot, port string, none error) error {
	d, err := oneOf(s, port, func(d device.Device) bool {
		m := device.Classify(d).Mode
		return finding.CanTestCable(d) && (m == device.ModeDFU || m == device.ModePortDFU)
	}, "leave.none", "leave.several")
	if err != nil || port == "" && slices.ContainsFunc(s.Devices, inRecovery) {
		return none
	}
	cat := catalogue()
	how := cat.Text("page.how.unknown", nil)
	if m := device.Classify(d).Model; m != nil && m.Class != "" {
		power := cmp.Or(m.Power, device.Side)
		how = cat.Text("page.how."+string(m.Class), map[string]any{"Power": cat.Text("page.power."+string(power), nil)})
		if m.NamesVolumeByPlace() {
			how = cat.Text("page.how.pad", nil)
		}
	}
	return errors.New(cat.Text("leave.dfu", map[string]any{"How": how}))
}

// inRecovery tells an iPhone, iPad or iPod in recovery. The security chip of a
// Mac shows there too and is left alone.
func inRecovery(d device.Device) bool {
	seen := device.Classify(d)
	return d.VendorID == device.AppleVendorID && seen.Mode == device.ModeRecovery &&
		(seen.IOSDevice == nil || *seen.IOSDevice)
}
