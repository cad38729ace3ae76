package main

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/ui/page"
	"relink/usbwatch"
	"relink/usbwatch/libusb"
)

// Every reason that libusb gives has its own sentence in the window.
func TestRefusals(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want page.Refusal
	}{
		{libusb.ErrPermission, page.RefusedPermission},
		{libusb.ErrDriver, page.RefusedDriver},
		{libusb.ErrGone, page.RefusedGone},
		{libusb.ErrNotRecovery, page.RefusedGone},
		{libusb.ErrNotBuiltIn, page.RefusedNotBuiltIn},
		{errors.New("a timeout"), page.RefusedOther},
	} {
		var got *page.Refused
		if err := refused(fmt.Errorf("send: %w", tt.err)); !errors.As(err, &got) || got.Why != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("%v: got %+v, want %s", tt.err, got, tt.want)
		}
	}
	if err := refused(nil); err != nil {
		t.Errorf("no error became %v", err)
	}
}

// The practice phone takes the same commands and starts up.
func TestThePracticePhoneLeavesRecovery(t *testing.T) {
	s, err := practice()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Stop()
	first := <-s.Snapshots
	var phone device.Device
	for _, d := range first.Devices {
		if device.Classify(d).Mode == device.ModeRecovery {
			phone = d
		}
	}
	if err := s.Act.Leave(t.Context(), phone); err != nil {
		t.Fatalf("the practice phone does not take the commands: %v", err)
	}
	leave := dfu.BeginLeave(phone, time.Now())
	select {
	case snap := <-s.Snapshots:
		if leave = leave.Advance(snap.At, snap); !leave.Gone() {
			t.Errorf("the practice phone stays: %+v", snap.Devices)
		}
	case <-time.After(10 * time.Second):
		t.Error("the bus shows nothing")
	}
}

// Sending to a phone that is not there fails and says so.
func TestARealPhoneThatIsGone(t *testing.T) {
	gone := device.Device{Port: "99-9", Address: 9, VendorID: device.AppleVendorID, ProductID: 0x1281}
	if err := realActs(new(usbwatch.Lately)).Leave(context.Background(), gone); err == nil {
		t.Error("commands were taken by nobody")
	}
}
