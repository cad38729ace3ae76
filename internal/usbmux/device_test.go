package usbmux

import (
	"context"
	"errors"
	"strings"
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

// A version stands on the phone's card and in the report, so it is one or
// nothing.
func TestToldVersion(t *testing.T) {
	for said, want := range map[string]string{
		"17.5.1": "17.5.1", "26.0": "26.0", "9.3.6": "9.3.6", "": "", "17": "", "17.5.1 <b>": "", "\x1b[31m17.5": "", "17.5\n": "",
		strings.Repeat("1.", 5000) + "1": "", "call 0900 123456": "",
	} {
		if got := (Seen{Kind: Running, Version: said}).Told().Version; got != want {
			t.Errorf("%.20q: got %.20q, want %q", said, got, want)
		}
	}
}

// Only the phone that was meant is asked, however many usbmuxd lists.
func TestEnterRecoveryOf(t *testing.T) {
	entered := make(chan bool, 1)
	phone := virtualphone.Lockdown{Open: true, Enter: func() { entered <- true }}
	c := ask(t, phone, nil)
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
