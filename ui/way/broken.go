package way

import (
	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/ui/kit"
)

// words is a sentence of the guide's.
func (b *wayBuilder) words(w guide.Words) string { return b.Cat.Text(w.ID, w.Args) }

// without is what remains with a broken button: what to do now, and what is
// worth knowing.
func (b *wayBuilder) without() []fyne.CanvasObject {
	r := b.Way.Remedy()
	lines := []fyne.CanvasObject{kit.NewText(kit.RoleBody, b.words(r.Next)).Wide(kit.Readable)}
	for _, w := range r.Also {
		lines = append(lines, kit.NewText(kit.RoleBody, b.words(w)).In(kit.ColorSecond).Wide(kit.Readable))
	}
	lines = append(lines, kit.NewText(kit.RoleSmall, b.text("why")).In(kit.ColorSecond).Wide(kit.Readable))
	return []fyne.CanvasObject{kit.Column(8, lines...)}
}

// nowhere says why no try can begin.
func (b *wayBuilder) nowhere() string {
	if b.Way.Remedy().Need == dfu.NeedAssisted {
		return b.Cat.Text("broken.nowhere.assisted", nil)
	}
	return b.Cat.Text("broken.nowhere", nil)
}

// fromOff tells whether the buttons that work lead anywhere from a phone that
// is off.
func (b *wayBuilder) fromOff() bool {
	m, known := b.Way.Model()
	return !known || len(dfu.Ways(m, dfu.FromOff, false, b.Way.Broken()...)) > 0
}

// enters is the button that sends a running phone into recovery, from where
// less is needed of its buttons, or nothing.
func (b *wayBuilder) enters() []*kit.Button {
	seen, need := b.Way.Seen(), b.Way.Remedy().Need
	if b.hands.Enter == nil || !seen.Present || seen.Mode != device.ModeNormal || need != dfu.NeedHeld && need != dfu.NeedAssisted {
		return nil
	}
	first := kit.NewButton(kit.Primary, b.Cat.Text("enter.desk.ask.title", nil), b.hands.Enter)
	b.view.First = first
	return []*kit.Button{first}
}
