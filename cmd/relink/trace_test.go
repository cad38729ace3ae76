package main

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/ui"
	"relink/usbwatch"
)

// lookAt is the bus a second after the one before: a phone in recovery behind
// a hub, on a bad contact, with the serial string of a made-up phone.
func lookAt(begin time.Time, second, address int) device.Snapshot {
	s := device.Snapshot{At: begin.Add(time.Duration(second) * time.Second)}
	if address > 0 {
		s.Devices = []device.Device{
			{Port: "1-4", Address: 2, VendorID: 0x05e3, ProductID: 0x0610, SpeedMbps: 480, Hubs: []string{"usb1"}},
			{
				Port: "1-4.2", Address: address, VendorID: device.AppleVendorID, ProductID: 0x1281, SpeedMbps: 12, Hubs: []string{"usb1", "1-4"},
				Serial: "CPID:8101 CPRV:11 BDID:0C ECID:0011223344556677 IBFL:3C SRNM:[F17MADEUP001]",
			},
		}
	}
	return s
}

// findings are what the guide says about the link after some looks.
func findings(looks []device.Snapshot) []finding.FindingCode {
	var tracker device.Tracker
	var links finding.LinkWatch
	for _, l := range looks {
		var seen []device.Sighting
		tracker, seen = tracker.Advance(l)
		links = links.Advance(l.At, seen)
	}
	var out []finding.FindingCode
	for _, f := range links.Findings(looks[len(looks)-1].At) {
		out = append(out, f.Code)
	}
	return out
}

// A trace that was saved beside a report shows the same findings when it is
// played, and does not name the phone.
func TestASavedTraceShowsTheSameFindings(t *testing.T) {
	begin := time.Date(2026, 5, 1, 20, 0, 0, 0, time.UTC)
	var looks []device.Snapshot
	for second, address := range []int{7, 7, 0, 8, 8, 8} {
		looks = append(looks, lookAt(begin, second, address))
	}
	in := make(chan device.Snapshot)
	stopped := false
	source := remember(ui.Source{Snapshots: in, Stop: func() { stopped = true }}, new(usbwatch.Lately))
	go func() {
		defer close(in)
		for _, l := range looks {
			in <- l
		}
	}()
	passed := 0
	for range source.Snapshots {
		passed++
	}
	if passed != len(looks) {
		t.Errorf("passed on: got %d looks, want %d", passed, len(looks))
	}
	data, err := source.Trace()
	if err != nil {
		t.Fatal(err)
	}
	for _, canary := range []string{"0011223344556677", "F17MADEUP001"} {
		if strings.Contains(string(data), canary) {
			t.Errorf("the trace names the phone: %s", canary)
		}
	}
	trace, err := usbwatch.NewTraceReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var played []device.Snapshot
	for {
		line, err := trace.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		played = append(played, line.Snapshot(trace.Started()))
	}
	if got, want := findings(played), findings(looks); !slices.Equal(got, want) || len(want) == 0 {
		t.Errorf("got %v, want %v", got, want)
	}
	if source.Stop(); !stopped {
		t.Error("the source was not stopped")
	}
}

// A window that has gone does not keep the watch waiting.
func TestAnUnreadSourceEnds(t *testing.T) {
	in := make(chan device.Snapshot, 1)
	in <- device.Snapshot{At: time.Now()}
	source := remember(ui.Source{Snapshots: in, Stop: func() { close(in) }}, new(usbwatch.Lately))
	source.Stop()
	deadline := time.After(10 * time.Second)
	for {
		select {
		case _, more := <-source.Snapshots:
			if !more {
				return
			}
		case <-deadline:
			t.Fatal("it does not end")
		}
	}
}
