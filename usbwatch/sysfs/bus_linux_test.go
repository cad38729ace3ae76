package sysfs

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"relink/internal/device"
	"relink/usbwatch"
)

// tree is a directory tree that looks like /sys.
type tree struct {
	tb   testing.TB
	root string
}

func newTree(tb testing.TB) tree {
	tr := tree{tb, tb.TempDir()}
	tr.must(os.MkdirAll(tr.path(), 0o755))
	return tr
}

func (tr tree) must(err error) {
	tr.tb.Helper()
	if err != nil {
		tr.tb.Fatal(err)
	}
}

func (tr tree) path(parts ...string) string {
	return filepath.Join(append([]string{tr.root, "bus", "usb", "devices"}, parts...)...)
}

// add makes a device with the attributes that every device has, and more.
func (tr tree) add(name string, address int, ids, speed string, more ...string) {
	tr.tb.Helper()
	bus, path, found := strings.Cut(name, "-")
	if !found {
		bus, path = strings.TrimPrefix(name, "usb"), "0"
	}
	vendor, product, _ := strings.Cut(ids, ":")
	tr.write(name, append([]string{
		"idVendor", vendor, "idProduct", product, "busnum", bus, "devpath", path,
		"devnum", fmt.Sprint(address), "speed", speed,
	}, more...)...)
}

// write writes attributes, given as name and value in turn.
func (tr tree) write(name string, attributes ...string) {
	tr.tb.Helper()
	tr.must(os.MkdirAll(tr.path(name), 0o755))
	for i := 0; i < len(attributes); i += 2 {
		tr.must(os.WriteFile(tr.path(name, attributes[i]), []byte(attributes[i+1]+"\n"), 0o644))
	}
}

func (tr tree) open() *Bus {
	tr.tb.Helper()
	b, err := Open(tr.root)
	tr.must(err)
	tr.tb.Cleanup(func() { b.Close() })
	return b
}

func (tr tree) scan(b *Bus) []device.Device {
	tr.tb.Helper()
	s, err := b.Scan(context.Background())
	tr.must(err)
	if time.Since(s.At) > time.Minute {
		tr.tb.Errorf("got the snapshot of %v, want now", s.At)
	}
	return s.Devices
}

