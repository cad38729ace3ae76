package way

import (
	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/ui/kit"
)

// The states of the first page: what USB shows, as the ids of its sentences say
// it.
const (
	startRecovery = "recovery"
	startDFU      = "dfu"
	startNormal   = "normal"
	startRestore  = "restore"
	startAway     = "away"  // it was there and left
	startNone     = "none"  // none was there yet
	startBlind    = "blind" // nothing can be told from a bus that cannot be read
)

// startState is what USB shows of the phone.
func startState(way checklist.Checklist) string {
	seen := way.Seen()
	switch {
	case seen.Blind:
		return startBlind
	case !seen.Present && seen.Known:
		return startAway
	case !seen.Present:
		return startNone
	}
	switch seen.Mode {
	case device.ModeRecovery:
		return startRecovery
	case device.ModeDFU, device.ModePortDFU:
		return startDFU
	case device.ModeRestore:
		return startRestore
	}
	return startNormal
}

// startText is a sentence of the first page for what USB shows, or the one that
// holds for all.
func (b *wayBuilder) startText(part string) string {
	own := map[string]bool{
		"step-by-step.why.dfu": true, "step-by-step.why.normal": true, "only-dfu.dfu": true, "only-dfu.why.dfu": true,
	}
	state := startState(b.Way)
	if part == "title" || part == "why" || own[part+"."+state] {
		part += "." + state
	}
	return b.Cat.Text("page.start."+part, map[string]any{"Phone": b.phoneName()})
}

// phoneName is the phone by the name that its owner knows.
func (b *wayBuilder) phoneName() string {
	if m, ok := b.Way.Model(); ok && m.Name != "" {
		return m.OwnersName()
	}
	return b.Cat.Text("page.start.phone", nil)
}

// doors are the ways on from the first page: two of the way itself, and beside
// them the error book and a practice.
func (b *wayBuilder) doors() fyne.CanvasObject {
	door := func(part string, open func()) *kit.Pick {
		return kit.NewDoor(b.startText(part), b.startText(part+".why"), open)
	}
	old, _ := b.Way.Answered(b.page)
	var first, second []fyne.CanvasObject
	for _, o := range b.Way.Offers() {
		d := door(string(o.Choice), b.choose(o.Choice)).Chosen(old.Has(o.Choice))
		if b.view.First == nil {
			b.view.First = d
		}
		first = append(first, d)
	}
	for _, x := range []struct {
		part string
		open func()
	}{{"book", b.hands.Book}, {"practice", b.hands.Practice}} {
		if x.open != nil {
			second = append(second, door(x.part, x.open))
		}
	}
	return kit.Column(kit.SpaceCards, kit.Tiles(kit.SpaceCards, 240, 2, first...), kit.Tiles(kit.SpaceCards, 240, 2, second...))
}
