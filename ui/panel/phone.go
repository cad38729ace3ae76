package panel

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"relink/internal/device"
	"relink/ui/drawing"
	"relink/ui/kit"
)

// phoneCard is what stands on the upper card: one phone, several to choose
// from, none yet, or that the bus cannot be read.
func (p *LivePanel) phoneCard() fyne.CanvasObject {
	s := p.state
	switch {
	case s.Blind != "":
		return p.blind()
	case len(s.Phones) == 0:
		return p.none()
	case len(s.Phones) == 1:
		return onePhone(s.Phones[0])
	}
	return p.several()
}

// thumbSize is the room of a small drawing, in pixels.
var thumbSize = fyne.NewSize(38, 62)

// onePhone is the card of one phone.
func onePhone(ph LivePhone) fyne.CanvasObject {
	head := container.New(headLayout{}, drawing.NewThumb(ph.Drawing, ph.Screen), kit.NewText(kit.RoleStrong, ph.Name), kit.NewPill(ph.Tone, ph.Word))
	rows := []fyne.CanvasObject{head}
	var names []fyne.CanvasObject
	for _, d := range ph.Details {
		names = append(names, kit.NewText(kit.RoleBody, d.Name).In(kit.ColorSecond))
	}
	for i, d := range ph.Details {
		rows = append(rows, container.New(detailLayout{names}, names[i], kit.NewText(kit.RoleBody, d.Value)))
	}
	return kit.Scroll(kit.Column(8, rows...))
}

// headLayout is a drawing with the name of the phone beside it, and the mode
// under the name, or under both where large words need the width. Where the
// words are cramped the drawing gives way.
type headLayout struct{}

const headGap, headLine float32 = 14, 6

// drawing is the size of the drawing and its room, which gives way to large
// words.
func (headLayout) drawing(width float32) (size fyne.Size, room float32) {
	if cramped(width) {
		return fyne.Size{}, 0
	}
	return thumbSize, thumbSize.Width + headGap
}

// measures are the width beside the drawing, the heights of name and mode, the
// height of what stands beside the drawing, and whether the mode is below.
func (l headLayout) measures(objs []fyne.CanvasObject, width float32) (beside, name, mode, top float32, below bool) {
	thumb, room := l.drawing(width)
	beside = max(0, width-room)
	name = kit.HeightAt(objs[1], beside)
	if kit.NaturalWidth(objs[2]) > beside {
		return beside, name, kit.HeightAt(objs[2], width), max(name, thumb.Height), true
	}
	mode = kit.HeightAt(objs[2], beside)
	return beside, name, mode, max(name+headLine+mode, thumb.Height), false
}

func (l headLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	beside, name, mode, top, below := l.measures(objs, size.Width)
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	thumb, x := l.drawing(size.Width)
	if thumb.IsZero() == objs[0].Visible() {
		kit.Show(objs[0], !thumb.IsZero())
	}
	put(objs[0], 0, (top-thumb.Height)/2, thumb.Width, thumb.Height)
	if below {
		put(objs[1], x, (top-name)/2, beside, name)
		put(objs[2], 0, top+headLine, size.Width, mode)
		return
	}
	y := (top - name - headLine - mode) / 2
	put(objs[1], x, y, beside, name)
	put(objs[2], x, y+name+headLine, beside, mode)
}

// asideLayout is a headLayout with one text beside the drawing.
type asideLayout struct{}

func (asideLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	thumb, x := headLayout{}.drawing(size.Width)
	if thumb.IsZero() == objs[0].Visible() {
		kit.Show(objs[0], !thumb.IsZero())
	}
	objs[0].Move(fyne.NewPos(0, (size.Height-thumb.Height)/2))
	objs[0].Resize(thumb)
	h := kit.HeightAt(objs[1], size.Width-x)
	objs[1].Move(fyne.NewPos(x, (size.Height-h)/2))
	objs[1].Resize(fyne.NewSize(size.Width-x, h))
}

func (asideLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	thumb, x := headLayout{}.drawing(width)
	return max(thumb.Height, kit.HeightAt(objs[1], width-x))
}

func (asideLayout) Natural(objs []fyne.CanvasObject) float32 {
	return thumbSize.Width + headGap + kit.NaturalWidth(objs[1])
}

func (l asideLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(80, l.HeightAt(objs, 200))
}

func (l headLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	_, _, mode, top, below := l.measures(objs, width)
	if below {
		return top + headLine + mode
	}
	return top
}

func (l headLayout) Natural(objs []fyne.CanvasObject) float32 {
	return thumbSize.Width + headGap + max(kit.NaturalWidth(objs[1]), kit.NaturalWidth(objs[2]))
}

func (l headLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(80, l.HeightAt(objs, 200))
}

// detailLayout is a name in a column of its own and its value beside it, or
// below it where large words need the width. The column fits all of names.
type detailLayout struct{ names []fyne.CanvasObject }

