package way

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/ui/drawing"
	"relink/ui/kit"
)

// The sentence on how to tell the model, page.model.tell, is from Apple's page
// "Identify your iPhone model" (support.apple.com/108044).

// shownModels bounds how many models are offered at once.
const shownModels = 12

// model is the page that asks which iPhone it is: by its name, or for one that
// is in no table, by a picture of its buttons.
func (b *wayBuilder) model() ([]fyne.CanvasObject, []*kit.Button) {
	found := kit.Flow(8)
	none := kit.NewText(kit.RoleBody, "").Wide(kit.Readable)
	show := func(part string) {
		found.Objects = nil
		none.SetText("")
		for _, m := range choosable(part, b.Way.Seen().CPID) {
			found.Add(kit.NewButton(kit.Secondary, m.OwnersName(), b.choose(checklist.Choice(m.ProductType))))
		}
		if len(found.Objects) == 0 {
			none.SetText(b.text("none"))
		}
		if b.view.View != nil {
			b.view.View.Refresh() // the height changed
		}
	}
	entry := b.entry(b.text("type"))
	entry.OnChanged = show
	show(entry.Text)
	b.view.First = entry
	return []fyne.CanvasObject{
		kit.Row(0, kit.Sized(kit.FieldWide, entry)), found, none,
		kit.NewText(kit.RoleSmall, b.text("tell")).In(kit.ColorSecond).Wide(kit.Readable),
		kit.NewText(kit.RoleBody, b.text("unlisted")).Wide(kit.Readable), b.looks(),
	}, b.buttons(b.page.Options())
}

// looks are the pictures of the buttons that a phone in no table may have; the
// buttons that tell its class are drawn as pressed.
func (b *wayBuilder) looks() fyne.CanvasObject {
	cards := make([]fyne.CanvasObject, 0, len(device.Looks()))
	for _, word := range device.Looks() {
		m, ok := device.ByLooks(word)
		if !ok {
			continue
		}
		pick := kit.NewButton(kit.Secondary, b.text("looks."+word), b.choose(checklist.Choice(word)))
		cards = append(cards, kit.Column(8, kit.FlowCentred(0, kit.Fixed(pictureSize, pressedThumb(m))), pick))
	}
	return kit.Flow(kit.SpaceCards, cards...)
}

// pressedThumb is a small drawing of a model with the buttons of its class drawn
// as pressed.
func pressedThumb(m device.Model) fyne.CanvasObject {
	touch := map[device.Button]drawing.Touch{}
	for _, button := range classButtons(m) {
		touch[button] = drawing.TouchDown
	}
	thumb := drawing.NewThumb(m.Drawing, drawing.ScreenBlack)
	thumb.Set(drawing.PhoneState{Drawing: m.Drawing, Touch: touch})
	return thumb
}

// classButtons are the buttons that lead into DFU in the class's usual way, and
// so tell it from the others.
func classButtons(m device.Model) []device.Button {
	switch m.Class {
	case device.HomePower:
		return []device.Button{device.Home, m.Power}
	case device.VolDownPower:
		return []device.Button{device.VolumeDown, m.Power}
	}
	return []device.Button{device.VolumeUp, device.VolumeDown, m.Power}
}

// pictureSize is the size of one of those pictures, in pixels.
var pictureSize = fyne.NewSize(76, 112)

// unlisted says, before the steps, that the model is in no table.
func (b *wayBuilder) unlisted() []fyne.CanvasObject {
	if !b.Way.ByLooks() {
		return nil
	}
	return []fyne.CanvasObject{kit.NewBanner(kit.ToneMind, b.Cat.Text("page.model.by-looks", nil))}
}

// choosable are the models a person may mean: those of the chip that USB
// tells, whose name holds what was typed. The nearest names come first; among
// alike ones phones do, and the newest. Variants that no owner knows are one.
func choosable(part string, cpid *uint16) []device.Model {
	part = strings.ToLower(strings.TrimSpace(part))
	var near [far][]device.Model
	for _, m := range slices.Backward(byYear(device.Models())) {
		if m.Class == "" || cpid != nil && m.CPID != *cpid {
			continue
		}
		n := nearness(strings.ToLower(m.OwnersName()), part)
		if n == far {
			continue
		}
		if slices.ContainsFunc(near[n], func(x device.Model) bool { return x.SameAs(m) && x.Class == m.Class }) {
			continue // the same phone for another market
		}
		near[n] = append(near[n], m)
	}
	out := slices.Concat(near[:]...)
	return out[:min(len(out), shownModels)]
}

// The ways a name may hold what was typed, the nearest first.
const (
	exact    = iota // it is the name, or the name without "iPhone"
	wholly          // it is whole words of the name
	starting        // a word of the name begins with it
	inside
	far // it does not
)

// nearness tells how a name holds what was typed. "7" is the whole of a word in
// "iPhone 7" and only inside one in "iPhone 17".
func nearness(name, part string) int {
	if _, rest, _ := strings.Cut(name, " "); part == "" || name == part || rest == part {
		return exact
	}
	n := far
	for i := 0; i+len(part) <= len(name); i++ {
		if name[i:i+len(part)] != part {
			continue
		}
		after := name[i+len(part):]
		switch begins := i == 0 || strings.ContainsRune(" (-", rune(name[i-1])); {
		case begins && (after == "" || strings.ContainsRune(" ),-", rune(after[0]))):
			n = min(n, wholly)
		case begins:
			n = min(n, starting)
		default:
			n = min(n, inside)
		}
	}
	return n
}

// byYear sorts models by the year they came out, pods before pads before
// phones.
func byYear(all []device.Model) []device.Model {
	out := slices.Clone(all)
	slices.SortStableFunc(out, func(a, b device.Model) int {
		if f := rankFamily(a.Family) - rankFamily(b.Family); f != 0 {
			return f
		}
		return a.Year - b.Year
	})
	return out
}

func rankFamily(f device.Family) int {
	return slices.Index([]device.Family{device.FamilyIPod, device.FamilyIPad, device.FamilyIPhone}, f)
}