func TestScanReadsWhatTheKernelShows(t *testing.T) {
	tr := newTree(t)
	tr.add("usb2", 1, "1d6b:0003", "20000", "manufacturer", "Linux 6.1", "product", "xHCI Host Controller", "serial", "0000:00:14.0")
	tr.add("usb1", 1, "1d6b:0002", "480")
	tr.add("1-4.10", 9, "05ac:024f", "1.5")
	tr.add("1-4.2", 12, "05ac:1227", "480",
		"serial", "CPID:8101 CPRV:11 BDID:0C ECID:0006691C22F9001E IBFL:3C SRTG:[iBoot-5281.0.0.100.22]",
		"product", "Apple Mobile Device (DFU Mode)", "manufacturer", "Apple Inc.")
	tr.add("1-4", 3, "05e3:0610", "480")
	tr.must(os.MkdirAll(tr.path("1-4.2:1.0"), 0o755)) // an interface
	tr.must(os.MkdirAll(tr.path("1-0:1.0"), 0o755))

	want := []device.Device{
		{Port: "usb1", Address: 1, VendorID: 0x1d6b, ProductID: 2, SpeedMbps: 480, Hubs: []string{}},
		{Port: "1-4", Address: 3, VendorID: 0x05e3, ProductID: 0x0610, SpeedMbps: 480, Hubs: []string{"usb1"}},
		{
			Port: "1-4.2", Address: 12, VendorID: 0x05ac, ProductID: 0x1227, SpeedMbps: 480, Hubs: []string{"usb1", "1-4"},
			Serial:  "CPID:8101 CPRV:11 BDID:0C ECID:0006691C22F9001E IBFL:3C SRTG:[iBoot-5281.0.0.100.22]",
			Product: "Apple Mobile Device (DFU Mode)", Manufacturer: "Apple Inc.",
		},
		{Port: "1-4.10", Address: 9, VendorID: 0x05ac, ProductID: 0x024f, SpeedMbps: 1.5, Hubs: []string{"usb1", "1-4"}},
		{
			Port: "usb2", Address: 1, VendorID: 0x1d6b, ProductID: 3, SpeedMbps: 20000, Hubs: []string{},
			Serial: "0000:00:14.0", Product: "xHCI Host Controller", Manufacturer: "Linux 6.1",
		},
	}
	if got := tr.scan(tr.open()); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestScanFollowsTheKernelsLinks(t *testing.T) {
	tr := newTree(t)
	tr.add("usb1", 1, "1d6b:0002", "480")
	tr.must(os.MkdirAll(filepath.Join(tr.root, "devices", "pci0"), 0o755))
	tr.must(os.Rename(tr.path("usb1"), filepath.Join(tr.root, "devices", "pci0", "usb1")))
	tr.must(os.Symlink("../../../devices/pci0/usb1", tr.path("usb1")))
	tr.must(os.Symlink("../../../devices/pci0/usb9", tr.path("usb9"))) // leads nowhere: it left
	if got := tr.scan(tr.open()); len(got) != 1 || got[0].Port != "usb1" {
		t.Errorf("got %+v, want usb1 alone", got)
	}
}

func TestScanLeavesOutWhatIsLeaving(t *testing.T) {
	for _, attribute := range []string{"idVendor", "idProduct", "devnum"} {
		t.Run(attribute, func(t *testing.T) {
			tr := newTree(t)
			tr.add("usb1", 1, "1d6b:0002", "480")
			tr.add("1-4", 3, "05e3:0610", "480")
			tr.add("1-4.2", 5, "05ac:1227", "480")
			tr.must(os.Remove(tr.path("1-4", attribute)))
			got := tr.scan(tr.open())
			if len(got) != 1 || got[0].Port != "usb1" {
				t.Errorf("got %+v, want usb1 alone: the hub left, and the phone on it", got)
			}
		})
	}
}

func TestScanSeesComingAndGoing(t *testing.T) {
	tr := newTree(t)
	tr.add("usb1", 1, "1d6b:0002", "480")
	b := tr.open()
	if got := tr.scan(b); len(got) != 1 {
		t.Errorf("got %+v, want the hub alone", got)
	}
	tr.add("1-4", 3, "05ac:12a8", "480", "serial", "000081010006691C22F9001E")
	if got := tr.scan(b); len(got) != 2 || got[1].ProductID != 0x12a8 {
		t.Errorf("got %+v, want the hub and the phone", got)
	}
	tr.must(os.RemoveAll(tr.path("1-4")))
	if got := tr.scan(b); len(got) != 1 {
		t.Errorf("got %+v, want the hub alone", got)
	}
	tr.add("1-4", 4, "05ac:1281", "480")
	if got := tr.scan(b); len(got) != 2 || got[1].ProductID != 0x1281 || got[1].Serial != "" {
		t.Errorf("got %+v, want the phone in recovery", got)
	}
}

func TestScanBearsHostileText(t *testing.T) {
	long := strings.Repeat("A", 64<<10)
	tests := []struct{ name, serial, want string }{
		{"empty", "", ""},
		{"64 kB", long, long[:maxAttribute]},
		{"invalid UTF-8", "\xff\xfe\x80", "\xff\xfe\x80"},
		{"HTML", "<script>alert(1)</script>", "<script>alert(1)</script>"},
		{"escapes and bidi", "\x1b[2J\u202e\x00", "\x1b[2J\u202e\x00"},
		{"line ends", "a\nb\n", "a\nb\n"},
		{"blanks", "  x  ", "  x  "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTree(t)
			tr.add("usb1", 1, "1d6b:0002", "480", "serial", tt.serial)
			got := tr.scan(tr.open())
			if len(got) != 1 || got[0].Serial != tt.want {
				t.Errorf("got %d devices %.200v, want the serial %.80q as it is", len(got), got, tt.want)
			}
		})
	}
}

func TestScanKeepsTwoDevicesThatClaimOnePort(t *testing.T) {
	tr := newTree(t)
	tr.add("usb1", 1, "1d6b:0002", "480")
	tr.add("1-4", 6, "05ac:1281", "480")
	tr.add("1-5", 5, "05ac:12a8", "480")
	tr.write("1-5", "devpath", "4")
	got := tr.scan(tr.open())
	if len(got) != 3 || got[1].Port != "1-4" || got[2].Port != "1-4" || got[1].Address != 5 || got[2].Address != 6 {
		t.Errorf("got %+v, want both on 1-4, by address", got)
	}
}

