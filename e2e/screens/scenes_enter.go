package main

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui"
)

// enterScenes are the way into recovery, by request and by the buttons.
func enterScenes() []scene {
	var out []scene
	for _, e := range []struct {
		name  string
		state ui.EnterState
		known bool // its model is
	}{
		{"enter-data", ui.EnterState{Stage: ui.EnterData}, true},
		{"enter-backup", ui.EnterState{Stage: ui.EnterBackup}, true},
		{"enter-ask", ui.EnterState{Stage: ui.EnterAsk}, true},
		{"enter-busy", ui.EnterState{Stage: ui.EnterBusy}, true},
		{"enter-sending", ui.EnterState{Stage: ui.EnterSending}, true},
		{"enter-waiting", ui.EnterState{Stage: ui.EnterWaiting}, true},
		{"enter-reached", ui.EnterState{Stage: ui.EnterEnded, Outcome: dfu.EnterReached, Words: dfu.EnteredByButtons().Words()}, true},
		{"enter-back", enterEnded(dfu.EnterBack), true},
		{"enter-dfu", enterEnded(dfu.EnterDFU), true},
		{"enter-stayed", enterEnded(dfu.EnterStayed), true},
		{"enter-quiet", enterEnded(dfu.EnterQuiet), true},
		{"enter-none", ui.EnterState{Stage: ui.EnterNobody}, true},
		{"enter-cannot", ui.EnterState{Stage: ui.EnterCannot}, true},
		{"enter-refused", ui.EnterState{Stage: ui.EnterRefused, Why: ui.RefusedTrust}, true},
		{"enter-refused-broken", ui.EnterState{Stage: ui.EnterRefused, Why: ui.RefusedTrust, Broken: true}, true},
		{"enter-press", ui.EnterState{Stage: ui.EnterPress}, true},
		{"enter-press-unknown", ui.EnterState{Stage: ui.EnterPress}, false},
	} {
		out = append(out, scene{e.name, func(cat *words.Catalogue) fyne.CanvasObject { return entering(cat, e.state, e.known) }})
	}
	return append(
		out,
		scene{"enter-coach-taps", func(cat *words.Catalogue) fyne.CanvasObject { return intoRecovery("iPhone13,2", 5).view(cat) }},
		scene{"enter-coach-logo", func(cat *words.Catalogue) fyne.CanvasObject { return intoRecovery("iPhone13,2", 17).view(cat) }},
		scene{"enter-coach-logo-home", func(cat *words.Catalogue) fyne.CanvasObject { return intoRecovery("iPhone8,1", 17).view(cat) }},
		scene{"enter-coach-started", func(cat *words.Catalogue) fyne.CanvasObject { return intoRecovery("iPhone13,2", 50).view(cat) }},
	)
}

// enterEnded is how a request ended.
func enterEnded(o dfu.EnterOutcome) ui.EnterState {
	return ui.EnterState{Stage: ui.EnterEnded, Outcome: o, Words: guide.Words{ID: "enter.outcome." + string(o)}}
}

func entering(cat *words.Catalogue, s ui.EnterState, known bool) fyne.CanvasObject {
	s.Cat = cat
	if m, ok := device.ByProductType("iPhone13,2"); ok && known {
		for _, step := range dfu.StepsFor(m, dfu.FromNormal, dfu.IntoRecovery) {
			s.Steps = append(s.Steps, cat.Text(step.Words.ID, step.Words.Args))
		}
		s.Siren = true
	}
	return framed(cat, ui.NewEnterView(s, ui.EnterHands{}).View)
}

// intoRecovery is a try by the buttons at a second: the phone leaves after 14
// and is back, running, after 45.
func intoRecovery(model string, until int) try {
	return try{
		model: model, start: dfu.FromNormal, until: time.Duration(until) * second, system: "linux", recovery: true,
		bus: []moment{{0, device.ModeNormal}, {14 * second, ""}, {45 * second, device.ModeNormal}},
	}
}
