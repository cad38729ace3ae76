package device

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var clock = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func at(ms int, devices ...Device) Snapshot {
	return Snapshot{At: clock.Add(time.Duration(ms) * time.Millisecond), Devices: devices}
}

func dev(port string, address int, product uint16, serial string) Device {
	return Device{Port: port, Address: address, VendorID: AppleVendorID, ProductID: product, Serial: serial}
}

func TestDiff(t *testing.T) {
	t.Parallel()
	phone, keyboard := dev("1-4", 7, 0x12a8, "S"), dev("1-2", 3, 0x024f, "")
	other := func(change func(*Device)) Device { d := phone; change(&d); return d }
	for _, c := range []struct {
		name     string
		old, now []Device
		want     string
	}{
		{"nothing", []Device{phone, keyboard}, []Device{phone, keyboard}, ""},
		{"another order", []Device{phone, keyboard}, []Device{keyboard, phone}, ""},
		{"first look", nil, []Device{phone}, "attached 1-4/7"},
		{"unplugged", []Device{phone, keyboard}, []Device{keyboard}, "detached 1-4/7"},
		{"new address", []Device{phone}, []Device{other(func(d *Device) { d.Address = 8 })}, "detached 1-4/7, attached 1-4/8"},
		{"new mode at the same address", []Device{phone}, []Device{other(func(d *Device) { d.ProductID = 0x1281 })}, "detached 1-4/7, attached 1-4/7"},
		{"new serial", []Device{phone}, []Device{other(func(d *Device) { d.Serial = "T" })}, "detached 1-4/7, attached 1-4/7"},
		{"a driver was bound", []Device{phone}, []Device{other(func(d *Device) { d.Driver, d.Product = "usb", "iPhone" })}, ""},
		{"two on one port, one leaves", []Device{phone, phone}, []Device{phone}, "detached 1-4/7"},
		{"a second on one port", []Device{phone}, []Device{phone, other(func(d *Device) { d.Serial = "T" })}, "attached 1-4/7"},
		{"all left", []Device{phone, keyboard}, nil, "detached 1-4/7, detached 1-2/3"},
	} {
		var got []string
		for _, e := range Diff(at(0, c.old...), at(5, c.now...)) {
			got = append(got, fmt.Sprintf("%s %s/%d", e.Kind, e.Device.Port, e.Device.Address))
			if !e.At.Equal(clock.Add(5 * time.Millisecond)) {
				t.Errorf("%s: got an event at %v, want the time of the second look", c.name, e.At)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}

func anyDevices() *rapid.Generator[[]Device] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Device {
		return dev(
			rapid.SampledFrom([]string{"1-1", "1-2", "1-2.1", ""}).Draw(t, "port"), rapid.IntRange(0, 3).Draw(t, "address"),
			rapid.SampledFrom([]uint16{0x12a8, 0x1281, 0x1227, 0xf014, 0x024f}).Draw(t, "product"),
			rapid.SampledFrom([]string{
				"", "CPID:8015 BDID:0E ECID:0000000000000001", "CPID:8015 BDID:0E ECID:0000000000000002",
				"0123456789abcdef0123456789abcdef01234567", "CPID:0022 BDID:000000000C814000 ECID:00000000000000FF",
			}).Draw(t, "serial"))
	}), 0, 8)
}

// What Diff says, applied to the old bus, gives the new one.
func TestDiffAppliedGivesTheNewBus(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		old, now := anyDevices().Draw(t, "old"), anyDevices().Draw(t, "now")
		bus := map[enumeration]int{}
		for _, d := range old {
			bus[enumerationOf(d)]++
		}
		attachedBefore := false
		for _, e := range Diff(at(0, old...), at(1, now...)) {
			if e.Kind == Detached && attachedBefore {
				t.Fatal("got a detached after an attached")
			}
			if e.Kind == Attached {
				attachedBefore = true
				bus[enumerationOf(e.Device)]++
				continue
			}
			bus[enumerationOf(e.Device)]--
		}
		for _, d := range now {
			bus[enumerationOf(d)]--
		}
		for key, n := range bus {
			if n != 0 {
				t.Fatalf("%v: %d too many or too few", key, n)
			}
		}
	})
}

func crowd(n int) []Device {
	devices := make([]Device, n)
	for i := range devices {
		devices[i] = dev(fmt.Sprintf("%d-%d", i/16+1, i%16+1), i+1, 0x1227,
			fmt.Sprintf("CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:%016X IBFL:3C SRTG:[iBoot-5281.0.0.100.36]", i+1))
	}
	return devices
}

func BenchmarkDiff(b *testing.B) {
	for _, n := range []int{1, 16, 64, 120} {
		old := at(0, crowd(n)...)
		changed := at(1, slices.Clone(old.Devices)...)
		changed.Devices[n/2].Address = 999
		b.Run(fmt.Sprintf("changed/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Diff(old, changed)
			}
		})
		b.Run(fmt.Sprintf("same/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Diff(old, old)
			}
		})
	}
}

func BenchmarkClassify(b *testing.B) {
	for _, n := range []int{1, 16, 64, 120} {
		devices := crowd(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range devices {
					Classify(d)
				}
			}
		})
	}
}

func BenchmarkTracker(b *testing.B) {
	for _, n := range []int{1, 16, 64, 120} {
		snapshot := at(0, crowd(n)...)
		tracker, _ := Tracker{}.Advance(snapshot)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				tracker.Advance(snapshot)
			}
		})
	}
}
