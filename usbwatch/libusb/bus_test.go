//go:build cgo

package libusb

import (
	"errors"
	"reflect"
	"testing"

	"github.com/google/gousb"

	"relink/internal/device"
	"relink/usbwatch"
)

func TestStartTurnsThePanicIntoAnError(t *testing.T) {
	usb, err := start(func() *gousb.Context { panic(gousb.ErrorOther) })
	if usb != nil || !errors.Is(err, usbwatch.ErrNoBus) {
		t.Errorf("got %v and %v, want %v", usb, err, usbwatch.ErrNoBus)
	}
}

func TestDeviceOf(t *testing.T) {
	tests := []struct {
		name string
		desc gousb.DeviceDesc
		want device.Device
	}{
		{
			"a phone behind a hub",
			gousb.DeviceDesc{Bus: 1, Address: 12, Path: []int{4, 2}, Port: 2, Vendor: 0x05ac, Product: 0x1227, Speed: gousb.SpeedHigh},
			device.Device{Port: "1-4.2", Address: 12, VendorID: 0x05ac, ProductID: 0x1227, SpeedMbps: 480, Hubs: []string{"usb1", "1-4"}},
		},
		{
			"a root hub",
			gousb.DeviceDesc{Bus: 2, Address: 1, Vendor: 0x1d6b, Product: 0x0003, Speed: 5},
			device.Device{Port: "usb2", Address: 1, VendorID: 0x1d6b, ProductID: 0x0003, SpeedMbps: 10000, Hubs: []string{}},
		},
		{
			"a speed nobody knows yet",
			gousb.DeviceDesc{Bus: 1, Address: 3, Path: []int{1}, Speed: 99},
			device.Device{Port: "1-1", Address: 3, Hubs: []string{"usb1"}},
		},
	}
	for _, tt := range tests {
		if got := deviceOf(&tt.desc); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestEnumerateBearsAPanic(t *testing.T) {
	// A nil context makes gousb panic, as descriptors that lie may.
	if _, _, err := enumerate(nil, func(*gousb.DeviceDesc) bool { return false }); err == nil {
		t.Error("got no error, want the panic as one")
	}
}

// What libusb says of a device becomes what can be done about it.
func TestReasons(t *testing.T) {
	for err, want := range map[error]error{
		gousb.ErrorAccess:       errAccess,
		gousb.ErrorNotSupported: ErrDriver,
		gousb.ErrorNotFound:     ErrDriver,
		gousb.ErrorNoDevice:     ErrGone,
		gousb.ErrorPipe:         gousb.ErrorPipe,
	} {
		if got := reason(err); !errors.Is(got, want) || !errors.Is(got, err) {
			t.Errorf("%v: got %v, want %v", err, got, want)
		}
	}
	if got := reason(nil); got != nil {
		t.Errorf("nothing: got %v", got)
	}
}

// TestOpen takes the machine as it is: libusb starts, lists and closes, or says
// that there is no bus.
func TestOpen(t *testing.T) {
	b, err := Open()
	if err != nil {
		if !errors.Is(err, usbwatch.ErrNoBus) {
			t.Errorf("got %v, want it to say %v", err, usbwatch.ErrNoBus)
		}
		return
	}
	if s, err := b.Scan(t.Context()); err != nil && len(s.Devices) > 0 {
		t.Errorf("got devices beside the error %v", err)
	}
	if b.Changed() != nil {
		t.Error("got a bell, want none")
	}
	if err := b.Close(); err != nil {
		t.Errorf("close: got %v", err)
	}
	if err := b.Close(); err != nil {
		t.Errorf("close again: got %v, want nothing", err)
	}
	if _, err := b.Scan(t.Context()); err == nil {
		t.Error("scan after close: got no error")
	}
}
