package awake

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/godbus/dbus/v5"

	"relink/internal/desktop/sessionbus"
)

// patience bounds how long the desktop may take to answer.
const patience = 3 * time.Second

// application is how the desktop shows who asks.
const application = "Relink"

// suspendAndIdle are flags of org.gnome.SessionManager.Inhibit and of the
// portal's Inhibit, which took them over: 4 is suspend, 8 the session being
// marked idle.
const suspendAndIdle = uint32(4 | 8)

// door is one service of the session bus that takes the wish.
type door struct {
	name   string // of the service
	path   dbus.ObjectPath
	method string
	args   func(reason string) []any
	// release takes the wish back; answer is what Inhibit returned.
	release func(conn *dbus.Conn, answer any) *dbus.Call
}

// doors are all that is known; every one that answers is held, for some keep
// only the screen awake and some only the computer.
var doors = []door{
	// Idle Inhibition Service draft (freedesktop.org, idle-inhibition-spec):
	// KDE, GNOME, Xfce, Cinnamon, MATE.
	{
		"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.Inhibit",
		func(reason string) []any { return []any{application, reason} },
		cookie("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.UnInhibit"),
	},
	// The same for sleep (freedesktop.org, power-management-spec): KDE, Xfce.
	{
		"org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit", "org.freedesktop.PowerManagement.Inhibit.Inhibit",
		func(reason string) []any { return []any{application, reason} },
		cookie("org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit", "org.freedesktop.PowerManagement.Inhibit.UnInhibit"),
	},
	// gnome-session (org.gnome.SessionManager.xml): GNOME, Cinnamon, MATE.
	{
		"org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager.Inhibit",
		func(reason string) []any { return []any{application, uint32(0), reason, suspendAndIdle} },
		cookie("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager.Uninhibit"),
	},
	// xdg-desktop-portal (org.freedesktop.portal.Inhibit.xml): inside a sandbox.
	{
		"org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit.Inhibit",
		func(reason string) []any {
			return []any{"", suspendAndIdle, map[string]dbus.Variant{"reason": dbus.MakeVariant(reason)}}
		},
		func(conn *dbus.Conn, answer any) *dbus.Call {
			handle, _ := answer.(dbus.ObjectPath)
			return conn.Object("org.freedesktop.portal.Desktop", handle).Go("org.freedesktop.portal.Request.Close", dbus.FlagNoReplyExpected, nil)
		},
	},
}

// cookie takes a wish back by the number that Inhibit returned.
func cookie(name string, path dbus.ObjectPath, method string) func(*dbus.Conn, any) *dbus.Call {
	return func(conn *dbus.Conn, answer any) *dbus.Call {
		return conn.Object(name, path).Go(method, dbus.FlagNoReplyExpected, nil, answer)
	}
}

func begin(reason string) (func(), error) {
	address, err := sessionbus.Address(os.Getenv, os.Getuid())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNobody, err)
	}
	return beginAt(address, reason)
}

// held is a wish that a service took.
type held struct {
	door   door
	answer any
}

// beginAt asks every door of the bus at once. The wish lasts as long as the
// connection.
func beginAt(address, reason string) (func(), error) {
	ctx, cancel := context.WithCancel(context.Background())
	late := time.AfterFunc(patience, cancel)
	conn, err := dbus.Connect(address, dbus.WithContext(ctx))
	if !late.Stop() || err != nil {
		cancel()
		return nil, fmt.Errorf("%w: reach the session bus: %w", ErrNobody, errors.Join(err, ctx.Err()))
	}
	taken, err := knock(conn, reason)
	if len(taken) == 0 {
		cancel()
		return nil, fmt.Errorf("%w: %w", ErrNobody, err)
	}
	return func() {
		for _, h := range taken {
			// A service that is gone has forgotten the wish.
			<-h.door.release(conn, h.answer).Done
		}
		_ = conn.Close() // what is not taken back ends with it
		cancel()
	}, nil
}

// knock asks every door at once and waits for all answers, as long as patience
// lasts.
func knock(conn *dbus.Conn, reason string) (taken []held, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var (
		all sync.WaitGroup
		mu  sync.Mutex
	)
	for _, d := range doors {
		all.Go(func() {
			// What does not run is not started for this.
			call := conn.Object(d.name, d.path).CallWithContext(ctx, d.method, dbus.FlagNoAutoStart, d.args(reason)...)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case call.Err != nil:
				err = errors.Join(err, fmt.Errorf("ask %s: %w", d.name, call.Err))
			case len(call.Body) != 1:
				err = errors.Join(err, fmt.Errorf("ask %s: it gave %d values back", d.name, len(call.Body)))
			default:
				taken = append(taken, held{d, call.Body[0]})
			}
		})
	}
	all.Wait()
	return taken, err
}
