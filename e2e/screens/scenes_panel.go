package main

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/drawing"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/panel"
)

// twelve is the phone of most scenes.
func twelve(cat *words.Catalogue, mode device.Mode, details ...panel.LiveDetail) panel.LivePhone {
	return card(cat, "iPhone13,2", mode, details...)
}

// card is a phone in a mode; in none it is expected back.
func card(cat *words.Catalogue, productType string, mode device.Mode, details ...panel.LiveDetail) panel.LivePhone {
	m, _ := device.ByProductType(productType)
	tone, word := panel.ModeLook(cat, mode)
	if mode == "" {
		tone, word = panel.QuietLook(cat)
	}
	screens := map[device.Mode]drawing.Screen{device.ModeNormal: drawing.ScreenLit, device.ModeRecovery: drawing.ScreenRecovery, device.ModeRestore: drawing.ScreenRestore}
	return panel.LivePhone{Key: "one", Name: m.Name, Drawing: m.Drawing, Screen: screens[mode], Tone: tone, Word: word, Details: details}
}

// plugged and tries are lines about a phone.
func plugged(cat *words.Catalogue, how string) panel.LiveDetail {
	return panel.LiveDetail{Name: cat.Text("ui.panel.plugged", nil), Value: cat.Text("ui.panel.plugged."+how, nil)}
}

func tries(cat *words.Catalogue) panel.LiveDetail {
	return panel.LiveDetail{Name: cat.Text("app.detail.tries", nil), Value: "2"}
}

// cable is what happened on the cable in most scenes.
func cable(cat *words.Catalogue) []panel.LiveEvent {
	event := func(s int, tone kit.Tone, id, mode string) panel.LiveEvent {
		args := map[string]any{"Seconds": 0.5}
		if mode != "" {
			args["Mode"] = cat.Text("app.mode."+mode, nil)
		}
		return panel.LiveEvent{At: began.Add(time.Duration(s) * time.Second), Tone: tone, Text: cat.Text("app.event."+id, args)}
	}
	return []panel.LiveEvent{
		event(-303, kit.ToneGood, "connected", "normal"),
		event(-265, kit.ToneQuiet, "quiet", ""),
		event(-255, kit.ToneMind, "back", "recovery"),
		event(-108, kit.ToneBad, "drop", ""),
	}
}

// leftSide is the live panel beside a page.
func leftSide(cat *words.Catalogue) *panel.LivePanel {
	return livePanel(cat, panel.LiveState{
		Phones: []panel.LivePhone{twelve(cat, device.ModeRecovery, plugged(cat, "hub"), tries(cat))},
		Chosen: "one", Events: cable(cat),
	})
}

func livePanel(cat *words.Catalogue, s panel.LiveState) *panel.LivePanel {
	p := panel.NewLivePanel(cat, nil)
	p.Set(s)
	return p
}

// panelScenes are the states of the left side.
func panelScenes() []scene {
	rows := []struct {
		name  string
		state func(cat *words.Catalogue) panel.LiveState
	}{
		{"panel-none", func(*words.Catalogue) panel.LiveState { return panel.LiveState{MayHandle: true} }},
		{"panel-blind", func(cat *words.Catalogue) panel.LiveState {
			return panel.LiveState{Blind: cat.Text("app.blind", map[string]any{"Reason": cat.Text("app.nobus", nil)})}
		}},
		{"panel-normal", func(cat *words.Catalogue) panel.LiveState {
			return panel.LiveState{Phones: []panel.LivePhone{twelve(cat, device.ModeNormal)}, Events: cable(cat)[:1]}
		}},
		{"panel-several", func(cat *words.Catalogue) panel.LiveState {
			mini := twelve(cat, device.ModeDFU)
			mini.Key, mini.Name, mini.Drawing = "two", "iPad mini (6th generation)", device.DrawPadTopVolume
			return panel.LiveState{Phones: []panel.LivePhone{twelve(cat, device.ModeRecovery), mini, hostile(cat)}, Chosen: "two", Events: cable(cat)}
		}},
		{"panel-sixteen", func(cat *words.Catalogue) panel.LiveState {
			return panel.LiveState{Phones: sixteen(cat), Chosen: "phone-12", Events: cable(cat)}
		}},
		{"panel-long", func(cat *words.Catalogue) panel.LiveState {
			return panel.LiveState{Phones: []panel.LivePhone{hostile(cat)}, Events: many(cat), Folded: 12}
		}},
	}
	out := make([]scene, len(rows))
	for i, r := range rows {
		out[i] = scene{r.name, func(cat *words.Catalogue) fyne.CanvasObject { return page.Frame(livePanel(cat, r.state(cat)), empty()) }}
	}
	return out
}

// sixteen is the bench of a workshop: many models, some of them twice, in every
// mode.
func sixteen(cat *words.Catalogue) []panel.LivePhone {
	types := []string{"iPhone13,2", "iPhone10,3", "iPhone13,2", "iPad14,1", "iPhone15,2", "iPhone9,1", "iPhone13,2", "iPhone8,1"}
	modes := []device.Mode{device.ModeRecovery, device.ModeNormal, device.ModeDFU, device.ModeRestore, device.ModeRecovery}
	var phones []panel.LivePhone
	for i := range 16 {
		model, _ := device.ByProductType(types[i%len(types)])
		phones = append(phones, panel.ShowPhone(cat, device.Sighting{
			Device: device.Device{Port: fmt.Sprintf("1-%d.%d", 1+i/7, 1+i%7)}, Model: &model, Mode: modes[i%len(modes)], Phone: fmt.Sprintf("phone-%d", i+1),
		}))
	}
	return phones
}

// hostile is a phone that made up its own name.
func hostile(cat *words.Catalogue) panel.LivePhone {
	p := twelve(cat, device.ModeNormal, plugged(cat, "hub"))
	p.Name = "AVeryLongNameWithoutAnySpaceThatADeviceMadeUpItself 漢字 العربية"
	return p
}

// many is a cable that had a busy evening.
func many(cat *words.Catalogue) []panel.LiveEvent {
	out := make([]panel.LiveEvent, 0, 240)
	text := cat.Text("app.event.connected", map[string]any{"Mode": cat.Text("app.mode.recovery", nil)})
	for i := range 240 {
		out = append(out, panel.LiveEvent{At: began.Add(time.Duration(i) * time.Second), Tone: kit.Tone(i % 8), Text: text})
	}
	return out
}
