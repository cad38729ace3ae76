package motion

import (
	"context"
	"os"
	"strconv"
	"time"

	"github.com/godbus/dbus/v5"

	"relink/internal/desktop/sessionbus"
)

// patience bounds how long the desktop may take to answer: the window waits.
const patience = time.Second

// sign is a setting of the desktop that asks for less motion.
type sign struct {
	space, key string
	asks       func(value any) bool
}

// signs are all that is known, as xdg-desktop-portal's Settings give them.
var signs = []sign{
	// The standard one (org.freedesktop.portal.Settings): 1 is reduced motion,
	// unknown values are no preference.
	{"org.freedesktop.appearance", "reduced-motion", func(v any) bool { return v == uint32(1) }},
	// GNOME's, which Cinnamon, Budgie and others took over
	// (gsettings-desktop-schemas).
	{"org.gnome.desktop.interface", "enable-animations", func(v any) bool { return v == false }},
	// KDE's slider of the animations' speed, as its file has it: 0 is instant.
	{"org.kde.kdeglobals.KDE", "AnimationDurationFactor", func(v any) bool {
		text, _ := v.(string)
		factor, err := strconv.ParseFloat(text, 64)
		return err == nil && factor == 0
	}},
}

func reduced() bool {
	address, err := sessionbus.Address(os.Getenv, os.Getuid())
	return err == nil && reducedAt(address)
}

// reducedAt asks the portal of a session bus.
func reducedAt(address string) bool {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := dbus.Connect(address, dbus.WithContext(ctx))
	if err != nil {
		return false
	}
	defer conn.Close()
	spaces := make([]string, len(signs))
	for i, s := range signs {
		spaces[i] = s.space
	}
	var settings map[string]map[string]dbus.Variant
	// The window library asks the same portal, so that starting it is nothing
	// more.
	call := conn.Object("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop").
		CallWithContext(ctx, "org.freedesktop.portal.Settings.ReadAll", 0, spaces)
	return call.Store(&settings) == nil && asked(settings)
}

// asked tells whether one of the settings asks for less motion.
func asked(settings map[string]map[string]dbus.Variant) bool {
	for _, s := range signs {
		if v, ok := settings[s.space][s.key]; ok && s.asks(v.Value()) {
			return true
		}
	}
	return false
}
