package main

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"relink/ui"
)

// scenes is every state worth looking at, in the order of the gallery. A new
// one is one line here.
var scenes = []scene{
	{"foundations", foundations},
}

// foundations shows the type scale, pills and buttons.
func foundations() fyne.CanvasObject {
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
	bg := canvas.NewRectangle(color.Transparent)
	return ui.Frame(bg, p.View())
}
