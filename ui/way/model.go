package way

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/ui/kit"
)

// shownModels bounds how many models are offered at once.
const shownModels = 12

// model is the page that asks which iPhone it is.
func (b *wayBuilder) model() ([]fyne.CanvasObject, []*kit.Button) {
	found := kit.Flow(8)
	none := kit.NewText(kit.RoleBody, "")
	show := func(part string) {
		found.Objects = nil
		none.SetText("")
		for _, m := range choosable(part, b.Way.Seen().CPID) {
			found.Add(kit.NewButton(kit.Secondary, m.Name, b.choose(checklist.Choice(m.ProductType))))
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
	return []fyne.CanvasObject{kit.Row(0, kit.Sized(kit.FieldWide, entry)), found, none}, b.buttons(b.page.Options())
}

// choosable are the models a person may mean: those of the chip that USB
// tells, phones first and the newest first, whose name holds what was typed.
func choosable(part string, cpid *uint16) []device.Model {
	part = strings.ToLower(strings.TrimSpace(part))
	var out []device.Model
	for _, m := range slices.Backward(byYear(device.Models())) {
		if m.Class == "" || cpid != nil && m.CPID != *cpid {
			continue
		}
		if !strings.Contains(strings.ToLower(m.Name), part) {
			continue
		}
		if slices.ContainsFunc(out, func(x device.Model) bool { return x.Name == m.Name && x.Class == m.Class }) {
			continue // the same phone for another market
		}
		if out = append(out, m); len(out) == shownModels {
			break
		}
	}
	return out
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
