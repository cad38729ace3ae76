package device

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const (
	normalA   = "00008101-00112233445566AA"
	recoveryA = "SDOM:01 CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:00112233445566AA IBFL:3D SRNM:[F1XXXXXXXXXX]"
	dfuA      = "SDOM:01 CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:00112233445566AA IBFL:3C SRTG:[iBoot-5281.0.0.100.36]"
	recoveryB = "SDOM:01 CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:00112233445566BB IBFL:3D SRNM:[F2XXXXXXXXXX]"
	dfuB      = "SDOM:01 CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:00112233445566BB IBFL:3C SRTG:[iBoot-5281.0.0.100.36]"
	oldA      = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1"
	oldB      = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb2"
	oldBoot   = "CPID:8015 CPRV:11 CPFM:03 SCEP:01 BDID:0E ECID:000C2C6800000001 IBFL:3D SRNM:[F3XXXXXXXXXX]"
	port16    = "SDOM:01 CPID:0022 BDID:000000000C814000 ECID:747D177214000001 CPFM:03 SCEP:00 CPRV:1A3 PREV:2F"
	dfu16     = "SDOM:01 CPID:8140 CPRV:10 CPFM:03 SCEP:01 BDID:0C ECID:00FF2233445566CC IBFL:3C SRTG:[iBoot-11881.0.0.1]"
)

// follow runs a tracker over snapshots and tells each as "pseudonym:mode ...".
func follow(snapshots ...Snapshot) string {
	var tracker Tracker
	var story []string
	for _, s := range snapshots {
		var seen []Sighting
		tracker, seen = tracker.Advance(s)
		story = append(story, tell(seen))
	}
	return strings.Join(story, " | ")
}

func tell(seen []Sighting) string {
	var words []string
	for _, s := range seen {
		name := strings.TrimPrefix(s.Phone, "phone-")
		if name == "" {
			name = "-"
		}
		words = append(words, fmt.Sprintf("%s:%s", name, s.Mode))
	}
	return strings.Join(words, " ")
}

