package awake

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"relink/internal/desktop/sessionbus/bustest"
)

// desktop is a made-up desktop that notes what it is asked.
type desktop struct {
	mu    sync.Mutex
	asked []string
	slow  time.Duration
}

func (d *desktop) note(format string, args ...any) {
	time.Sleep(d.slow)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.asked = append(d.asked, fmt.Sprintf(format, args...))
}

func (d *desktop) heard() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.asked)
}

// The services, each with the signature of its interface.
type (
	screenSaver struct{ *desktop }
	gnome       struct{ *desktop }
	portal      struct{ *desktop }
	portalWish  struct{ *desktop }
)

func (s screenSaver) Inhibit(app, reason string) (uint32, *dbus.Error) {
	s.note("inhibit %s: %s", app, reason)
	return 41, nil
}

func (s screenSaver) UnInhibit(cookie uint32) *dbus.Error {
	s.note("uninhibit %d", cookie)
	return nil
}

func (s gnome) Inhibit(app string, window uint32, reason string, flags uint32) (uint32, *dbus.Error) {
	s.note("inhibit %s: %s, flags %d", app, reason, flags)
	return 42, nil
}

func (s gnome) Uninhibit(cookie uint32) *dbus.Error {
	s.note("uninhibit %d", cookie)
	return nil
}

func (s portal) Inhibit(window string, flags uint32, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	s.note("inhibit %v, flags %d", options["reason"].Value(), flags)
	return "/org/freedesktop/portal/desktop/request/1_2/t", nil
}

func (s portalWish) Close() *dbus.Error {
	s.note("close")
	return nil
}

// serve puts a service on the bus.
func serve(t *testing.T, address, name string, objects map[dbus.ObjectPath]struct {
	v     any
	iface string
},
) *dbus.Conn {
	t.Helper()
	conn, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	for path, o := range objects {
		if err := conn.Export(o.v, path, o.iface); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := conn.RequestName(name, dbus.NameFlagDoNotQueue); err != nil || got != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("take the name %s: %v, %v", name, got, err)
	}
	return conn
}

type objects = map[dbus.ObjectPath]struct {
	v     any
	iface string
}

func TestEveryDoor(t *testing.T) {
	for _, tt := range []struct {
		name    string
		service string
		objects func(*desktop) objects
		want    []string
	}{
		{
			"screen saver", "org.freedesktop.ScreenSaver",
			func(d *desktop) objects {
				return objects{"/org/freedesktop/ScreenSaver": {screenSaver{d}, "org.freedesktop.ScreenSaver"}}
			},
			[]string{"inhibit Relink: a restore runs", "uninhibit 41"},
		},
		{
			"power management", "org.freedesktop.PowerManagement",
			func(d *desktop) objects {
				return objects{"/org/freedesktop/PowerManagement/Inhibit": {screenSaver{d}, "org.freedesktop.PowerManagement.Inhibit"}}
			},
			[]string{"inhibit Relink: a restore runs", "uninhibit 41"},
		},
		{
			"GNOME", "org.gnome.SessionManager",
			func(d *desktop) objects {
				return objects{"/org/gnome/SessionManager": {gnome{d}, "org.gnome.SessionManager"}}
			},
			[]string{"inhibit Relink: a restore runs, flags 12", "uninhibit 42"},
		},
		{
			"portal", "org.freedesktop.portal.Desktop",
			func(d *desktop) objects {
				return objects{
					"/org/freedesktop/portal/desktop":               {portal{d}, "org.freedesktop.portal.Inhibit"},
					"/org/freedesktop/portal/desktop/request/1_2/t": {portalWish{d}, "org.freedesktop.portal.Request"},
				}
			},
			[]string{"inhibit a restore runs, flags 12", "close"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			address := bustest.Start(t)
			d := &desktop{}
			serve(t, address, tt.service, tt.objects(d))
			release, err := beginAt(address, "a restore runs")
			if err != nil {
				t.Fatalf("got %v, want it to work", err)
			}
			if got := d.heard(); !slices.Equal(got, tt.want[:1]) {
				t.Errorf("after the beginning: got %q, want %q", got, tt.want[:1])
			}
			release()
			for end := time.Now().Add(5 * time.Second); len(d.heard()) < 2 && time.Now().Before(end); {
				time.Sleep(5 * time.Millisecond)
			}
			if got := d.heard(); !slices.Equal(got, tt.want) {
				t.Errorf("at the end: got %q, want %q", got, tt.want)
			}
		})
	}
}

