package main

import (
	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/choices"
	"relink/ui/tool/settings"
	"relink/ui/way"
)

// actScenes are the settings, and what Relink does to a phone when asked.
func actScenes() []scene {
	return []scene{
		{"settings", func(cat *words.Catalogue) fyne.CanvasObject {
			return settingsPage(cat, choices.Choices{Sounds: true, Speech: true, Count: true, Text: 1}, false)
		}},
		{"settings-mute", func(cat *words.Catalogue) fyne.CanvasObject {
			return settingsPage(cat, choices.Choices{Flash: true, Calm: true, Text: 1.5}, true)
		}},
		{"coach-flash", flashing},
		{"way-before-assisted", assistedSteps},
		{"outcome-not-restarted", notRestarted},
		{"outcome-stopped", stopped},
	}
}

func settingsPage(cat *words.Catalogue, c choices.Choices, mute bool) fyne.CanvasObject {
	return framed(cat, settings.NewView(settings.State{Cat: cat, Choices: c, Mute: mute}, settings.Taps{}).View)
}

// flashing is a try whose border is lit by an instruction.
func flashing(cat *words.Catalogue) fyne.CanvasObject {
	t := try{model: "iPhone13,2", start: dfu.FromRecovery, until: 3 * second, bus: []moment{{0, device.ModeRecovery}}, system: "linux"}
	t.flash = true
	return t.view(cat)
}

// assistedSteps is the page before DFU, with the consent given.
func assistedSteps(cat *words.Catalogue) fyne.CanvasObject {
	path := checklist.NewChecklist()
	for _, a := range join(toErase, yeses, answered{"nothing-runs"}, answered{"iPhone13,2"}) {
		path, _ = path.Answer(checklist.Answer{Choices: a})
	}
	s := way.WayState{Way: path, Cat: cat, System: "linux", Assist: true, Assisted: true}
	m, _ := path.Model()
	for _, step := range dfu.StepsFor(m, dfu.FromRecovery, dfu.Assisted) {
		s.Steps = append(s.Steps, cat.Text(step.Words.ID, step.Words.Args))
	}
	return framed(cat, way.NewWayView(s, way.WayHands{}).View)
}

// notRestarted is a try in which the phone did not take the commands.
func notRestarted(cat *words.Catalogue) fyne.CanvasObject {
	t := try{model: "iPhone13,2", start: dfu.FromRecovery, until: 6 * second, bus: []moment{{0, device.ModeRecovery}}, system: "linux", assisted: true}
	c := t.coach(cat)
	c.Unassisted(cat.Text("act.assist.failed.permission", nil))
	return t.beside(cat, c)
}

// stopped is a try that the person ended.
func stopped(cat *words.Catalogue) fyne.CanvasObject {
	t := try{model: "iPhone13,2", start: dfu.FromRecovery, until: 6 * second, bus: []moment{{0, device.ModeRecovery}}, system: "linux"}
	c := t.coach(cat)
	c.Stop()
	return t.beside(cat, c)
}
