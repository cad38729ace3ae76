package main

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/drawing"
	"relink/ui/kit"
	"relink/ui/page"
)

// scenes is every state worth looking at, in the order of the gallery. A new
// one is one line here.
var scenes = slices.Concat(foundationScenes, panelScenes(), coachScenes())

var foundationScenes = []scene{
	{"foundations", foundations},
	{"menu", menu},
	{"drawings-pressed", func(cat *words.Catalogue) fyne.CanvasObject { return drawings(drawing.TouchDown, drawing.ScreenBlack) }},
	{"drawings-ready", func(cat *words.Catalogue) fyne.CanvasObject {
		return drawings(drawing.TouchReady, drawing.ScreenRecovery)
	}},
	{"drawings-lifted", func(cat *words.Catalogue) fyne.CanvasObject { return drawings(drawing.TouchLifted, drawing.ScreenLit) }},
}

// foundations shows the type scale, pills and buttons.
func foundations(cat *words.Catalogue) fyne.CanvasObject {
	pills := kit.Flow(8,
		kit.NewPill(kit.ToneQuiet, "Quiet, as expected"), kit.NewPill(kit.ToneAccent, "Now"),
		kit.NewPill(kit.ToneGood, "Running"), kit.NewPill(kit.ToneRestore, "Restore mode"),
		kit.NewPill(kit.ToneDFU, "Into DFU, try 2"), kit.NewPill(kit.ToneMind, "Recovery mode"),
		kit.NewPill(kit.ToneBad, "Error 4013"), kit.NewPill(kit.TonePress, "Hold"))
	off := kit.NewButton(kit.Primary, "Not yet", nil)
	off.Disable()
	focused := kit.NewButton(kit.Secondary, "With the focus", nil)
	focused.FocusGained()
	p := page.Page{
		Badge: kit.NewPill(kit.ToneBad, "Error 4013"),
		Title: "Plug the cable straight into the computer",
		Why: "Is there a box or adapter between the iPhone and the computer? Relink sees one, and the phone dropped off once behind it. " +
			"Take it away; **this page moves on by itself** when the phone is back.",
		Actions: []*kit.Button{
			kit.NewButton(kit.Primary, "Save report for the shop", nil),
			kit.NewButton(kit.Secondary, "There is none (it may be inside the computer)", nil),
			kit.NewButton(kit.Quiet, "I cannot tonight", nil), off, focused,
		},
		Rest: []fyne.CanvasObject{
			kit.NewCard(kit.Column(12, kit.NewText(kit.RoleTitle, "Stay on both: side and volume down"),
				kit.NewText(kit.RoleStrong, "What happened on the cable"), kit.NewText(kit.RoleBody, "13:58:02 Connected, running 0123456789 1111"),
				kit.NewText(kit.RoleSmall, "Small words beside it"), pills)),
		},
	}
	return page.Frame(leftSide(cat), p.View())
}

// menu is the menu above its button, as far as its rows differ.
func menu(cat *words.Catalogue) fyne.CanvasObject {
	row := func(id string) *fyne.MenuItem { return fyne.NewMenuItem(cat.Text(id, nil), nil) }
	shown, look := row("merge.menu.shown"), row("menu.look.dark")
	shown.ChildMenu, look.Checked = fyne.NewMenu(""), true
	all := fyne.NewMenu("", row("menu.report"), row("book.menu"), row("logdrop.menu"), row("act.cable.menu"),
		fyne.NewMenuItemSeparator(), shown, fyne.NewMenuItemSeparator(), row("menu.about"), row("menu.quit"))
	looks := fyne.NewMenu("", row("menu.look.system"), row("menu.look.light"), look)
	return container.NewPadded(container.NewGridWithColumns(3, kit.Column(0, kit.NewMenuView(all)), kit.Column(0, kit.NewMenuView(looks))))
}

// empty is no page.
func empty() fyne.CanvasObject { return canvas.NewRectangle(color.Transparent) }

// drawings shows every outline with a finger on every button.
func drawings(t drawing.Touch, screen drawing.Screen) fyne.CanvasObject {
	all := []device.Drawing{
		device.DrawHome, device.DrawHomeSide, device.DrawSolidHome, device.DrawNotch, device.DrawIslandSwitch,
		device.DrawIslandAction, device.DrawNotchAction, device.DrawPadHome, device.DrawPad, device.DrawPadTopVolume,
	}
	grid := container.NewGridWithColumns(5)
	words := map[drawing.Touch]string{drawing.TouchDown: "hold", drawing.TouchLifted: "let go"}
	for _, d := range all {
		s := drawing.PhoneState{Drawing: d, Screen: screen, Touch: map[device.Button]drawing.Touch{}, Tags: map[device.Button]string{}}
		for _, b := range device.Buttons() {
			if b == device.VolumeUp {
				continue
			}
			s.Used = append(s.Used, b)
			s.Touch[b] = t
			s.Tags[b] = words[t]
		}
		grid.Add(container.NewPadded(drawing.NewPhone(s)))
	}
	return kit.NewCard(grid)
}
