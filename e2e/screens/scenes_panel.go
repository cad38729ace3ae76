package main

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/internal/device"
	"relink/internal/words"
	"relink/ui"
)

// twelve is the phone of most scenes.
func twelve(mode device.Mode, details ...ui.LiveDetail) ui.LivePhone {
	m, _ := device.ByProductType("iPhone13,2")
	tone, word := ui.ModeLook(words.English(), mode)
	screens := map[device.Mode]ui.Screen{device.ModeNormal: ui.ScreenLit, device.ModeRecovery: ui.ScreenRecovery, device.ModeRestore: ui.ScreenRestore}
	return ui.LivePhone{Key: "one", Name: m.Name, Drawing: m.Drawing, Screen: screens[mode], Tone: tone, Word: word, Details: details}
}

// cable is what happened on the cable in most scenes.
func cable() []ui.LiveEvent {
	at := func(s int) time.Time { return began.Add(time.Duration(s) * time.Second) }
	return []ui.LiveEvent{
		{At: at(-303), Tone: ui.ToneGood, Text: "Connected, running"},
		{At: at(-265), Tone: ui.ToneQuiet, Text: "Went quiet, as expected"},
		{At: at(-255), Tone: ui.ToneMind, Text: "Back in recovery"},
		{At: at(-108), Tone: ui.ToneBad, Text: "**Gone 0.5 s**: a drop"},
	}
}

// leftSide is the live panel beside a page.
func leftSide() fyne.CanvasObject {
	return livePanel(ui.LiveState{
		Phones: []ui.LivePhone{twelve(device.ModeRecovery, ui.LiveDetail{Name: "Plugged", Value: "behind a hub or dock"}, ui.LiveDetail{Name: "Dropped", Value: "once, 0.5 s"})},
		Chosen: "one", Events: cable(),
	})
}

func livePanel(s ui.LiveState) fyne.CanvasObject {
	p := ui.NewLivePanel(words.English(), nil)
	p.Set(s)
	return p
}

// panelScenes are the states of the left side.
func panelScenes() []scene {
	many := make([]ui.LiveEvent, 0, 240)
	for i := range 240 {
		many = append(many, ui.LiveEvent{At: began.Add(time.Duration(i) * time.Second), Tone: ui.Tone(i % 8), Text: "Connected in recovery, behind a hub or dock"})
	}
	mini := twelve(device.ModeDFU)
	mini.Key, mini.Name, mini.Drawing = "two", "iPad mini (6th generation)", device.DrawPadTopVolume
	hostile := twelve(device.ModeNormal, ui.LiveDetail{Name: "Plugged", Value: "directly"})
	hostile.Name = "AVeryLongNameWithoutAnySpaceThatADeviceMadeUpItself 漢字 العربية"
	rows := []struct {
		name  string
		state ui.LiveState
	}{
		{"panel-none", ui.LiveState{}},
		{"panel-blind", ui.LiveState{Blind: "This computer gives no list of USB devices to programs: /sys/bus/usb is missing. In a container or a virtual machine that is usual. Run Relink on the computer itself."}},
		{"panel-normal", ui.LiveState{Phones: []ui.LivePhone{twelve(device.ModeNormal)}, Events: cable()[:1]}},
		{"panel-several", ui.LiveState{Phones: []ui.LivePhone{twelve(device.ModeRecovery), mini, hostile}, Chosen: "two", Events: cable()}},
		{"panel-long", ui.LiveState{Phones: []ui.LivePhone{hostile}, Events: many, Folded: 12}},
	}
	out := make([]scene, len(rows))
	for i, r := range rows {
		out[i] = scene{r.name, func() fyne.CanvasObject { return ui.Frame(livePanel(r.state), empty()) }}
	}
	return out
}
