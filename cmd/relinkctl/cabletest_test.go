package main

import (
	"strings"
	"testing"
	"time"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/words"
)

// A test as it is told: a failure untouched, a loss and a slow answer while
// the plug moved.
func TestCableTeller(t *testing.T) {
	began := time.Date(2026, 11, 22, 21, 0, 0, 0, time.UTC)
	phone := device.Device{Port: "1-2", Address: 5, VendorID: device.AppleVendorID, ProductID: 0x1281}
	var out strings.Builder
	tell := &cableTeller{out: &out, cat: words.English(), began: began}
	test := finding.BeginCableTest(phone, 30*time.Second, began)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for i := range 600 {
		now := began.Add(time.Duration(i) * 50 * time.Millisecond)
		s := device.Snapshot{At: now}
		if i < 300 || i >= 330 {
			s.Devices = []device.Device{phone}
		}
		if i == 330 {
			phone.Address++
			s.Devices[0] = phone
		}
		before := test.There()
		test = test.Advance(now, s)
		must(tell.phase(test, now))
		must(tell.presence(test, before, now))
		if _, ask := test.Ask(now); !ask {
			continue
		}
		b := finding.CableBeat{At: now, Took: 2 * time.Millisecond, Failed: i == 50}
		if i == 400 {
			b.Took = 400 * time.Millisecond
		}
		test = test.Beat(b)
		must(tell.beat(test, b))
	}
	must(tell.end(test, began.Add(30*time.Second)))
	want := strings.TrimLeft(`
  0.0 s  Leave plug and cable alone.
  2.5 s  no answer
 10.0 s  Now move the plug gently, as a hand would that brushes it. Stop if it is loose, hot or wet.
 15.0 s  the iPhone went off USB (provoked)
 16.5 s  the iPhone is back (provoked)
 20.0 s  slow answer, 400 ms (provoked)
Let go. The test is over.
.....x..............|..........GGG.......s...................
`, "\n")
	if got := out.String(); !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant at its beginning\n%s", got, want)
	}
	for _, sentence := range []string{
		"Untouched: asked 200, no answer 1, asked again 0, gone and back 0, slow 0.",
		"While it moved (provoked): asked 370, no answer 0, asked again 0, gone and back 1, slow 1.",
		"Doubtful.", "It cannot tell the cable from the iPhone's socket",
	} {
		if !strings.Contains(out.String(), sentence) {
			t.Errorf("got\n%s\nwithout %q", out.String(), sentence)
		}
	}
}

// A line that fails all the time fills no terminal.
func TestCableTellerIsBounded(t *testing.T) {
	began := time.Date(2026, 11, 22, 21, 0, 0, 0, time.UTC)
	var out strings.Builder
	tell := &cableTeller{out: &out, cat: words.English(), began: began}
	test := finding.BeginCableTest(device.Device{}, 30*time.Second, began)
	for i := range 600 {
		if err := tell.beat(test, finding.CableBeat{At: began.Add(time.Duration(i) * 50 * time.Millisecond), Failed: true}); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Count(out.String(), "\n"); got != mostCableLines {
		t.Errorf("got %d lines, want %d", got, mostCableLines)
	}
}

// Every sentence of the cable test is there.
func TestCableWords(t *testing.T) {
	cat := words.English()
	ids := []string{}
	for _, p := range []finding.CablePhase{finding.CableUntouched, finding.CableMoved, finding.CableOver} {
		ids = append(ids, "cabletest.phase."+string(p))
	}
	for _, r := range []finding.CableResult{finding.CableGood, finding.CableDoubtful, finding.CableBad, finding.CableUnknown} {
		ids = append(ids, "cabletest.result."+string(r))
	}
	for _, w := range finding.CableCannot() {
		ids = append(ids, w.ID)
	}
	for _, id := range ids {
		if text := cat.Text(id, nil); text == "" || text == id {
			t.Errorf("%s: got %q, want a sentence", id, text)
		}
	}
}
