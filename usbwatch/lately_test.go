package usbwatch

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"relink/internal/device"
	"relink/internal/mask"
)

// phoneAt is a made-up phone in recovery.
func phoneAt(address int) device.Device {
	return device.Device{
		Port: "1-4", Address: address, VendorID: device.AppleVendorID, ProductID: 0x1281,
		Serial: "CPID:8101 CPRV:11 BDID:0C ECID:0011223344556677 IBFL:3C SRNM:[F17MADEUP001]",
	}
}

func written(t *testing.T, l *Lately) (string, []Line) {
	t.Helper()
	var out bytes.Buffer
	if err := l.Write(&out, mask.NewMasker([]byte("seed"))); err != nil {
		t.Fatal(err)
	}
	if out.Len() == 0 {
		return "", nil
	}
	text := out.String()
	r, err := NewTraceReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	var lines []Line
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			return text, lines
		}
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, line)
	}
}

func TestLatelyKeepsTheLastHour(t *testing.T) {
	begin := time.Date(2026, 5, 1, 20, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		name   string
		at     []time.Duration
		want   int
		firstT time.Duration
		lastT  time.Duration
	}{
		{"nothing", nil, 0, 0, 0},
		{"some minutes", []time.Duration{0, time.Minute, 5 * time.Minute}, 3, 0, 5 * time.Minute},
		{"what was there when the hour began", []time.Duration{0, 30 * time.Minute, 100 * time.Minute, 110 * time.Minute}, 3, 0, time.Hour},
		{"a quiet night", []time.Duration{0, 9 * time.Hour}, 2, 0, time.Hour},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var l Lately
			for i, at := range tt.at {
				l.Add(device.Snapshot{At: begin.Add(at), Devices: []device.Device{phoneAt(i)}})
			}
			text, lines := written(t, &l)
			if len(lines) != tt.want {
				t.Fatalf("got %d lines, want %d", len(lines), tt.want)
			}
			if tt.want == 0 {
				return
			}
			if first, last := lines[0].T, lines[len(lines)-1].T; first != tt.firstT || last != tt.lastT {
				t.Errorf("got from %v to %v, want from %v to %v", first, last, tt.firstT, tt.lastT)
			}
			if strings.Contains(text, "0011223344556677") || strings.Contains(text, "F17MADEUP001") {
				t.Errorf("the trace names the phone:\n%s", text)
			}
		})
	}
}

// A bus that never rests is kept within the bound.
func TestLatelyIsBounded(t *testing.T) {
	var l Lately
	devices := make([]device.Device, 120)
	for i := range 5000 {
		l.Add(device.Snapshot{At: time.Unix(int64(i), 0), Devices: devices})
	}
	if l.devices > latelyDevices || len(l.kept) < latelyDevices/200 {
		t.Errorf("got %d snapshots with %d devices, want at most %d devices", len(l.kept), l.devices, latelyDevices)
	}
}

// What usbmuxd said and what was sent stands where it happened, without the
// phone's number; what is older than the trace is left out.
func TestLatelyKeepsRemarks(t *testing.T) {
	begin := time.Date(2026, 5, 1, 20, 0, 0, 0, time.UTC)
	var l Lately
	l.Noted(begin.Add(-time.Minute), "before anything was seen")
	l.Add(device.Snapshot{At: begin, Devices: []device.Device{phoneAt(1)}})
	l.Told(begin.Add(2*time.Second), "normal, of 00008101-0011223344556677")
	l.Add(device.Snapshot{At: begin.Add(3 * time.Second)})
	l.Noted(begin.Add(4*time.Second), "asked port 1-4 to enter recovery")
	text, lines := written(t, &l)
	var kinds []LineKind
	for _, x := range lines {
		kinds = append(kinds, x.Kind)
	}
	if want := []LineKind{LineDevices, LineUSBMux, LineDevices, LineNote}; !slices.Equal(kinds, want) {
		t.Errorf("got lines %v, want %v:\n%s", kinds, want, text)
	}
	if strings.Contains(text, "0011223344556677") || strings.Contains(text, "before anything") || !strings.Contains(text, "port 1-4") {
		t.Errorf("got\n%s", text)
	}
	for i := range 2 * latelyRemarks {
		l.Noted(begin.Add(time.Minute+time.Duration(i)), "again")
	}
	if n := len(l.remarks); n != latelyRemarks {
		t.Errorf("%d remarks are kept, want %d", n, latelyRemarks)
	}
	if l.Noted(begin.Add(3*time.Hour), "much later"); len(l.remarks) != 1 {
		t.Errorf("after three hours %d remarks are kept, want one", len(l.remarks))
	}
}