func TestScanBearsNonsense(t *testing.T) {
	tr := newTree(t)
	tr.add("usb1", 1, "1d6b:0002", "unknown")
	tr.write("1-1", "idVendor", "zzzz", "idProduct", "0001", "devnum", "4")
	tr.write("1-2", "idVendor", "05ac", "idProduct", "12a8", "devnum", "-4")
	tr.write("1-3", "idVendor", "05ac", "idProduct", "112a8", "devnum", "4")
	tr.write("1-5", "idVendor", "05ac", "idProduct", "12a8", "devnum", "5", "speed", "1e300", "devpath", "../..", "busnum", "x")
	for _, name := range []string{".hidden", "usb", "usbx", "1-", "1-4.", "-4", "1-4:1.0", "hello", "1_4"} {
		tr.write(name, "idVendor", "05ac", "idProduct", "12a8", "devnum", "9")
	}
	tr.must(os.WriteFile(tr.path("1-6"), []byte("a file"), 0o644))
	tr.must(os.MkdirAll(tr.path("1-7", "idVendor"), 0o755))
	want := []device.Device{
		{Port: "usb1", Address: 1, VendorID: 0x1d6b, ProductID: 2, Hubs: []string{}},
		{Port: "1-5", Address: 5, VendorID: 0x05ac, ProductID: 0x12a8, Hubs: []string{"usb1"}},
	}
	if got := tr.scan(tr.open()); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestOpenSaysThatThereIsNoBus(t *testing.T) {
	for name, root := range map[string]string{"no directory": t.TempDir(), "no root hub": newTree(t).root} {
		if _, err := Open(root); !errors.Is(err, usbwatch.ErrNoBus) {
			t.Errorf("%s: got %v, want %v", name, err, usbwatch.ErrNoBus)
		}
	}
}

func TestScanSaysThatTheBusIsGone(t *testing.T) {
	tr := newTree(t)
	tr.add("usb1", 1, "1d6b:0002", "480")
	b := tr.open()
	tr.must(os.RemoveAll(filepath.Join(tr.root, "bus")))
	if s, err := b.Scan(t.Context()); !errors.Is(err, usbwatch.ErrNoBus) {
		t.Errorf("got %v and %v, want %v", s, err, usbwatch.ErrNoBus)
	}
}

// TestScanRemembersOnlyByInode plays a real sysfs on a tree: who has the same
// name and inode is not read again, who has another inode is.
func TestScanRemembersOnlyByInode(t *testing.T) {
	tr := newTree(t)
	tr.add("usb1", 1, "1d6b:0002", "480")
	tr.add("1-4", 3, "05ac:12a8", "480")
	b := tr.open()
	b.remember = true
	first := tr.scan(b)
	tr.write("1-4", "idProduct", "1281")
	if got := tr.scan(b); &got[0] != &first[0] {
		t.Errorf("got the bus read again, want what was read already")
	}
	tr.must(os.Rename(tr.path("1-4"), tr.path("old"))) // keeps its inode from being used again
	tr.add("1-4", 4, "05ac:1227", "480")
	if got := tr.scan(b); len(got) != 2 || got[1].ProductID != 0x1227 {
		t.Errorf("got %+v, want the phone in DFU", got)
	}
	tr.must(os.RemoveAll(tr.path("1-4")))
	if got := tr.scan(b); len(got) != 1 {
		t.Errorf("got %+v, want the hub alone", got)
	}
}

func TestWatchOfATree(t *testing.T) {
	tr := newTree(t)
	tr.add("usb1", 1, "1d6b:0002", "480")
	aside := tr.path("aside")
	tr.add("1-4", 3, "05ac:12a8", "480")
	tr.must(os.Rename(tr.path("1-4"), aside))
	b := tr.open()
	w := usbwatch.Watch(t.Context(), b)
	if s := <-w.Snapshots(); len(s.Devices) != 1 {
		t.Fatalf("got %+v, want the root hub", s.Devices)
	}
	start := time.Now()
	for i := range 10 {
		from, to, want := aside, tr.path("1-4"), 2
		if i%2 == 1 {
			from, to, want = to, from, 1
		}
		tr.must(os.Rename(from, to))
		select {
		case s := <-w.Snapshots():
			if len(s.Devices) != want {
				t.Errorf("change %d: got %+v, want %d devices", i, s.Devices, want)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("change %d: got nothing in 20 s", i)
		}
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("got ten changes in %v, want each as it happens, not at the next look", took)
	}
}
