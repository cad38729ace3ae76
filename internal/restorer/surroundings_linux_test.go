package restorer

import (
	"testing"

	"relink/internal/device"
)

func TestOnBattery(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  bool
	}{
		{"no supplies", nil, false},
		{"plugged in", map[string]string{"AC/type": "Mains\n", "AC/online": "1\n", "BAT0/type": "Battery\n"}, false},
		{"unplugged", map[string]string{"AC/type": "Mains\n", "AC/online": "0\n", "BAT0/type": "Battery\n"}, true},
		{"a mouse's battery", map[string]string{"mouse/type": "Battery\n"}, false},
	} {
		if got := onBattery(proc(t, tt.files)); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestWhereADeviceIs(t *testing.T) {
	for _, tt := range []struct {
		d    device.Device
		want string
	}{
		{device.Device{Port: "1-4.2", Address: 5}, "/dev/bus/usb/001/005"},
		{device.Device{Port: "12-1", Address: 117}, "/dev/bus/usb/012/117"},
		{device.Device{Port: "usb1", Address: 1}, ""},
		{device.Device{Port: "x-1", Address: 1}, ""},
		{device.Device{Port: "1-1"}, ""},
	} {
		if got := usbNode("/dev/bus/usb", tt.d); got != tt.want {
			t.Errorf("%+v: got %q, want %q", tt.d, got, tt.want)
		}
	}
}
