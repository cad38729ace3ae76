package e2e

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"relink/internal/device"
	"relink/internal/virtualphone"
)

// The window with a usbmuxd: what that tells stands in the session, and the
// menu takes the phone into recovery, which counts once the bus shows it. The
// bus is a directory tree; the story of Debian's own usbmuxd is the kernel's.
func TestWindowAsksUsbmuxd(t *testing.T) {
	t.Parallel()
	d := openDesktop(t)
	model, _ := device.ByProductType("iPhone13,2")
	phone := virtualphone.New(virtualphone.Spec{Model: model}, virtualphone.Normal, time.Now())
	bus := fakeBus{t, filepath.Join(d.home, "sys")}
	bus.add("usb1", "1", "1d6b", "0002", "")
	bus.add("1-4", "5", "05ac", "12a8", phone.SerialString())

	inside := phone.Spec().Inside
	inside.Open = true
	inside.Enter = func() {
		bus.remove("1-4")
		time.Sleep(time.Second)
		recovery := virtualphone.New(phone.Spec(), virtualphone.Recovery, time.Now())
		bus.add("1-4", "6", "05ac", "1281", recovery.SerialString())
	}
	d.env = append(d.env, "USBMUXD_SOCKET_ADDRESS=UNIX:"+listenMux(t, phone.SerialString(), inside))

	w := d.start("--sysfs", bus.root, "--theme", "light")
	w.waits("usbmuxd told", "1")
	d.shot("usbmuxd-told")
	d.keys("F10", "Down*6", "Return")
	w.waits("page", "enter recovery: data")
	d.keys("Tab", "space")
	w.waits("page", "enter recovery: ask")
	d.shot("usbmuxd-ask")
	d.keys("space")
	w.waits("entered recovery", "reached")
	w.waits("page", "enter recovery: ended")
	d.shot("usbmuxd-recovery")
	d.keys("ctrl+q")
	w.ends()
	text, err := os.ReadFile(filepath.Join(d.home, "state", "relink", "session.json"))
	if err != nil {
		t.Fatalf("read the stored session: %v", err)
	}
	for _, want := range []string{`"iPhone13,2"`, `"ios_version": "17.5.1"`} {
		if !strings.Contains(strings.ReplaceAll(string(text), `":"`, `": "`), want) {
			t.Errorf("the session has no %s:\n%s", want, text)
		}
	}
}

// fakeBus is a directory tree that looks like /sys.
type fakeBus struct {
	t    *testing.T
	root string
}

// add plugs a device in; it is there at once and whole, as the kernel does it.
func (b fakeBus) add(port, address, vendor, product, serial string) {
	aside, place := filepath.Join(b.root, "aside-"+port+address), filepath.Join(b.root, "bus", "usb", "devices", port)
	for _, err := range []error{os.MkdirAll(aside, 0o755), os.MkdirAll(filepath.Dir(place), 0o755)} {
		if err != nil {
			b.t.Error(err)
		}
	}
	for name, text := range map[string]string{"devnum": address, "idVendor": vendor, "idProduct": product, "serial": serial, "speed": "480"} {
		if err := os.WriteFile(filepath.Join(aside, name), []byte(text+"\n"), 0o644); err != nil {
			b.t.Error(err)
		}
	}
	if err := os.Rename(aside, place); err != nil {
		b.t.Error(err)
	}
}

func (b fakeBus) remove(port string) {
	if err := os.RemoveAll(filepath.Join(b.root, "bus", "usb", "devices", port)); err != nil {
		b.t.Error(err)
	}
}

// listenMux is a usbmuxd with one phone in it, and gives its socket.
func listenMux(t *testing.T, udid string, inside virtualphone.Lockdown) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "mux") // t.TempDir is too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	path := filepath.Join(dir, "s")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go virtualphone.Daemon{UDID: udid[:8] + "-" + udid[8:], Location: 1<<16 | 5, Inside: inside}.Serve(l)
	return path
}
