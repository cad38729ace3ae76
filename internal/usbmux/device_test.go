package usbmux

import (
	"context"
	"errors"
	"testing"

	"relink/internal/device"
	"relink/internal/virtualphone"
)

func TestTold(t *testing.T) {
	for kind, want := range map[Kind]device.Mode{Running: device.ModeNormal, Restoring: device.ModeRestore, "": "", "something.else": ""} {
		told := Seen{Phone: Phone{UDID: testUDID}, Kind: kind, ProductType: "iPhone13,2\x1b[31m"}.Told()
		if told.Mode != want || told.UDID != testUDID || told.ProductType != "iPhone13,2[31m" {
			t.Errorf("%q: got %+v, want mode %q and clean text", kind, told, want)
		}
	}
}

// Only the phone that was meant is asked, however many usbmuxd lists.
func TestEnterRecoveryOf(t *testing.T) {
	entered := make(chan bool, 1)
	phone := virtualphone.Lockdown{Open: true, Enter: func() { entered <- true }}
	c := fake{phone: &phone}.start(t)
	d := device.Device{Port: "2-1", VendorID: device.AppleVendorID, ProductID: 0x12a8, Serial: "00008030001122334455667F"}
	if err := c.EnterRecoveryOf(context.Background(), d); !errors.Is(err, ErrNotListed) || len(entered) > 0 {
		t.Errorf("another phone: got %v and %d told, want ErrNotListed and none", err, len(entered))
	}
	d.Serial = "00008030001122334455667E"
	if err := c.EnterRecoveryOf(context.Background(), d); err != nil {
		t.Errorf("the phone itself: got %v", err)
	}
	<-entered
}
