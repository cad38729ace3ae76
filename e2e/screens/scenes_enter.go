package main

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/tool/enter"
)

// enterScenes are the way into recovery, by request and by the buttons.
func enterScenes() []scene {
	var out []scene
	for _, e := range []struct {
		name  string
		state enter.State
		known bool // its model is
	}{
		{"enter-data", enter.State{Stage: enter.Data}, true},
		{"enter-backup", enter.State{Stage: enter.Backup}, true},
		{"enter-ask", enter.State{Stage: enter.Ask}, true},
		{"enter-busy", enter.State{Stage: enter.Busy}, true},
		{"enter-sending", enter.State{Stage: enter.Sending}, true},
		{"enter-waiting", enter.State{Stage: enter.Waiting}, true},
		{"enter-reached", enter.State{Stage: enter.Ended, Outcome: dfu.EnterReached, Words: dfu.EnteredByButtons().Words()}, true},
		{"enter-back", enterEnded(dfu.EnterBack), true},
		{"enter-dfu", enterEnded(dfu.EnterDFU), true},
		{"enter-stayed", enterEnded(dfu.EnterStayed), true},
		{"enter-quiet", enterEnded(dfu.EnterQuiet), true},
		{"enter-none", enter.State{Stage: enter.Nobody}, true},
		{"enter-cannot", enter.State{Stage: enter.Cannot}, true},
		{"enter-refused", enter.State{Stage: enter.Refused, Why: enter.RefusedTrust}, true},
		{"enter-refused-broken", enter.State{Stage: enter.Refused, Why: enter.RefusedTrust, Broken: true}, true},
		{"enter-press", enter.State{Stage: enter.Press}, true},
		{"enter-press-unknown", enter.State{Stage: enter.Press}, false},
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
func enterEnded(o dfu.EnterOutcome) enter.State {
	return enter.State{Stage: enter.Ended, Outcome: o, Words: guide.Words{ID: "enter.outcome." + string(o)}}
}

func entering(cat *words.Catalogue, s enter.State, known bool) fyne.CanvasObject {
	s.Cat = cat
	if m, ok := device.ByProductType("iPhone13,2"); ok && known {
		for _, step := range dfu.StepsFor(m, dfu.FromNormal, dfu.IntoRecovery) {
			s.Steps = append(s.Steps, cat.Text(step.Words.ID, step.Words.Args))
		}
		s.Siren = true
	}
	return framed(cat, enter.NewView(s, enter.Taps{}).View)
}

// intoRecovery is a try by the buttons at a second: the phone leaves after 14
// and is back, running, after 45.
func intoRecovery(model string, until int) try {
	return try{
		model: model, start: dfu.FromNormal, until: time.Duration(until) * second, system: "linux", recovery: true,
		bus: []moment{{0, device.ModeNormal}, {14 * second, ""}, {45 * second, device.ModeNormal}},
	}
}
