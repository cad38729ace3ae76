package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/usbmux"
	"relink/internal/virtualphone"
	"relink/ui"
	"relink/ui/page"
	"relink/ui/tool/enter"
	"relink/usbwatch"
	"relink/usbwatch/libusb"
)

// realActs are what can be done to phones on the real bus. What is sent and
// told is kept in lately: it explains what the bus does next.
func realActs(lately *usbwatch.Lately) ui.Acts {
	sent := func(what string, d device.Device, err error) error {
		if err == nil {
			lately.Noted(time.Now(), what+", port "+d.Port)
		}
		return refused(err)
	}
	return ui.Acts{
		Leave: func(ctx context.Context, d device.Device) error {
			return sent("Relink sent leave-recovery", d, libusb.LeaveRecovery(ctx, d))
		},
		Enter: func(ctx context.Context, d device.Device) error {
			mux, err := usbmux.Here()
			if err != nil {
				return refused(err)
			}
			return sent("Relink asked for recovery", d, mux.EnterRecoveryOf(ctx, d))
		},
		Ask: func(ctx context.Context) ([]device.Told, error) {
			told, err := askMux(ctx)
			for _, t := range told {
				lately.Told(time.Now(), strings.Join([]string{t.UDID, string(t.Mode), t.ProductType, t.Version}, " "))
			}
			return told, err
		},
		Probe: func(ctx context.Context, d device.Device, tell func(finding.CableBeat)) error {
			return refused(libusb.Probe(ctx, d, libusb.ProbeEvery, func(b libusb.Beat) {
				tell(finding.CableBeat{At: b.At, Took: b.Took, Retries: b.Retries, Failed: b.Err != nil, Lost: b.Lost})
			}))
		},
	}
}

// refusals are the reasons of libusb and usbmuxd as the window knows them.
var refusals = []struct {
	err error
	why page.Refusal
}{
	{libusb.ErrPermission, page.RefusedPermission},
	{libusb.ErrDriver, page.RefusedDriver},
	{libusb.ErrGone, page.RefusedGone},
	{libusb.ErrNotRecovery, page.RefusedGone},
	{libusb.ErrNotBuiltIn, page.RefusedNotBuiltIn},
	{usbmux.ErrNotRunning, enter.RefusedUsbmuxd},
	{usbmux.ErrNotListed, enter.RefusedUnlisted},
	{usbmux.ErrNeedsTrust, enter.RefusedTrust},
	{usbmux.ErrLocked, enter.RefusedLocked},
}

// refused names the reason of an error; nil stays nil.
func refused(err error) error {
	if err == nil {
		return nil
	}
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			return &page.Refused{Why: r.why, Err: err}
		}
	}
	return &page.Refused{Why: page.RefusedOther, Err: err}
}

// practiceActs send the same commands to the made-up phone.
func practiceActs(bus *virtualphone.Bus) ui.Acts {
	return ui.Acts{
		Leave: func(ctx context.Context, _ device.Device) error {
			for _, line := range libusb.LeaveCommands {
				if _, err := bus.Command(line); err != nil {
					return refused(err)
				}
			}
			return ctx.Err()
		},
		Enter: func(ctx context.Context, _ device.Device) error {
			bus.Do(virtualphone.Phone.EnterRecovery)
			return ctx.Err()
		},
	}
}

// askMux asks usbmuxd what the phones on USB run and are.
func askMux(ctx context.Context) ([]device.Told, error) {
	mux, err := usbmux.Here()
	if err != nil {
		return nil, err
	}
	return mux.Told(ctx)
}
