package main

import (
	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/way"
)

// programScenes are the pages that say what restores on this computer: where
// one has a window, and where none can restore the phone.
func programScenes() []scene {
	can := func(word string) func(*device.Model) string { return func(*device.Model) string { return word } }
	with := func(name, system string, j jump, programs ...way.Program) scene {
		return scene{name, func(cat *words.Catalogue) fyne.CanvasObject {
			path := j.way()
			s := way.WayState{Way: path, Cat: cat, System: system, Programs: &programs}
			if m, ok := path.Model(); ok && path.Page() == checklist.PageReady {
				first, _ := dfu.FirstWay(m, dfu.FromRecovery, false)
				for _, step := range dfu.StepsFor(m, dfu.FromRecovery, first) {
					s.Steps = append(s.Steps, cat.Text(step.Words.ID, step.Words.Args))
				}
			}
			v := way.NewWayView(s, way.WayHands{Open: func(way.Program) {}, Export: func() {}, Back: func() {}})
			return followed(cat, path, v.View)
		}}
	}
	open := func() error { return nil }
	update := jump{mode: device.ModeRecovery, answers: join(toTry[:8], answered{"charged"}, answered{"up-to-date"})}
	ready := jump{mode: device.ModeRecovery, answers: toShort[:5]}
	return []scene{
		with("way-update-windows", "windows", update, way.Program{Kind: "apple-devices", Can: can("unknown"), Open: open}),
		with("way-update-mac", "darwin", update, way.Program{Kind: "finder", Can: can("unknown"), Open: open}),
		with("way-update-none", "windows", update),
		with("way-ready-old", "linux", ready, way.Program{Kind: "idevicerestore", Version: "1.0.0", Can: can("no")}),
	}
}
