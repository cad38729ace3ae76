package way

import (
	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/ui/drawing"
	"relink/ui/kit"
)

// dialogWide is the width of the drawn dialog, in pixels at normal text.
const dialogWide float32 = 300

// update is the update in three steps, and a picture of the other program's
// dialog with the button to press ringed. A command line is shown when it is
// asked for.
func (b *wayBuilder) update() []fyne.CanvasObject {
	p, here := b.withWindow()
	args := map[string]any{"Program": b.name(p.Kind)}
	step := func(n int, id, why string) fyne.CanvasObject {
		words := kit.Column(2, kit.NewText(kit.RoleStrong, b.Cat.Text(id, args)), kit.NewText(kit.RoleBody, b.Cat.Text(why, args)).In(kit.ColorSecond))
		return kit.RowTop(kit.SpaceItems, words, newMark(n, checklist.Current), words)
	}
	open, found := "page.update.open", "page.update.open.why"
	switch {
	case b.System == "linux":
		open, found = "page.update.elsewhere", "page.update.elsewhere.why"
	case here:
		found = "page.update.open.here"
	}
	steps := kit.Column(kit.SpaceCards,
		step(1, open, found), step(2, "page.update.seen", "page.update.seen.why"), step(3, "page.update.press", "page.update.press.why"))
	dialog := kit.Column(8, drawing.NewDialog(b.dialog(p.Kind)), kit.NewText(kit.RoleSmall, b.Cat.Text("page.update.dialog", nil)).Centred())
	out := []fyne.CanvasObject{kit.Beside(dialogWide, steps, dialog)}
	if b.System != "linux" {
		return out
	}
	command := kit.NewText(kit.RoleBody, b.Cat.Text("page.update.command", nil)).Wide(kit.Readable)
	return append(out, kit.NewFold(b.Cat.Text("page.update.command.show", nil), b.Cat.Text("page.update.command.hide", nil), command, b.turned.LaidOut))
}

// dialog is what the program asks about a phone in recovery.
func (b *wayBuilder) dialog(kind string) drawing.DialogState {
	say := func(part string) string { return b.Cat.Text("page.dialog."+part, nil) }
	return drawing.DialogState{
		Title: b.name(kind), Mac: kind == finder,
		Question: say("question"), Why: say("why"),
		Buttons: []string{say("cancel"), say("restore"), say("update")}, Press: 2,
	}
}

// opens is the button that brings the program to the front and watches, where
// one is here.
func (b *wayBuilder) opens() []*kit.Button {
	p, here := b.withWindow()
	if !here {
		return nil
	}
	first := kit.NewButton(kit.Primary, b.Cat.Text("page.update.open-watch", map[string]any{"Program": b.name(p.Kind)}), func() {
		b.hands.Open(p)
		b.choose("pressed-update")()
	})
	b.view.First = first
	return []*kit.Button{first}
}