func TestOnePhoneKeepsItsName(t *testing.T) {
	t.Parallel()
	const minute = 60_000
	for _, c := range []struct {
		name      string
		snapshots []Snapshot
		want      string
	}{
		{"through all modes, by ECID", []Snapshot{
			at(0, dev("1-4", 1, 0x12a8, normalA)), at(10), at(20, dev("1-4", 2, 0x1281, recoveryA)), at(30), at(40, dev("2-1", 3, 0x1227, dfuA)),
		}, "1:normal |  | 1:recovery |  | 1:dfu"},
		{"through all modes, by port", []Snapshot{
			at(0, dev("1-4", 1, 0x12a8, oldA)), at(10), at(20, dev("1-4", 2, 0x1281, oldBoot)), at(30), at(40, dev("1-4", 3, 0x12a8, oldA)),
		}, "1:normal |  | 1:recovery |  | 1:restore"},
		{"no gap seen between two modes", []Snapshot{
			at(0, dev("1-4", 1, 0x1281, oldBoot)), at(10, dev("1-4", 2, 0x12a8, oldA)),
		}, "1:recovery | 1:restore"},
		{"straight from DFU it is normal", []Snapshot{
			at(0, dev("1-4", 1, 0x1281, recoveryA)), at(10), at(20, dev("1-4", 2, 0x1227, dfuA)), at(30), at(40, dev("1-4", 3, 0x12a8, normalA)),
		}, "1:recovery |  | 1:dfu |  | 1:normal"},
		{"DFU, recovery, restore, then normal", []Snapshot{
			at(0, dev("1-4", 1, 0x1227, dfuA)), at(10), at(20, dev("1-4", 2, 0x1281, recoveryA)), at(30), at(40, dev("1-4", 3, 0x12a8, normalA)),
			at(50, dev("1-4", 3, 0x12a8, normalA)), at(60), at(70, dev("1-4", 4, 0x12a8, normalA)),
		}, "1:dfu |  | 1:recovery |  | 1:restore | 1:restore |  | 1:normal"},
		{"gone exactly ten minutes", []Snapshot{
			at(0, dev("1-4", 1, 0x1281, recoveryA)), at(10), at(10+10*minute, dev("1-4", 3, 0x12a8, normalA)),
		}, "1:recovery |  | 1:restore"},
		{"gone longer: the same phone, not a restore", []Snapshot{
			at(0, dev("1-4", 1, 0x1281, recoveryA)), at(10), at(11+10*minute, dev("1-4", 3, 0x12a8, normalA)),
		}, "1:recovery |  | 1:normal"},
		{"gone longer without a number: another name", []Snapshot{
			at(0, dev("1-4", 1, 0x1281, oldBoot)), at(10), at(11+10*minute, dev("1-4", 3, 0x12a8, oldA)),
		}, "1:recovery |  | 2:normal"},
		{"two phones swap ports in recovery", []Snapshot{
			at(0, dev("1-1", 1, 0x1281, recoveryA), dev("1-2", 2, 0x1281, recoveryB)), at(10),
			at(20, dev("1-1", 3, 0x1227, dfuB), dev("1-2", 4, 0x1227, dfuA)),
		}, "1:recovery 2:recovery |  | 2:dfu 1:dfu"},
		{"two old phones swap ports while running", []Snapshot{
			at(0, dev("1-1", 1, 0x12a8, oldA), dev("1-2", 2, 0x12a8, oldB)), at(10),
			at(20, dev("1-1", 3, 0x12a8, oldB), dev("1-2", 4, 0x12a8, oldA)),
		}, "1:normal 2:normal |  | 2:normal 1:normal"},
		{"another phone at the port of one that left", []Snapshot{
			at(0, dev("1-1", 1, 0x1281, recoveryA)), at(10), at(20, dev("1-1", 2, 0x1281, recoveryB)),
		}, "1:recovery |  | 2:recovery"},
		{"a running iPad at the port of an iPhone", []Snapshot{
			at(0, dev("1-1", 1, 0x1281, recoveryA)), at(10), at(20, dev("1-1", 2, 0x12ab, oldB)),
		}, "1:recovery |  | 2:normal"},
		{"Port DFU by port, then its own number", []Snapshot{
			at(0, dev("1-1", 1, 0x1281, strings.Replace(dfu16, "SRTG", "SRNM", 1))), at(10), at(20, dev("1-1", 2, 0xf014, port16)), at(30), at(40, dev("1-1", 3, 0x1227, dfu16)),
		}, "1:recovery |  | 1:port-dfu |  | 1:dfu"},
		{"Port DFU of another chip at the port", []Snapshot{
			at(0, dev("1-1", 1, 0x1281, recoveryA)), at(10), at(20, dev("1-1", 2, 0xf014, port16)),
		}, "1:recovery |  | 2:port-dfu"},
		{"DFU without a serial string goes by port", []Snapshot{
			at(0, dev("1-1", 1, 0x1281, recoveryA)), at(10), at(20, dev("1-1", 2, 0x1227, "")), at(30), at(40, dev("1-1", 3, 0x12a8, normalA)),
		}, "1:recovery |  | 1:dfu |  | 1:normal"},
		{"no pseudonym for what is no phone", []Snapshot{
			at(0, dev("1-1", 1, 0x024f, ""), dev("1-2", 2, 0x1227, "CPID:8947 BDID:00"), dev("1-3", 3, 0x12a7, ""), dev("1-4", 4, 0x7777, "")),
		}, "-: -:dfu -: -:"},
		{"the serial string is read late", []Snapshot{
			at(0, dev("1-1", 1, 0x1281, recoveryA)), at(10), at(20, dev("1-1", 2, 0x12a8, "")), at(30, dev("1-1", 2, 0x12a8, normalA)),
		}, "1:recovery |  | 1:restore | 1:restore"},
		{"two devices claim one port", []Snapshot{
			at(0, dev("1-1", 1, 0x1281, recoveryA), dev("1-1", 2, 0x1281, recoveryB)), at(10, dev("1-1", 2, 0x1281, recoveryB), dev("1-1", 1, 0x1281, recoveryA)),
		}, "1:recovery 2:recovery | 2:recovery 1:recovery"},
		{"two devices claim one ECID", []Snapshot{
			at(0, dev("1-1", 1, 0x1281, recoveryA), dev("1-2", 2, 0x1281, recoveryA)), at(10, dev("1-2", 2, 0x1281, recoveryA), dev("1-1", 1, 0x1281, recoveryA)),
		}, "1:recovery 2:recovery | 2:recovery 1:recovery"},
	} {
		if got := follow(c.snapshots...); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSuppressRestore(t *testing.T) {
	t.Parallel()
	tracker, _ := Tracker{}.Advance(at(0, dev("1-4", 1, 0x1281, recoveryA)))
	quiet, _ := tracker.SuppressRestore().Advance(at(10))
	quiet, seen := quiet.Advance(at(20, dev("1-4", 2, 0x12a8, normalA)))
	if got := tell(seen); got != "1:normal" {
		t.Errorf("after Relink's own leave-recovery: got %s, want 1:normal", got)
	}
	_, seen = tracker.Advance(at(20, dev("1-4", 2, 0x12a8, normalA)))
	if got := tell(seen); got != "1:restore" || seen[0].Source != SourceSequence {
		t.Errorf("the tracker before is unchanged: got %s from %s, want 1:restore from sequence", got, seen[0].Source)
	}
	quiet, _ = quiet.Advance(at(30))
	quiet, _ = quiet.Advance(at(40, dev("1-4", 3, 0x1281, recoveryA)))
	_, seen = quiet.Advance(at(50, dev("1-4", 4, 0x12a8, normalA)))
	if got := tell(seen); got != "1:restore" {
		t.Errorf("the next recovery counts again: got %s, want 1:restore", got)
	}
}

func TestConfirmedByUSBMux(t *testing.T) {
	t.Parallel()
	const here = "1-4"
	started, _ := Tracker{}.Advance(at(0, dev(here, 1, 0x12a8, oldA)))
	for _, c := range []struct {
		name string
		told Told
		want string // mode, source, model, version; then the same after it came back
	}{
		{"it restores", Told{Mode: ModeRestore}, "restore usbmuxd - | normal id - "},
		{"iOS runs", Told{Mode: ModeNormal, ProductType: "iPhone10,3", Version: "16.7.8"}, "normal usbmuxd iPhone10,3 16.7.8| normal id iPhone10,3 "},
		{"it did not say what runs", Told{ProductType: "iPhone10,3"}, "normal id iPhone10,3 | normal id iPhone10,3 "},
		{"a product type nobody knows", Told{Mode: ModeNormal, ProductType: "iPhone99,9"}, "normal usbmuxd - | normal id - "},
		{"a watch answers for it", Told{Mode: ModeNormal, ProductType: "Watch6,1"}, "normal usbmuxd - | normal id - "},
		{"a mode usbmuxd cannot see", Told{Mode: ModeDFU}, "normal id - | normal id - "},
	} {
		tracker, seen := started.Confirm("phone-1", c.told).Advance(at(10, dev(here, 1, 0x12a8, oldA)))
		got := tellTold(seen[0])
		tracker, _ = tracker.Advance(at(20))
		_, seen = tracker.Advance(at(30, dev(here, 2, 0x12a8, oldA)))
		if got += "| " + tellTold(seen[0]); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	gone, _ := started.Advance(at(5))
	_, seen := gone.Confirm("phone-1", Told{Mode: ModeRestore}).Advance(at(10, dev(here, 2, 0x12a8, oldA)))
	if seen[0].Mode != ModeNormal {
		t.Errorf("told of a phone that had left: got %s, want normal", seen[0].Mode)
	}
}

func tellTold(s Sighting) string {
	model := "-"
	if s.Model != nil {
		model = s.Model.ProductType
	}
	return fmt.Sprintf("%s %s %s %s", s.Mode, s.Source, model, s.Version)
}

func TestToldOf(t *testing.T) {
	t.Parallel()
	hyphened := "00008101-00112233445566AA"
	for _, c := range []struct {
		name string
		told Told
		d    Device
		want bool
	}{
		{"a new UDID, with and without its hyphen", Told{UDID: hyphened}, dev("1-4", 7, 0x12a8, normalA), true},
		{"another phone", Told{UDID: hyphened}, dev("1-4", 7, 0x12a8, oldA), false},
		{"an old UDID, in capitals as Windows writes it", Told{UDID: oldA}, dev("1-4", 7, 0x12a8, strings.ToUpper(oldA)), true},
		{"no serial string was read: bus and number", Told{UDID: hyphened, Bus: 1, Address: 7}, dev("1-4.2", 7, 0x12a8, ""), true},
		{"the same number on another bus", Told{UDID: hyphened, Bus: 2, Address: 7}, dev("1-4.2", 7, 0x12a8, ""), false},
		{"neither serial nor bus", Told{UDID: hyphened}, dev("1-4.2", 7, 0x12a8, ""), false},
		{"a keyboard", Told{Bus: 1, Address: 7}, Device{Port: "1-4", Address: 7, VendorID: 0x046d}, false},
	} {
		if got := c.told.Of(c.d); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// Hours of a device that names itself anew on every attachment: what is
// remembered stays the same after the first hundreds, and a phone that stays
// beside it keeps its name.
func TestTrackerStaysBoundedWhenSerialsChange(t *testing.T) {
	const attachments = 100_000
	steady := dev("1-2", 1, 0x1281, recoveryA)
	tracker, _ := Tracker{}.Advance(at(0, steady))
	step := func(i int) {
		wild := dev("1-1", i, 0x1281, fmt.Sprintf("CPID:8015 BDID:0E ECID:%016X", i+1))
		var seen []Sighting
		tracker, seen = tracker.Advance(at(20*i, wild, steady))
		if seen[1].Phone != "phone-1" {
			t.Fatalf("attachment %d: got %s for the phone beside it, want phone-1", i, seen[1].Phone)
		}
	}
	for i := range 2 * maxPhones {
		step(i)
	}
	before := heapInUse()
	for i := 2 * maxPhones; i < attachments; i++ {
		step(i)
	}
	if got := len(tracker.phones); got > maxPhones {
		t.Errorf("got %d phones remembered, want at most %d", got, maxPhones)
	}
	if got := cap(tracker.phones); got > 2*maxPhones {
		t.Errorf("got room for %d phones, want at most %d", got, 2*maxPhones)
	}
	if grown := int64(heapInUse()) - int64(before); grown > 4<<20 {
		t.Errorf("memory grew by %d bytes, want it steady", grown)
	}
}

func heapInUse() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// Whatever comes, no two devices of one snapshot are one phone, a device that
// stays keeps its name, and the tracker before is left alone.
func TestTrackerProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var tracker Tracker
		last := map[enumeration]string{}
		for i := range rapid.IntRange(1, 8).Draw(t, "looks") {
			snapshot := at(i*1000, anyDevices().Draw(t, "devices")...)
			before := fmt.Sprintf("%+v", tracker)
			next, seen := tracker.Advance(snapshot)
			if _, again := tracker.Advance(snapshot); !reflect.DeepEqual(seen, again) || fmt.Sprintf("%+v", tracker) != before {
				t.Fatal("Advance changed the tracker it was called on")
			}
			names, now := map[string]bool{}, map[enumeration]string{}
			for _, s := range seen {
				key := enumerationOf(s.Device)
				if s.Phone != "" && names[s.Phone] {
					t.Fatalf("%s is two devices", s.Phone)
				}
				names[s.Phone] = true
				if _, twin := now[key]; twin {
					now[key] = "" // two that nothing distinguishes
					continue
				}
				now[key] = s.Phone
				if was := last[key]; was != "" && was != s.Phone && now[key] != "" && count(snapshot, key) == 1 {
					t.Fatalf("%v was %s and is %s", key, was, s.Phone)
				}
			}
			tracker, last = next, now
		}
	})
}

func count(s Snapshot, key enumeration) (n int) {
	for _, d := range s.Devices {
		if enumerationOf(d) == key {
			n++
		}
	}
	return n
}
