package main

import (
	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui"
	"relink/ui/choices"
	"relink/ui/page"
	"relink/ui/tool/settings"
	"relink/ui/way"
)

// actScenes are the settings, and what Relink does to a phone when asked.
func actScenes() []scene {
	out := []scene{
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
	for _, s := range []ui.LeaveStage{ui.LeaveAsk, ui.LeaveBusy, ui.LeaveSending, ui.LeaveWaiting, ui.LeaveInDFU, ui.LeaveNobody, ui.LeaveCannot} {
		out = append(out, scene{"leave-" + string(s), func(cat *words.Catalogue) fyne.CanvasObject { return leaving(cat, ui.LeaveState{Stage: s}) }})
	}
	for _, o := range []dfu.LeaveOutcome{dfu.LeaveDFU, dfu.LeaveStayed, dfu.LeaveQuiet} {
		s := ui.LeaveState{Stage: ui.LeaveEnded, Outcome: o, Words: guide.Words{ID: "leave.outcome." + string(o)}}
		out = append(out, scene{"leave-ended-" + string(o), func(cat *words.Catalogue) fyne.CanvasObject { return leaving(cat, s) }})
	}
	out = append(
		out,
		scene{"leave-started", func(cat *words.Catalogue) fyne.CanvasObject { return leaving(cat, left(device.ModeNormal)) }},
		scene{"leave-back", func(cat *words.Catalogue) fyne.CanvasObject { return leaving(cat, left(device.ModeRecovery)) }},
		scene{"leave-refused", func(cat *words.Catalogue) fyne.CanvasObject {
			return leaving(cat, ui.LeaveState{Stage: ui.LeaveRefused, Why: page.RefusedPermission})
		}},
	)
	return out
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

func leaving(cat *words.Catalogue, s ui.LeaveState) fyne.CanvasObject {
	s.Cat = cat
	s.How = s.Cat.Text("page.how."+string(device.VolUpVolDownSide), map[string]any{"Power": s.Cat.Text("page.power.side", nil)})
	return framed(cat, ui.NewLeaveView(s, ui.LeaveHands{}).View)
}

// left is how leaving recovery ended: the phone came back in a mode.
func left(mode device.Mode) ui.LeaveState {
	m, _ := device.ByProductType("iPhone13,2")
	phone := busWith(began, m, device.ModeRecovery).Devices[0]
	l := dfu.BeginLeave(phone, began)
	l = l.Advance(began.Add(2*second), busWith(began.Add(2*second), m, ""))
	l = l.Advance(began.Add(20*second), busWith(began.Add(20*second), m, mode))
	return ui.LeaveState{Stage: ui.LeaveEnded, Outcome: l.Outcome(), Words: l.Words()}
}
