package finding

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"relink/guide/guidetest"
	"relink/internal/device"
	"relink/internal/words"
)

var rewriteWatch = flag.Bool("rewrite-watch", false, "write down what the restore watch says now, to be read before it is kept")

// A watched restore is a recorded conversation: what the bus showed, and all
// that watch and findings said. A device is PORT#ADDRESS, what it shows, a
// letter for its ECID, and /12 for full speed. Its hubs follow from its port.
func TestRestoreWatchConversations(t *testing.T) {
	files, err := filepath.Glob("testdata/watch/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no conversations: %v", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			head, want, _ := strings.Cut(string(text), "says\n")
			got := converse(t, head)
			if *rewriteWatch {
				if err := os.WriteFile(path, []byte(head+"says\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// converse plays the bus and writes down what is said. Between two looks the
// clock speaks whenever the watch or the findings ask for it.
func converse(t *testing.T, head string) string {
	var out strings.Builder
	var watch WatchRestore
	var links LinkWatch
	var tracker device.Tracker
	var seen []device.Sighting
	last := map[string]string{}
	tell := func(now time.Time, topic, what string) {
		if last[topic] != what {
			fmt.Fprintf(&out, "%d %s %s\n", now.Sub(guidetest.Began).Milliseconds(), topic, what)
			last[topic] = what
		}
	}
	look := func(now time.Time) {
		watch, links = watch.Advance(now, seen), links.Advance(now, seen)
		l := watch.Line()
		tell(now, "line", string(l.Severity)+" "+l.Words.ID)
		var codes []string
		for _, f := range links.Findings(now) {
			codes = append(codes, fmt.Sprintf("%s:%s*%d", f.Severity, f.Code, f.Count))
		}
		if codes != nil || last["found"] != "" {
			tell(now, "found", strings.Join(append(codes, ""), " "))
		}
	}
	for now, devices := range busOf(t, head) {
		for {
			due, ok := earliest(watch, links)
			if !ok || !due.Before(now) {
				break
			}
			look(due)
		}
		tracker, seen = tracker.Advance(device.Snapshot{At: now, Devices: devices})
		if len(last) == 0 {
			watch = BeginWatch(now, "", seen)
		}
		look(now)
	}
	for _, s := range watch.Segments() {
		name := string(s.Mode)
		if s.Mode == "" {
			name = "quiet"
			if s.Planned {
				name = "quiet, planned"
			}
		}
		fmt.Fprintf(&out, "strip %s %g\n", name, s.To.Sub(s.From).Seconds())
	}
	ended, ok := watch.Ended()
	fmt.Fprintf(&out, "ended %s %v, closed %s, asks %v\n", ended, ok, watch.Close(), watch.AskNumber())
	a := watch.Attempt(watch.Close())
	fmt.Fprintf(&out, "attempt %s %v\n", a.LostLink, a.LinkFindings)
	return out.String()
}

func earliest(w WatchRestore, l LinkWatch) (time.Time, bool) {
	a, aok := w.Next()
	b, bok := l.Next(w.now)
	if aok && (!bok || a.Before(b)) {
		return a, a.After(w.now)
	}
	return b, bok
}

// busOf reads the looks at the bus, in order.
func busOf(t *testing.T, head string) func(func(time.Time, []device.Device) bool) {
	return func(yield func(time.Time, []device.Device) bool) {
		var m device.Model
		for in := bufio.NewScanner(strings.NewReader(head)); in.Scan(); {
			key, rest, _ := strings.Cut(in.Text(), " ")
			if key == "model" {
				m = guidetest.Model(t, rest)
			}
			ms, err := strconv.Atoi(key)
			if err != nil {
				continue
			}
			var devices []device.Device
			for _, one := range strings.Split(rest, " + ") {
				if one != "-" {
					devices = append(devices, watchedDevice(t, m, one))
				}
			}
			if !yield(guidetest.At(ms), devices) {
				return
			}
		}
	}
}

func watchedDevice(t *testing.T, m device.Model, text string) device.Device {
	t.Helper()
	place, what, _ := strings.Cut(text, " ")
	port, address, _ := strings.Cut(place, "#")
	n, err := strconv.Atoi(address)
	if err != nil {
		t.Fatalf("%q has no address", text)
	}
	what, speed, _ := strings.Cut(what, "/")
	mode, phone, _ := strings.Cut(what, ":")
	if mode == "mouse" {
		mode = "hub" // any device that is no phone
	}
	d := guidetest.Device(t, m, port, n, mode, phone)
	if speed == "12" {
		d.SpeedMbps = 12
	}
	if bus, way, ok := strings.Cut(port, "-"); ok {
		d.Hubs = append(d.Hubs, "usb"+bus)
		for i, c := range way {
			if c == '.' {
				d.Hubs = append(d.Hubs, bus+"-"+way[:i])
			}
		}
	}
	return d
}

// Every ending, silence and finding has its sentence, and every number its
// place.
func TestWatchTablesAreComplete(t *testing.T) {
	cat := words.English()
	args := map[string]any{"Count": 1, "Minutes": 5, "Seconds": 9, "Usual": 20}
	said := func(id string) {
		if s := cat.Text(id, args); strings.ContainsAny(s, "<>!") || s == "" {
			t.Errorf("sentence %q: got %q", id, s)
		}
	}
	for _, e := range Endings() {
		said("finding.end." + string(e))
		if lostLinkOf(e) == "" {
			t.Errorf("ending %s has no word for a try", e)
		}
	}
	for _, r := range findingRows {
		said("finding." + string(r.code))
		if r.source == "" || r.severity == "" {
			t.Errorf("finding %s is incomplete", r.code)
		}
	}
	for _, r := range kernelRows {
		if rankOf(r.code) < 0 {
			t.Errorf("kernel sign %s is no finding", r.sign)
		}
	}
	for _, r := range silences {
		if r.usual <= 0 || r.usual >= longestSilence {
			t.Errorf("silence after %s: %v", r.after, r.usual)
		}
	}
	for _, id := range []string{"absent", "running", "recovery", "dfu", "restore", "settling", "quiet", "long-quiet", "neighbours"} {
		said("finding.watch." + id)
	}
}

// A value: what was seen before stays as it was, whatever is seen after.
func TestWatchIsAValue(t *testing.T) {
	phone := watchedDevice(t, guidetest.Model(t, "iPhone12,3"), "1-1#3 recovery:A")
	tracker, seen := device.Tracker{}.Advance(device.Snapshot{At: guidetest.At(0), Devices: []device.Device{phone}})
	before := BeginWatch(guidetest.At(0), "", seen)
	_, gone := tracker.Advance(device.Snapshot{At: guidetest.At(1000)})
	after := before.Advance(guidetest.At(1000), gone)
	if got := before.Segments(); len(got) != 1 || got[0].To != guidetest.At(0) || !got[0].Open {
		t.Errorf("the earlier value changed: %+v", got)
	}
	if got := after.Segments(); len(got) != 2 || got[0].Open || got[0].To != guidetest.At(1000) {
		t.Errorf("the later value: %+v", got)
	}
}

// A phone that comes and goes for hours stays within its bounds.
func TestWatchIsBounded(t *testing.T) {
	m := guidetest.Model(t, "iPhone12,3")
	var tracker device.Tracker
	var w WatchRestore
	var l LinkWatch
	for i := range 2000 {
		var s device.Snapshot
		s.At = guidetest.At(i * 300)
		if i%2 == 0 {
			s.Devices = []device.Device{watchedDevice(t, m, fmt.Sprintf("1-1#%d recovery:A", i%100))}
		}
		var seen []device.Sighting
		tracker, seen = tracker.Advance(s)
		w, l = w.Advance(s.At, seen), l.Advance(s.At, seen)
		l = l.Kernel(s.At, "1-1", "no-answer")
	}
	if got := len(w.Segments()); got != maxSegments || w.Folded() != 2000-maxSegments {
		t.Errorf("got %d segments and %d folded, want %d and %d", got, w.Folded(), maxSegments, 2000-maxSegments)
	}
	if len(l.links[0].events) > maxLinkEvents || len(l.kernel) > maxKernelEvents {
		t.Errorf("findings kept %d and %d events", len(l.links[0].events), len(l.kernel))
	}
}
