package motion

import (
	"slices"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"relink/internal/desktop/sessionbus/bustest"
)

// settings is a made-up portal: what it gives, and how long it takes.
type settings struct {
	all  map[string]map[string]dbus.Variant
	slow time.Duration
}

func (s settings) ReadAll(spaces []string) (map[string]map[string]dbus.Variant, *dbus.Error) {
	time.Sleep(s.slow)
	out := map[string]map[string]dbus.Variant{}
	for space, values := range s.all {
		if slices.Contains(spaces, space) {
			out[space] = values
		}
	}
	return out, nil
}

// portalWith puts a portal on a bus of its own.
func portalWith(t *testing.T, s settings) (address string) {
	t.Helper()
	address = bustest.Start(t)
	conn, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if err := conn.Export(s, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"); err != nil {
		t.Fatal(err)
	}
	if got, err := conn.RequestName("org.freedesktop.portal.Desktop", dbus.NameFlagDoNotQueue); err != nil || got != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("take the portal's name: %v, %v", got, err)
	}
	return address
}

func TestWhatTheDesktopAsks(t *testing.T) {
	const standard, gnome, kde = "org.freedesktop.appearance", "org.gnome.desktop.interface", "org.kde.kdeglobals.KDE"
	for _, tt := range []struct {
		name, space, key string
		value            any
		want             bool
	}{
		{"reduced motion", standard, "reduced-motion", uint32(1), true},
		{"no preference", standard, "reduced-motion", uint32(0), false},
		{"a value of later", standard, "reduced-motion", uint32(7), false},
		{"another setting of that place", standard, "contrast", uint32(1), false},
		{"GNOME without animations", gnome, "enable-animations", false, true},
		{"GNOME with them", gnome, "enable-animations", true, false},
		{"KDE at once", kde, "AnimationDurationFactor", "0", true},
		{"KDE at once, written long", kde, "AnimationDurationFactor", "0.0000", true},
		{"KDE fast", kde, "AnimationDurationFactor", "0.5", false},
		{"what is no number", kde, "AnimationDurationFactor", "", false},
		{"a value of another kind", gnome, "enable-animations", "false", false},
	} {
		got := asked(map[string]map[string]dbus.Variant{tt.space: {tt.key: dbus.MakeVariant(tt.value)}})
		if got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
	if asked(nil) {
		t.Error("a desktop that says nothing asks for less motion")
	}
}

func TestThePortalIsAsked(t *testing.T) {
	less := map[string]map[string]dbus.Variant{"org.gnome.desktop.interface": {"enable-animations": dbus.MakeVariant(false)}}
	if !reducedAt(portalWith(t, settings{all: less})) {
		t.Error("got motion, want the desktop's wish honoured")
	}
	if reducedAt(portalWith(t, settings{})) {
		t.Error("a desktop that says nothing asks for less motion")
	}
	began := time.Now()
	if reducedAt(portalWith(t, settings{all: less, slow: time.Minute})) || time.Since(began) > patience+2*time.Second {
		t.Errorf("a portal that never answers took %v", time.Since(began))
	}
	if reducedAt(bustest.Start(t)) || reducedAt("unix:path=/nonexistent/bus") {
		t.Error("nobody asks for less motion")
	}
}

// Reduced itself, through the environment.
func TestReduced(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", portalWith(t, settings{all: map[string]map[string]dbus.Variant{
		"org.freedesktop.appearance": {"reduced-motion": dbus.MakeVariant(uint32(1))},
	}}))
	if !Reduced() {
		t.Error("got motion, want less of it")
	}
}
