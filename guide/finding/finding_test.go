package finding

import (
	"slices"
	"testing"

	"relink/guide/guidetest"
	"relink/internal/device"
	"relink/internal/restore"
)

// links plays looks at the bus, one second apart, and gives the findings at
// the end.
func links(t *testing.T, looks ...string) (LinkWatch, []Finding) {
	t.Helper()
	m := guidetest.Model(t, "iPhone13,2")
	var tracker device.Tracker
	var w LinkWatch
	for i, look := range looks {
		var s device.Snapshot
		s.At = guidetest.At(1000 * i)
		if look != "-" {
			s.Devices = []device.Device{watchedDevice(t, m, look)}
		}
		var seen []device.Sighting
		tracker, seen = tracker.Advance(s)
		w = w.Advance(s.At, seen)
	}
	end := guidetest.At(1000 * len(looks))
	return w, w.Findings(end)
}

func codesOf(findings []Finding) []FindingCode {
	out := []FindingCode{}
	for _, f := range findings {
		out = append(out, f.Code)
	}
	return out
}

func TestFindingsAboutTheLink(t *testing.T) {
	for _, tt := range []struct {
		name  string
		looks []string
		want  []FindingCode
	}{
		{"recovery at 480 is not slow", []string{"1-1#3 recovery:A", "1-1#3 recovery:A"}, nil},
		{"DFU at 480 is not slow", []string{"1-1#3 dfu:A", "1-1#3 dfu:A"}, nil},
		{"running at 480 is not slow", []string{"1-1#3 normal:A", "1-1#3 normal:A"}, nil},
		{"recovery at 12", []string{"1-1#3 recovery:A/12", "1-1#3 recovery:A/12"}, []FindingCode{FindSlow}},
		{"behind a hub", []string{"1-4.2#3 recovery:A", "1-4.2#3 recovery:A"}, []FindingCode{FindHub}},
		{"the root is no hub", []string{"2-4#3 recovery:A", "2-4#3 recovery:A"}, nil},
		{"slow and behind a hub", []string{"1-4.2#3 recovery:A/12"}, []FindingCode{FindSlow, FindHub}},
		{"a drop while running", []string{"1-1#3 normal:A", "1-1#3 normal:A", "1-1#3 normal:A", "1-1#3 normal:A", "1-1#3 normal:A", "1-1#3 normal:A", "-", "1-1#4 normal:A"}, []FindingCode{FindDrops}},
		{"the mode switch after plugging in", []string{"1-1#3 normal:A", "-", "1-1#4 normal:A"}, nil},
		{"to another port", []string{"1-1#3 recovery:A", "-", "1-2#4 recovery:A"}, nil},
		{"a new mode", []string{"1-1#3 recovery:A", "-", "1-1#4 dfu:A"}, nil},
		{"an empty bus", []string{"-"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, got := links(t, tt.looks...)
			if !slices.Equal(codesOf(got), tt.want) && len(got)+len(tt.want) > 0 {
				t.Errorf("got %v, want %v", codesOf(got), tt.want)
			}
		})
	}
}

func TestDropsAreForgottenAfterFiveMinutes(t *testing.T) {
	w, found := links(t, "1-1#3 recovery:A", "1-1#4 recovery:A", "1-1#4 recovery:A")
	if got := codesOf(found); !slices.Equal(got, []FindingCode{FindDrops}) {
		t.Fatalf("got %v, want a drop", got)
	}
	next, ok := w.Next(guidetest.At(3000))
	if !ok || next.Before(guidetest.At(300_000)) || next.After(guidetest.At(302_000)) {
		t.Errorf("next %v %v, want five minutes after the drop", next, ok)
	}
	if got := w.Findings(next); len(got) != 0 {
		t.Errorf("got %v, want nothing any more", codesOf(got))
	}
}

// What the kernel says of a port belongs to the phone there, and stands alone
// where no phone could be enumerated.
func TestKernelMessagesBecomeFindings(t *testing.T) {
	w, _ := links(t, "1-4.2#3 recovery:A", "1-4.2#3 recovery:A")
	for _, m := range []struct{ port, sign string }{
		{"1-4.2", "no-answer"},
		{"1-4.2", "link-error"},
		{"1-4", "over-current"},
		{"2-1", "not-enumerated"},
		{"1-4.2", "reset"}, // good links are reset too
		{"1-4.2", "came"},
		{"", "no-answer"},
	} {
		w = w.Kernel(guidetest.At(2000), m.port, m.sign)
	}
	got := w.Findings(guidetest.At(3000))
	want := []FindingCode{FindOverCurrent, FindKernel, FindKernel, FindHub}
	if !slices.Equal(codesOf(got), want) {
		t.Fatalf("got %v, want %v", codesOf(got), want)
	}
	if got[1].Count != 2 || got[1].Phone == "" || got[2].Phone != "" || got[2].Port != "2-1" {
		t.Errorf("got %+v", got)
	}
	if got := LinkWords(got, got[0].Phone); !slices.Equal(got, []restore.LinkFinding{restore.FindingKernelErrors}) {
		t.Errorf("words of a try: got %v", got)
	}
}

