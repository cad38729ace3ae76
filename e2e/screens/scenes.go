package main

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"relink/internal/device"
	"relink/internal/words"
	"relink/ui"
)

// scenes is every state worth looking at, in the order of the gallery. A new
// one is one line here.
var scenes = slices.Concat(foundationScenes, panelScenes(), coachScenes())

var foundationScenes = []scene{
	{"foundations", foundations},
	{"menu", menu},
	{"drawings-pressed", func(cat *words.Catalogue) fyne.CanvasObject { return drawings(ui.TouchDown, ui.ScreenBlack) }},
	{"drawings-ready", func(cat *words.Catalogue) fyne.CanvasObject { return drawings(ui.TouchReady, ui.ScreenRecovery) }},
	{"drawings-lifted", func(cat *words.Catalogue) fyne.CanvasObject { return drawings(ui.TouchLifted, ui.ScreenLit) }},
}

// foundations shows the type scale, pills and buttons.
func foundations(cat *words.Catalogue) fyne.CanvasObject {
	pills := ui.Flow(8,
		ui.NewPill(ui.ToneQuiet, "Quiet, as expected"), ui.NewPill(ui.ToneAccent, "Now"),
		ui.NewPill(ui.ToneGood, "Running"), ui.NewPill(ui.ToneRestore, "Restore mode"),
		ui.NewPill(ui.ToneDFU, "Into DFU, try 2"), ui.NewPill(ui.ToneMind, "Recovery mode"),
		ui.NewPill(ui.ToneBad, "Error 4013"), ui.NewPill(ui.TonePress, "Hold"))
	off := ui.NewButton(ui.Primary, "Not yet", nil)
	off.Disable()
	focused := ui.NewButton(ui.Secondary, "With the focus", nil)
	focused.FocusGained()
	p := ui.Page{
		Badge: ui.NewPill(ui.ToneBad, "Error 4013"),
		Title: "Plug the cable straight into the computer",
		Why: "Is there a box or adapter between the iPhone and the computer? Relink sees one, and the phone dropped off once behind it. " +
			"Take it away; **this page moves on by itself** when the phone is back.",
		Actions: []*ui.Button{
			ui.NewButton(ui.Primary, "Save report for the shop", nil),
			ui.NewButton(ui.Secondary, "There is none (it may be inside the computer)", nil),
			ui.NewButton(ui.Quiet, "I cannot tonight", nil), off, focused,
		},
		Rest: []fyne.CanvasObject{
			ui.NewCard(ui.Column(12, ui.NewText(ui.RoleTitle, "Stay on both: side and volume down"),
				ui.NewText(ui.RoleStrong, "What happened on the cable"), ui.NewText(ui.RoleBody, "13:58:02 Connected, running 0123456789 1111"),
				ui.NewText(ui.RoleSmall, "Small words beside it"), pills)),
		},
	}
	return ui.Frame(leftSide(cat), p.View())
}

// menu is the menu above its button, as far as its rows differ.
func menu(cat *words.Catalogue) fyne.CanvasObject {
	row := func(id string) *fyne.MenuItem { return fyne.NewMenuItem(cat.Text(id, nil), nil) }
	shown, look := row("merge.menu.shown"), row("menu.look.dark")
	shown.ChildMenu, look.Checked = fyne.NewMenu(""), true
	all := fyne.NewMenu("", row("menu.report"), row("book.menu"), row("logdrop.menu"), row("act.cable.menu"),
		fyne.NewMenuItemSeparator(), shown, fyne.NewMenuItemSeparator(), row("menu.about"), row("menu.quit"))
	looks := fyne.NewMenu("", row("menu.look.system"), row("menu.look.light"), look)
	return container.NewPadded(container.NewGridWithColumns(3, ui.Column(0, ui.NewMenuView(all)), ui.Column(0, ui.NewMenuView(looks))))
}

// empty is no page.
func empty() fyne.CanvasObject { return canvas.NewRectangle(color.Transparent) }

// drawings shows every outline with a finger on every button.
func drawings(t ui.Touch, screen ui.Screen) fyne.CanvasObject {
	all := []device.Drawing{
		device.DrawHome, device.DrawHomeSide, device.DrawSolidHome, device.DrawNotch, device.DrawIslandSwitch,
		device.DrawIslandAction, device.DrawNotchAction, device.DrawPadHome, device.DrawPad, device.DrawPadTopVolume,
	}
	grid := container.NewGridWithColumns(5)
	words := map[ui.Touch]string{ui.TouchDown: "hold", ui.TouchLifted: "let go"}
	for _, d := range all {
		s := ui.PhoneState{Drawing: d, Screen: screen, Touch: map[device.Button]ui.Touch{}, Tags: map[device.Button]string{}}
		for _, b := range device.Buttons() {
			if b == device.VolumeUp {
				continue
			}
			s.Used = append(s.Used, b)
			s.Touch[b] = t
			s.Tags[b] = words[t]
		}
		grid.Add(container.NewPadded(ui.NewPhone(s)))
	}
	return ui.NewCard(grid)
}
