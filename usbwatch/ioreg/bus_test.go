package ioreg

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"relink/internal/device"
)

// teller is a bus that tells what a test says.
type teller struct {
	devices []device.Device
	err     error
	closed  bool
}

func (b *teller) Scan(context.Context) (device.Snapshot, error) {
	return device.Snapshot{Devices: b.devices}, b.err
}
func (b *teller) Changed() <-chan struct{} { return nil }
func (b *teller) Close() error             { b.closed = true; return nil }

// registry counts how often it is read.
type registry struct {
	text string
	err  error
	runs int
}

func (r *registry) run(context.Context) ([]byte, error) {
	r.runs++
	return []byte(r.text), r.err
}

var (
	iphone    = device.Device{Port: "20-1", Address: 5, VendorID: 0x05ac, ProductID: 0x12a8}
	withPhone = entry(`<key>locationID</key><integer>336592896</integer><key>USB Address</key><integer>5</integer><key>USB Serial Number</key><string>S</string>`)
	empty     = head + `<array/>` + foot
)

func scan(t *testing.T, b *Bus) []device.Device {
	t.Helper()
	s, err := b.Scan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s.Devices
}

func TestTheRegistryIsReadOnlyWhenSomethingChanged(t *testing.T) {
	tell, reg := &teller{}, &registry{text: empty}
	b := &Bus{tell: tell, run: reg.run}
	for range 100 {
		if got := scan(t, b); len(got) != 0 {
			t.Fatalf("got %v, want an empty bus", got)
		}
	}
	if reg.runs != 1 {
		t.Errorf("got %d runs of ioreg for an empty bus, want 1", reg.runs)
	}
	tell.devices, reg.text = []device.Device{iphone}, withPhone
	for range 100 {
		if got := scan(t, b); len(got) != 1 || got[0].Serial != "S" || got[0].Port != "20-1" {
			t.Fatalf("got %v, want the phone with its serial string", got)
		}
	}
	if reg.runs != 2 {
		t.Errorf("got %d runs of ioreg, want 2", reg.runs)
	}
}

// libusb before 1.0.30 has no port paths on macOS 26: every device seems to be
// its own root hub. It still tells of changes; the places are the registry's.
func TestPortsComeFromTheRegistry(t *testing.T) {
	pathless := device.Device{Port: "usb20", Address: 5, VendorID: 0x05ac, ProductID: 0x12a8}
	tell, reg := &teller{devices: []device.Device{pathless}}, &registry{text: withPhone}
	b := &Bus{tell: tell, run: reg.run}
	got := scan(t, b)
	if len(got) != 1 || got[0].Port != "20-1" || len(got[0].Hubs) != 1 || got[0].Hubs[0] != "usb20" {
		t.Errorf("got %+v, want the phone on 20-1", got)
	}
	tell.devices = []device.Device{pathless, pathless}
	tell.devices[1].Address = 6
	scan(t, b)
	if reg.runs != 2 {
		t.Errorf("got %d runs of ioreg, want another one for the second device", reg.runs)
	}
}

func TestTheRegistryMayLagBehind(t *testing.T) {
	tell, reg := &teller{devices: []device.Device{iphone}}, &registry{text: empty}
	b := &Bus{tell: tell, run: reg.run}
	scan(t, b)
	scan(t, b)
	reg.text = withPhone
	if got := scan(t, b); len(got) != 1 {
		t.Errorf("got %v, want the phone once the registry has it", got)
	}
	runs := reg.runs
	scan(t, b)
	if reg.runs != runs {
		t.Errorf("got another run after both agreed")
	}
}

func TestTheTwoMayNeverAgree(t *testing.T) {
	tell, reg := &teller{devices: []device.Device{iphone, {Port: "20-2", VendorID: 1, ProductID: 1}}}, &registry{text: withPhone}
	b := &Bus{tell: tell, run: reg.run}
	for range 100 {
		scan(t, b)
	}
	if reg.runs != 1+maxAgain {
		t.Errorf("got %d runs, want %d and then no more", reg.runs, 1+maxAgain)
	}
}

func TestWithoutATellerOnceASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		reg := &registry{text: withPhone}
		b := &Bus{run: reg.run}
		for range 20 {
			scan(t, b)
			time.Sleep(500 * time.Millisecond)
		}
		if reg.runs != 10 {
			t.Errorf("got %d runs in ten seconds, want 10", reg.runs)
		}
		if b.Changed() != nil || b.Close() != nil {
			t.Error("got a bell, want polling")
		}
	})
}

func TestScanSaysWhyNot(t *testing.T) {
	broken := errors.New("no such file")
	tell := &teller{}
	b := &Bus{tell: tell, run: (&registry{err: broken}).run}
	if s, err := b.Scan(t.Context()); !errors.Is(err, broken) {
		t.Errorf("got %v and %v, want %v", s, err, broken)
	}
	b = &Bus{tell: &teller{err: errors.New("libusb is gone")}, run: (&registry{text: withPhone}).run}
	if got := scan(t, b); len(got) != 1 {
		t.Errorf("without the teller's word: got %v, want the registry's", got)
	}
	b = &Bus{tell: tell, run: (&registry{text: empty}).run}
	if err := b.Close(); err != nil || !tell.closed {
		t.Errorf("got %v, want the teller closed", err)
	}
}

func TestOutputIsBounded(t *testing.T) {
	l := &limited{w: discard{}, left: 10}
	if _, err := l.Write(make([]byte, 10)); err != nil {
		t.Errorf("got %v, want ten bytes taken", err)
	}
	if _, err := l.Write([]byte{1}); !errors.Is(err, errTooMuch) {
		t.Errorf("got %v, want %v", err, errTooMuch)
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