// Every door has a row of the test above.
func TestDoorsAreComplete(t *testing.T) {
	for _, d := range doors {
		if d.name == "" || !d.path.IsValid() || !strings.HasSuffix(d.method, ".Inhibit") || len(d.args("why")) < 2 || d.release == nil {
			t.Errorf("the row %q is not complete", d.name)
		}
	}
	if len(doors) != 4 {
		t.Errorf("got %d doors, and TestEveryDoor tries 4", len(doors))
	}
}

// One service that works is enough, even beside one that never answers.
func TestOneThatNeverAnswers(t *testing.T) {
	address := bustest.Start(t)
	good, stuck := &desktop{}, &desktop{slow: time.Minute}
	serve(t, address, "org.freedesktop.ScreenSaver", objects{"/org/freedesktop/ScreenSaver": {screenSaver{good}, "org.freedesktop.ScreenSaver"}})
	serve(t, address, "org.gnome.SessionManager", objects{"/org/gnome/SessionManager": {gnome{stuck}, "org.gnome.SessionManager"}})
	began := time.Now()
	release, err := beginAt(address, "a try")
	if err != nil {
		t.Fatalf("got %v, want it to work", err)
	}
	defer release()
	if took := time.Since(began); took > patience+2*time.Second {
		t.Errorf("took %v, want about %v", took, patience)
	}
}

func TestNobodyTakesTheWish(t *testing.T) {
	if _, err := beginAt(bustest.Start(t), "a try"); !errors.Is(err, ErrNobody) {
		t.Errorf("a bus without a desktop: got %v, want ErrNobody", err)
	}
	if _, err := beginAt("unix:path=/nonexistent/bus", "a try"); !errors.Is(err, ErrNobody) {
		t.Errorf("no bus: got %v, want ErrNobody", err)
	}
}

// When the program dies the bus tells the desktop that it is gone; nothing is
// left behind. Here: the connection ends with release, without an answer.
func TestTheWishEndsWithTheConnection(t *testing.T) {
	address := bustest.Start(t)
	d := &desktop{}
	service := serve(t, address, "org.freedesktop.ScreenSaver", objects{"/org/freedesktop/ScreenSaver": {screenSaver{d}, "org.freedesktop.ScreenSaver"}})
	if err := service.AddMatchSignal(dbus.WithMatchMember("NameOwnerChanged")); err != nil {
		t.Fatal(err)
	}
	gone := make(chan *dbus.Signal, 16)
	service.Signal(gone)
	release, err := beginAt(address, "a try")
	if err != nil {
		t.Fatal(err)
	}
	release()
	for {
		select {
		case s := <-gone:
			if len(s.Body) == 3 && s.Body[2] == "" {
				return
			}
		case <-time.After(5 * time.Second):
			t.Fatal("the connection was not closed")
		}
	}
}

// Begin itself, through the environment: stop may be called twice, and a
// failure still gives a stop.
func TestBegin(t *testing.T) {
	address := bustest.Start(t)
	d := &desktop{}
	serve(t, address, "org.freedesktop.ScreenSaver", objects{"/org/freedesktop/ScreenSaver": {screenSaver{d}, "org.freedesktop.ScreenSaver"}})
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	stop, err := Begin("a try")
	if err != nil {
		t.Fatal(err)
	}
	stop()
	stop()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
	stop, err = Begin("a try")
	if !errors.Is(err, ErrNobody) {
		t.Errorf("got %v, want ErrNobody", err)
	}
	stop()
}
