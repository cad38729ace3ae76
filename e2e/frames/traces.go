package main

import (
	"fmt"
	"math/rand/v2"
	"time"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/usbwatch"
)

// look is what a made-up phone shows from a moment of a trace on; an empty
// mode is nobody.
type look struct {
	ms   int
	mode device.Mode
}

// shapes are the ways in which a try goes, for a phone that begins in normal
// mode or in recovery (the empty mode at 0 stands for that).
var shapes = []struct {
	name  string
	looks []look
}{
	{"as it should", []look{{0, ""}, {11000, gone}, {18500, device.ModeDFU}}},
	{"leaves early", []look{{0, ""}, {600, gone}, {9000, device.ModeDFU}}},
	{"leaves late", []look{{0, ""}, {17500, gone}, {26000, device.ModeDFU}}},
	{"jitter", []look{{0, ""}, {10637, gone}, {10912, ""}, {14209, gone}, {21871, device.ModeDFU}}},
	{"bounces", []look{{0, ""}, {7000, gone}, {7900, ""}, {16000, gone}, {23000, device.ModeDFU}}},
	{"recovery instead", []look{{0, ""}, {11000, gone}, {24000, device.ModeRecovery}}},
	{"starts up", []look{{0, ""}, {11000, gone}, {30000, device.ModeNormal}}},
	{"never leaves", []look{{0, ""}}},
	{"nothing comes back", []look{{0, ""}, {11000, gone}}},
}

// gone is a bus without the phone.
const gone device.Mode = "gone"

// models are one for each class and power button.
var models = []string{"iPhone8,1", "iPhone9,1", "iPod9,1", "iPhone13,2", "iPad13,1"}

// trace is one made-up try.
type trace struct {
	name  string
	model device.Model
	start dfu.Start
	lines []usbwatch.Line
}

// traces are a try of every shape with every model, their moments moved a
// little so that no two fall together.
func traces() []trace {
	var out []trace
	r := rand.New(rand.NewPCG(5, 2026))
	for i, name := range models {
		m, _ := device.ByProductType(name)
		start, mode := dfu.FromNormal, device.ModeNormal
		if i%2 == 1 {
			start, mode = dfu.FromRecovery, device.ModeRecovery
		}
		for _, s := range shapes {
			t := trace{name: name + ", " + s.name, model: m, start: start}
			for n, l := range s.looks {
				at := time.Duration(l.ms) * time.Millisecond
				if n > 0 {
					at += time.Duration(r.IntN(200)) * time.Millisecond
				}
				if l.mode == "" {
					l.mode = mode
				}
				t.lines = append(t.lines, usbwatch.Line{T: at, Kind: usbwatch.LineDevices, Devices: shown(m, l.mode, n)})
			}
			out = append(out, t)
		}
	}
	return out
}

// productIDs are the numbers of a phone by its mode.
var productIDs = map[device.Mode]uint16{device.ModeNormal: 0x12a8, device.ModeRecovery: 0x1281, device.ModeDFU: 0x1227}

// shown is the bus with a phone in a mode, at its n-th address.
func shown(m device.Model, mode device.Mode, n int) []device.Device {
	if mode == gone {
		return nil
	}
	d := device.Device{Port: "1-4", Address: 6 + n, VendorID: device.AppleVendorID, ProductID: productIDs[mode], SpeedMbps: 480}
	d.Serial = fmt.Sprintf("CPID:%04X CPRV:11 CPFM:03 SCEP:01 BDID:%02X ECID:001A2B3C4D5E6F70 IBFL:3C SRTG:[iBoot-1]", m.CPID, m.BDID)
	if mode == device.ModeNormal {
		d.Serial = fmt.Sprintf("%08X001A2B3C4D5E6F70", m.CPID)
	}
	return []device.Device{d}
}

// zero stands for the moment of a trace's first line.
var zero = time.Date(2026, 3, 1, 14, 0, 0, 0, time.UTC)

// due are the cues that the guide gives for a trace, at the moments they fall
// due, counted from its first line: no watch, no loop, no clock.
func (t trace) due() []dfu.Cue {
	first, _ := dfu.FirstWay(t.model, t.start, false)
	at := func(l usbwatch.Line) device.Snapshot { return device.Snapshot{At: zero.Add(l.T), Devices: l.Devices} }
	last := at(t.lines[0])
	run, cues := dfu.BeginVariant(t.model, t.start, first, zero, last)
	var more []dfu.Cue
	for _, l := range t.lines[1:] {
		last = at(l)
		run, more = run.Advance(last.At, last)
		cues = append(cues, more...)
	}
	for {
		next, ok := run.Next()
		if !ok || run.Outcome() != dfu.Undecided {
			return cues
		}
		run, more = run.Advance(next, last)
		cues = append(cues, more...)
	}
}
