package main

import (
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"relink/internal/desktop/sessionbus/bustest"
)

// screenSaver is a made-up desktop that notes what it is asked.
type screenSaver struct {
	mu    sync.Mutex
	asked []string
}

func (s *screenSaver) note(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, what)
}

func (s *screenSaver) Inhibit(app, _ string) (uint32, *dbus.Error) {
	s.note("inhibit " + app)
	return 7, nil
}

func (s *screenSaver) UnInhibit(uint32) *dbus.Error {
	s.note("uninhibit")
	return nil
}

// heard waits until the desktop was asked for all of this.
func (s *screenSaver) heard(t *testing.T, want ...string) {
	t.Helper()
	var got []string
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		s.mu.Lock()
		got = slices.Clone(s.asked)
		s.mu.Unlock()
		if len(got) >= len(want) {
			break
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the desktop was asked %q, want %q", got, want)
	}
}

// The screen and the computer stay awake from the get-ready count until the
// try is over, and not while the phone is still waited for.
func TestTheComputerStaysAwakeDuringATry(t *testing.T) {
	address := bustest.Start(t)
	desktop := &screenSaver{}
	conn, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if err := conn.Export(desktop, "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.RequestName("org.freedesktop.ScreenSaver", dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)

	tree := newSysTree(t)
	c := startCoach(t, "--model", "iPhone8,1", "--start", "recovery", "--json", "--sysfs", tree.root)
	time.Sleep(300 * time.Millisecond)
	desktop.heard(t)
	tree.add("1-1", "3", "05ac:1281", recovery6s)
	c.want("hold home+side start")
	desktop.heard(t, "inhibit Relink")
	tree.remove("1-1")
	c.want("hold home+side usb")
	tree.add("1-1", "4", "05ac:1227", dfu6s)
	c.want("release  usb", "outcome reached-dfu")
	c.ends()
	desktop.heard(t, "inhibit Relink", "uninhibit")
}
