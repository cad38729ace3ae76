package usbmux

import (
	"errors"
	"testing"
)

func TestAt(t *testing.T) {
	for setting, want := range map[string]Client{
		"":                       {},
		"UNIX:/run/other/usbmux": {"unix", "/run/other/usbmux"},
		"127.0.0.1:27015":        {"tcp", "127.0.0.1:27015"},
		"localhost:27015":        {"tcp", "127.0.0.1:27015"},
		"[::1]:27015":            {"tcp", "[::1]:27015"},
	} {
		if got, err := At(setting); err != nil || got != want {
			t.Errorf("%q: got %+v, %v; want %+v", setting, got, err, want)
		}
	}
	for _, setting := range []string{"192.0.2.1:27015", "example.org:27015", "0.0.0.0:27015", "UNIX:", "27015", "127.0.0.1:", "\x1b[31m"} {
		if got, err := At(setting); !errors.Is(err, ErrElsewhere) {
			t.Errorf("%q: got %+v, %v; want ErrElsewhere", setting, got, err)
		}
	}
}
