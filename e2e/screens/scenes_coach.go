package main

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/coach"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/panel"
)

// moment is how the bus looks from a time on; an empty mode is nobody.
type moment struct {
	at   time.Duration
	mode device.Mode
}

// try is a coach at a moment of a made-up run. The get-ready count takes the
// first three seconds.
type try struct {
	model   string
	start   dfu.Start
	bus     []moment
	until   time.Duration
	system  string
	noCount bool
	// flash lights the border, and assisted has Relink restart the phone.
	flash, assisted bool
	// recovery leads into recovery instead of DFU.
	recovery bool
	// broken are buttons that do not work.
	broken []device.Button
}

// began is when made-up runs begin.
var began = time.Date(2026, 3, 1, 14, 3, 5, 0, time.UTC)

// productIDs are the USB ids a made-up phone shows.
var productIDs = map[device.Mode]uint16{
	device.ModeNormal: 0x12a8, device.ModeRecovery: 0x1281, device.ModeDFU: 0x1227, device.ModeWTF: 0x1222,
}

// bus is the whole bus with one made-up phone on it.
func busWith(at time.Time, m device.Model, mode device.Mode) device.Snapshot {
	s := device.Snapshot{At: at}
	if mode == "" {
		return s
	}
	d := device.Device{Port: "1-4", Address: 7, VendorID: device.AppleVendorID, ProductID: productIDs[mode], SpeedMbps: 480, Product: "iPhone"}
	if mode != device.ModeNormal {
		d.Serial = fmt.Sprintf("CPID:%04X CPRV:11 CPFM:03 SCEP:01 BDID:%02X ECID:001A2B3C4D5E6F70 IBFL:3C SRTG:[iBoot-6338.0.0.200.19]", m.CPID, m.BDID)
	}
	s.Devices = []device.Device{d}
	return s
}

// coach plays a try and stops at its moment.
func (t try) coach(cat *words.Catalogue) *coach.Coach {
	m, _ := device.ByProductType(t.model)
	now := began
	c := coach.New(coach.Plan{Words: cat, Model: m, Start: t.start, System: t.system, NoCount: t.noCount, Flash: t.flash, Assisted: t.assisted, Recovery: t.recovery, Broken: t.broken},
		coach.Hooks{Now: func() time.Time { return now }})
	next := 0
	for at := time.Duration(0); at <= t.until; at += 50 * time.Millisecond {
		now = began.Add(at)
		var s *device.Snapshot
		if next < len(t.bus) && t.bus[next].at <= at {
			snap := busWith(now, m, t.bus[next].mode)
			s = &snap
			next++
		}
		c.Step(now, s)
	}
	return c
}

// view is the whole window at that moment.
func (t try) view(cat *words.Catalogue) fyne.CanvasObject {
	return t.beside(cat, t.coach(cat))
}

// beside is the window with the coach of this try on the right, and on the
// ground it has then.
func (t try) beside(cat *words.Catalogue, c *coach.Coach) fyne.CanvasObject {
	kit.Brighten(c.OnStage())
	left := t.leftSide(cat)
	left.Flat(c.OnStage())
	return page.Frame(left, c.View())
}

// leftSide is the live panel at the moment of the try.
func (t try) leftSide(cat *words.Catalogue) *panel.LivePanel {
	s := panel.LiveState{Chosen: "one", Events: cable(cat)}
	for _, m := range t.bus {
		if m.at <= t.until {
			s.Phones = []panel.LivePhone{card(cat, t.model, m.mode, tries(cat))}
		}
	}
	return livePanel(cat, s)
}

const second = time.Second

// coachScenes are the moments of a try for every class and outline, and how
// tries end.
func coachScenes() []scene {
	twelve := func(until time.Duration, bus ...moment) try {
		return try{model: "iPhone13,2", start: dfu.FromNormal, until: until, bus: bus, system: "darwin"}
	}
	normal, gone := moment{0, device.ModeNormal}, func(at time.Duration) moment { return moment{at, ""} }
	rows := []struct {
		name string
		try  try
	}{
		{"coach-wait", twelve(second)},
		{"coach-count", twelve(second, normal)},
		{"coach-tap-up", twelve(3100*time.Millisecond, normal)},
		{"coach-tap-lifted", twelve(3500*time.Millisecond, normal)},
		{"coach-hold-side", twelve(9*second, normal)},
		{"coach-quiet", twelve(15*second, normal, gone(13*second))},
		{"coach-coming", twelve(17500*time.Millisecond, normal, gone(13*second))},
		{"coach-release-side", twelve(18500*time.Millisecond, normal, gone(13*second))},
		{"coach-watching", twelve(30*second, normal, gone(13*second))},
		{"coach-home-6s", try{model: "iPhone8,1", start: dfu.FromRecovery, until: 8 * second, bus: []moment{{0, device.ModeRecovery}}}},
		{"coach-home-5s", try{model: "iPhone6,2", start: dfu.FromRecovery, until: 13500 * time.Millisecond, bus: []moment{{0, device.ModeRecovery}, gone(11 * second)}}},
		{"coach-7", try{model: "iPhone9,1", start: dfu.FromRecovery, until: 8 * second, bus: []moment{{0, device.ModeRecovery}}}},
		{"coach-15-pro", try{model: "iPhone16,1", start: dfu.FromRecovery, until: 15 * second, bus: []moment{{0, device.ModeRecovery}, gone(13 * second)}}},
		{"coach-pad-home", try{model: "iPad7,11", start: dfu.FromRecovery, until: 8 * second, bus: []moment{{0, device.ModeRecovery}}}},
		{"coach-pad", try{model: "iPad8,1", start: dfu.FromNormal, until: 15 * second, bus: []moment{normal, gone(13 * second)}}},
		{"coach-pad-mini-6", try{model: "iPad14,1", start: dfu.FromNormal, until: 15 * second, bus: []moment{normal, gone(13 * second)}}},
		{"coach-ipod-other-button", try{model: "iPod9,1", start: dfu.FromRecovery, until: 8 * second, bus: []moment{{0, device.ModeRecovery}}, broken: []device.Button{device.VolumeDown}}},
		{"coach-assisted", try{model: "iPhone13,2", start: dfu.FromRecovery, until: 5500 * time.Millisecond, bus: []moment{{0, device.ModeRecovery}}, assisted: true}},
		{"coach-off", try{model: "iPhone13,2", start: dfu.FromOff, until: 8 * second}},
		{"outcome-recovery", twelve(28*second, normal, gone(13*second), moment{25 * second, device.ModeRecovery})},
		{"outcome-booted", twelve(45*second, normal, gone(13*second), moment{40 * second, device.ModeNormal})},
		{"outcome-never-left", twelve(27*second, normal)},
		{"outcome-never-returned", twelve(80*second, normal, gone(13*second))},
		{"outcome-other-mode", twelve(25*second, normal, gone(13*second), moment{20 * second, device.ModeWTF})},
		{"reached-mac", twelve(25*second, normal, gone(13*second), moment{20 * second, device.ModeDFU})},
		{"reached-windows", try{model: "iPhone8,1", start: dfu.FromRecovery, system: "windows", until: 20 * second, bus: []moment{{0, device.ModeRecovery}, gone(11 * second), {14 * second, device.ModeDFU}}}},
		{"reached-linux", try{model: "iPhone16,1", start: dfu.FromRecovery, system: "linux", until: 22 * second, bus: []moment{{0, device.ModeRecovery}, gone(13 * second), {20 * second, device.ModeDFU}}}},
	}
	out := make([]scene, len(rows))
	for i, r := range rows {
		out[i] = scene{r.name, r.try.view}
	}
	return out
}
