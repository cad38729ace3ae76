package sessionbus

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/godbus/dbus/v5"
)

func TestAddress(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "bus"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		env  map[string]string
		want string
	}{
		{"as the session says", map[string]string{"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus"}, "unix:path=/run/user/1000/bus"},
		{"never over a network", map[string]string{"DBUS_SESSION_BUS_ADDRESS": "tcp:host=example.org,port=1;unix:path=/a", "XDG_RUNTIME_DIR": "/nowhere"}, "unix:path=/a"},
		{"only over a network is none", map[string]string{"DBUS_SESSION_BUS_ADDRESS": "tcp:host=example.org,port=1", "XDG_RUNTIME_DIR": "/nowhere"}, ""},
		{"no program is started", map[string]string{"DBUS_SESSION_BUS_ADDRESS": "unixexec:path=/bin/true", "XDG_RUNTIME_DIR": "/nowhere"}, ""},
		{"where systemd puts it", map[string]string{"XDG_RUNTIME_DIR": dir}, "unix:path=" + dbus.EscapeBusAddressValue(filepath.Join(dir, "bus"))},
		{"none", map[string]string{"XDG_RUNTIME_DIR": "/nowhere"}, ""},
	} {
		got, err := Address(func(k string) string { return tt.env[k] }, 1000)
		if got != tt.want || (err == nil) != (tt.want != "") || err != nil && !errors.Is(err, ErrNone) {
			t.Errorf("%s: got %q (%v), want %q", tt.name, got, err, tt.want)
		}
	}
}
