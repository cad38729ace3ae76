package restorer

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// proc writes a folder like /proc.
func proc(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// rest is what follows the state in a stat file, up to the time of the start.
const rest = " 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 4711 0 0\n"

func TestProcessesAreReadFromProc(t *testing.T) {
	root := proc(t, map[string]string{
		"1/stat":  "1 (systemd) S" + rest,
		"40/stat": "40 (a) b (c)) R" + rest, "40/cmdline": "/usr/bin/idevicerestore\x00-e\x00",
		"41/stat":  "41 (idevicerestore) Z" + rest,
		"42/stat":  "42 (cut",
		"self/foo": "",
	})
	got, err := readProcesses(root)
	if err != nil || len(got) != 2 {
		t.Fatalf("got %+v, %v, want systemd and one more", got, err)
	}
	if busy := Busy(got); len(busy) != 1 || busy[0].PID != 40 {
		t.Errorf("got %+v, want number 40 alone: 41 has ended", busy)
	}
	if s, err := readStat(root, 40); err != nil || s.started != 4711 || s.name != "a) b (c)" {
		t.Errorf("got %+v, %v", s, err)
	}
}

func TestAProcThatHidesOthers(t *testing.T) {
	if _, err := readProcesses(proc(t, map[string]string{"40/stat": "40 (x) R" + rest})); !errors.Is(err, ErrCannotSee) {
		t.Errorf("got %v, want that it cannot be seen", err)
	}
	if _, err := readProcesses(filepath.Join(t.TempDir(), "none")); !errors.Is(err, ErrCannotSee) {
		t.Errorf("got %v, want that it cannot be seen", err)
	}
}

func TestMuxClientsAreCounted(t *testing.T) {
	table := strings.Join([]string{
		"Num       RefCount Protocol Flags    Type St Inode Path",
		"0000000000000000: 00000002 00000000 00010000 0001 01 18001 /run/usbmuxd",
		"0000000000000000: 00000003 00000000 00000000 0001 03 18002 /run/usbmuxd",
		"0000000000000000: 00000003 00000000 00000000 0001 03 18003 /var/run/usbmuxd",
		"0000000000000000: 00000003 00000000 00000000 0001 03 18004",
		"0000000000000000: 00000003 00000000 00000000 0001 03 18005 /run/dbus/system_bus_socket",
	}, "\n")
	path := filepath.Join(t.TempDir(), "unix")
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := muxClients(path); got != 2 {
		t.Errorf("got %d, want 2", got)
	}
	if got := muxClients(path + "none"); got != -1 {
		t.Errorf("got %d, want that it is not known", got)
	}
}

func FuzzReadStat(f *testing.F) {
	f.Add("40 (x) R" + rest)
	f.Add("40 (")
	f.Fuzz(func(t *testing.T, text string) {
		if s, err := readStat(proc(t, map[string]string{"40/stat": text}), 40); err == nil && s.state == 0 {
			t.Errorf("got %+v of %q", s, text)
		}
	})
}
