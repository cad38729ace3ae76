package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"relink/internal/device"
)

// nanoseconds is RFC 3339 with all nine digits, so that lines align and sort.
const nanoseconds = "2006-01-02T15:04:05.000000000Z07:00"

// eventLine is one line of relink.event/1.
type eventLine struct {
	Schema  string           `json:"schema"`
	Time    string           `json:"time"`
	Event   device.EventKind `json:"event"`
	Initial bool             `json:"initial"`
	Device  device.View      `json:"device"`
}

// eventPrinter turns snapshots into lines: what is there at the start, then
// what comes and goes.
type eventPrinter struct {
	out    io.Writer
	asJSON bool

	begun   bool
	last    device.Snapshot
	seen    []device.Sighting // of last
	tracker device.Tracker
}

// print writes the events that lead to s, all in one write, so that nobody
// who reads along waits for half a mode change.
func (p *eventPrinter) print(s device.Snapshot) error {
	events := device.Diff(p.last, s)
	before := p.seen
	p.tracker, p.seen = p.tracker.Advance(s)
	p.last = s
	initial := !p.begun
	p.begun = true

	var text bytes.Buffer
	for _, e := range events {
		among := p.seen
		if e.Kind == device.Detached {
			among = before
		}
		line := eventLine{
			Schema: "relink.event/1", Time: e.At.UTC().Format(nanoseconds), Event: e.Kind, Initial: initial,
			Device: device.NewView(sightingOf(e.Device, among)),
		}
		if err := p.write(&text, line, e.At); err != nil {
			return err
		}
	}
	if text.Len() == 0 {
		return nil
	}
	_, err := p.out.Write(text.Bytes())
	return err
}

func (p *eventPrinter) write(text *bytes.Buffer, line eventLine, at time.Time) error {
	if p.asJSON {
		return json.NewEncoder(text).Encode(line)
	}
	word := "ctl.watch." + string(line.Event)
	if line.Initial {
		word = "ctl.watch.here"
	}
	_, err := fmt.Fprintf(text, "%s  %-8s  %s\n", at.Local().Format("15:04:05.000"), catalogue().Text(word, nil), lineOf(line.Device))
	return err
}

// sightingOf finds what is known of a device; it was seen in that snapshot,
// so it is there.
func sightingOf(d device.Device, among []device.Sighting) device.Sighting {
	for _, s := range among {
		if s.Port == d.Port && s.Address == d.Address && s.VendorID == d.VendorID && s.ProductID == d.ProductID && s.Serial == d.Serial {
			return s
		}
	}
	return device.Classify(d)
}