// split gives names a good third of the width, and more where a word needs it.
func (l detailLayout) split(width float32) (name, value float32) {
	name = width * 0.36
	for _, o := range l.names {
		name = max(name, kit.NaturalWidth(o))
	}
	name = min(name, width*0.55)
	return name, max(0, width-name-8)
}

// widths are those of a name and its value. Cramped words have no column in
// common: what fits beside each other does so.
func (l detailLayout) widths(objs []fyne.CanvasObject, width float32) (name, value float32) {
	if !cramped(width) {
		return l.split(width)
	}
	name = kit.NaturalWidth(objs[0])
	return name, max(0, width-name-8)
}

// stacked: a value column of fewer than five letters breaks words.
func (l detailLayout) stacked(objs []fyne.CanvasObject, width float32) bool {
	_, value := l.widths(objs, width)
	if cramped(width) {
		return kit.NaturalWidth(objs[1]) > value
	}
	return value < 5*kit.TextSize(kit.RoleBody) && kit.NaturalWidth(objs[1]) > value
}

func (l detailLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	name, value := l.widths(objs, size.Width)
	if l.stacked(objs, size.Width) {
		h := kit.HeightAt(objs[0], size.Width)
		objs[0].Resize(fyne.NewSize(size.Width, h))
		objs[1].Move(fyne.NewPos(0, h))
		objs[1].Resize(fyne.NewSize(size.Width, kit.HeightAt(objs[1], size.Width)))
		return
	}
	objs[0].Resize(fyne.NewSize(name, kit.HeightAt(objs[0], name)))
	objs[1].Move(fyne.NewPos(name+8, 0))
	objs[1].Resize(fyne.NewSize(value, kit.HeightAt(objs[1], value)))
}

func (l detailLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	if l.stacked(objs, width) {
		return kit.HeightAt(objs[0], width) + kit.HeightAt(objs[1], width)
	}
	name, value := l.widths(objs, width)
	return max(kit.HeightAt(objs[0], name), kit.HeightAt(objs[1], value))
}

func (l detailLayout) Natural(objs []fyne.CanvasObject) float32 {
	return kit.RowLayout{Gap: 8}.Natural(objs)
}

func (l detailLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return kit.RowLayout{Gap: 8}.MinSize(objs)
}

// manyPhones is from how many on a phone takes one line instead of a drawing.
const manyPhones = 5

// several is a list to choose from; the chosen one is marked by its line and
// a word.
func (p *LivePanel) several() fyne.CanvasObject {
	phones := p.state.Phones
	rows := []fyne.CanvasObject{kit.NewText(kit.RoleSmall, p.words.Text("ui.panel.several", map[string]any{"Phones": len(phones)}))}
	for _, ph := range phones {
		key := ph.Key
		if slices.ContainsFunc(phones, func(other LivePhone) bool { return other.Key != key && other.Name == ph.Name }) && ph.Port != "" {
			ph.Name += " · " + ph.Port
		}
		row := newPhoneChoice(ph, key == p.state.Chosen, len(phones) >= manyPhones, p.words.Text("ui.panel.followed", nil), func() {
			if p.choose != nil {
				p.choose(key)
			}
		})
		rows, p.list.rows = append(rows, row), append(p.list.rows, row)
	}
	list := kit.Scroll(kit.Column(10, rows...))
	p.list.scroll = list.Layout.(kit.ScrollLayout).Scroll
	return list
}

// none says that nothing is there yet and what to try.
func (p *LivePanel) none() fyne.CanvasObject {
	title := kit.NewText(kit.RoleStrong, p.words.Text("ui.panel.none.title", nil))
	rows := []fyne.CanvasObject{container.New(asideLayout{}, drawing.NewThumb(device.DrawUnknown, drawing.ScreenBlack), title)}
	for _, id := range p.state.advice() {
		rows = append(rows, bullet(p.words.Text("ui.panel.none."+id, nil)))
	}
	return kit.Scroll(kit.Column(8, rows...))
}

// blind says that Relink cannot read the bus: another thing than no phone.
func (p *LivePanel) blind() fyne.CanvasObject {
	return kit.Scroll(kit.Column(10,
		kit.NewPill(kit.ToneBad, p.words.Text("ui.panel.blind.pill", nil)),
		kit.NewText(kit.RoleStrong, p.words.Text("ui.panel.blind.title", nil)),
		kit.NewText(kit.RoleBody, p.state.Blind).In(kit.ColorSecond)))
}

// bullet is a line of a list.
func bullet(s string) fyne.CanvasObject {
	text := kit.NewText(kit.RoleBody, s).In(kit.ColorSecond)
	return kit.RowTop(8, text, kit.NewText(kit.RoleBody, "•").In(kit.ColorSecond), text)
}