// Transfers that fail as the plug is pulled are part of an ordinary unplugging.
// What came earlier, of another port or another kind stays.
func TestUnpluggingIsNoFault(t *testing.T) {
	for _, tt := range []struct {
		name, port, sign string
		ms               int
		gone             string
		want             int
	}{
		{"just before", "1-4.2", "link-error", 1900, "1-4.2", 0},
		{"with its hub", "1-4.2", "link-error", 1900, "1-4", 0},
		{"earlier", "1-4.2", "link-error", 500, "1-4.2", 1},
		{"another port", "1-4.20", "link-error", 1900, "1-4.2", 1},
		{"no answer", "1-4.2", "no-answer", 1900, "1-4.2", 1},
	} {
		w, _ := links(t, "1-4.2#3 recovery:A", "1-4.2#3 recovery:A")
		w = w.Kernel(guidetest.At(tt.ms), tt.port, tt.sign).Kernel(guidetest.At(2000), tt.gone, "gone")
		n := 0
		for _, f := range w.Findings(guidetest.At(2500)) {
			if f.Code == FindKernel {
				n++
			}
		}
		if n != tt.want {
			t.Errorf("%s: got %d findings about the kernel, want %d", tt.name, n, tt.want)
		}
	}
}

func TestAProblemIsToldOnceItHolds(t *testing.T) {
	phone := watchedDevice(t, guidetest.Model(t, "iPhone13,2"), "1-1#3 recovery:A")
	// Windows lists what did not say what it is with a made-up id.
	nobody := device.Device{Port: "1-2", Address: 9, ProductID: 2}
	for _, tt := range []struct {
		name, problem string
		d             device.Device
		want          []FindingCode
	}{
		{"could not be started", "10", phone, []FindingCode{FindNotStarted}},
		{"switched off", "22", phone, []FindingCode{FindSwitchedOff}},
		{"no driver", "28", phone, []FindingCode{FindNoDriver}},
		{"no answer", "43", phone, []FindingCode{FindNoAnswer}},
		{"another code", "31", phone, []FindingCode{FindUnusable}},
		{"all is well", "", phone, nil},
		{"something that did not say what it is", "43", nobody, []FindingCode{FindNoAnswer}},
		{"a device without a driver that is no phone", "28", nobody, nil},
	} {
		d := tt.d
		d.Problem = tt.problem
		_, seen := device.Tracker{}.Advance(device.Snapshot{At: guidetest.At(0), Devices: []device.Device{d}})
		w := LinkWatch{}.Advance(guidetest.At(-1), nil).Advance(guidetest.At(0), seen).Advance(guidetest.At(1000), seen)
		if got := w.Findings(guidetest.At(1000)); len(got) != 0 {
			t.Errorf("%s, at once: got %v, want nothing", tt.name, codesOf(got))
		}
		next, due := w.Next(guidetest.At(1000))
		if want := guidetest.At(2000); due != (tt.want != nil) || due && !next.Equal(want) {
			t.Errorf("%s: got it due at %v, %v, want %v", tt.name, next, due, want)
		}
		got := w.Findings(guidetest.At(2000))
		if !slices.Equal(codesOf(got), tt.want) {
			t.Errorf("%s, after two seconds: got %v, want %v", tt.name, codesOf(got), tt.want)
		}
		if len(got) > 0 && got[0].Port != d.Port {
			t.Errorf("%s: got port %q, want %q", tt.name, got[0].Port, d.Port)
		}
		if got := w.Advance(guidetest.At(3000), nil).Findings(guidetest.At(3000)); len(got) != 0 {
			t.Errorf("%s, gone: got %v, want nothing", tt.name, codesOf(got))
		}
	}
}

// Something that Windows could not read belongs to nobody as long as a phone is
// there, or when it was there before.
func TestAnUnreadDeviceIsNotAlwaysThePhone(t *testing.T) {
	phone := watchedDevice(t, guidetest.Model(t, "iPhone13,2"), "1-1#3 recovery:A")
	nobody := device.Device{Port: "1-2", Address: 9, ProductID: 2, Problem: "43"}
	_, seen := device.Tracker{}.Advance(device.Snapshot{At: guidetest.At(0), Devices: []device.Device{phone, nobody}})
	if got := (LinkWatch{}).Advance(guidetest.At(-1), nil).Advance(guidetest.At(0), seen).Findings(guidetest.At(5000)); len(got) != 0 {
		t.Errorf("beside a phone: got %v, want nothing", codesOf(got))
	}
	if got := (LinkWatch{}).Advance(guidetest.At(0), seen[1:]).Advance(guidetest.At(1), seen[1:]).Findings(guidetest.At(5000)); len(got) != 0 {
		t.Errorf("there from the start: got %v, want nothing", codesOf(got))
	}
}

func BenchmarkWatchBus(b *testing.B) {
	var seen []device.Sighting
	for range 120 {
		seen = append(seen, device.Sighting{Device: device.Device{Port: "1-4.2", Hubs: []string{"usb1", "1-4"}}})
	}
	var w LinkWatch
	for i := 0; b.Loop(); i++ {
		w = w.Advance(guidetest.At(i), seen)
	}
}
