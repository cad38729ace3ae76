package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"relink/internal/device"
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
	head := container.New(headLayout{}, NewThumb(ph.Drawing, ph.Screen), NewText(RoleStrong, ph.Name), NewPill(ph.Tone, ph.Word))
	rows := []fyne.CanvasObject{head}
	var names []fyne.CanvasObject
	for _, d := range ph.Details {
		names = append(names, NewText(RoleBody, d.Name).In(ColorSecond))
	}
	for i, d := range ph.Details {
		rows = append(rows, container.New(detailLayout{names}, names[i], NewText(RoleBody, d.Value)))
	}
	return Scroll(Column(8, rows...))
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
	name = heightAt(objs[1], beside)
	if naturalWidth(objs[2]) > beside {
		return beside, name, heightAt(objs[2], width), max(name, thumb.Height), true
	}
	mode = heightAt(objs[2], beside)
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
		show(objs[0], !thumb.IsZero())
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
		show(objs[0], !thumb.IsZero())
	}
	objs[0].Move(fyne.NewPos(0, (size.Height-thumb.Height)/2))
	objs[0].Resize(thumb)
	h := heightAt(objs[1], size.Width-x)
	objs[1].Move(fyne.NewPos(x, (size.Height-h)/2))
	objs[1].Resize(fyne.NewSize(size.Width-x, h))
}

func (asideLayout) heightAt(objs []fyne.CanvasObject, width float32) float32 {
	thumb, x := headLayout{}.drawing(width)
	return max(thumb.Height, heightAt(objs[1], width-x))
}

func (asideLayout) natural(objs []fyne.CanvasObject) float32 {
	return thumbSize.Width + headGap + naturalWidth(objs[1])
}

func (l asideLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(80, l.heightAt(objs, 200))
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

func (l headLayout) heightAt(objs []fyne.CanvasObject, width float32) float32 {
	_, _, mode, top, below := l.measures(objs, width)
	if below {
		return top + headLine + mode
	}
	return top
}

func (l headLayout) natural(objs []fyne.CanvasObject) float32 {
	return thumbSize.Width + headGap + max(naturalWidth(objs[1]), naturalWidth(objs[2]))
}

func (l headLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(80, l.heightAt(objs, 200))
}

// detailLayout is a name in a column of its own and its value beside it, or
// below it where large words need the width. The column fits all of names.
type detailLayout struct{ names []fyne.CanvasObject }

// split gives names a good third of the width, and more where a word needs it.
func (l detailLayout) split(width float32) (name, value float32) {
	name = width * 0.36
	for _, o := range l.names {
		name = max(name, naturalWidth(o))
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
	name = naturalWidth(objs[0])
	return name, max(0, width-name-8)
}

// stacked: a value column of fewer than five letters breaks words.
func (l detailLayout) stacked(objs []fyne.CanvasObject, width float32) bool {
	_, value := l.widths(objs, width)
	if cramped(width) {
		return naturalWidth(objs[1]) > value
	}
	return value < 5*textSize(RoleBody) && naturalWidth(objs[1]) > value
}

func (l detailLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	name, value := l.widths(objs, size.Width)
	if l.stacked(objs, size.Width) {
		h := heightAt(objs[0], size.Width)
		objs[0].Resize(fyne.NewSize(size.Width, h))
		objs[1].Move(fyne.NewPos(0, h))
		objs[1].Resize(fyne.NewSize(size.Width, heightAt(objs[1], size.Width)))
		return
	}
	objs[0].Resize(fyne.NewSize(name, heightAt(objs[0], name)))
	objs[1].Move(fyne.NewPos(name+8, 0))
	objs[1].Resize(fyne.NewSize(value, heightAt(objs[1], value)))
}

func (l detailLayout) heightAt(objs []fyne.CanvasObject, width float32) float32 {
	if l.stacked(objs, width) {
		return heightAt(objs[0], width) + heightAt(objs[1], width)
	}
	name, value := l.widths(objs, width)
	return max(heightAt(objs[0], name), heightAt(objs[1], value))
}

func (l detailLayout) natural(objs []fyne.CanvasObject) float32 {
	return rowLayout{gap: 8}.natural(objs)
}

func (l detailLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return rowLayout{gap: 8}.MinSize(objs)
}

// manyPhones is from how many on a phone takes one line instead of a drawing.
const manyPhones = 5

// several is a list to choose from; the chosen one is marked by its line and
// a word.
func (p *LivePanel) several() fyne.CanvasObject {
	phones := p.state.Phones
	rows := []fyne.CanvasObject{NewText(RoleSmall, p.words.Text("ui.panel.several", map[string]any{"Phones": len(phones)}))}
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
	list := Scroll(Column(10, rows...))
	p.list.scroll = list.Layout.(scrollLayout).scroll
	return list
}

// none says that nothing is there yet and what to try.
func (p *LivePanel) none() fyne.CanvasObject {
	title := NewText(RoleStrong, p.words.Text("ui.panel.none.title", nil))
	rows := []fyne.CanvasObject{container.New(asideLayout{}, NewThumb(device.DrawUnknown, ScreenBlack), title)}
	for _, id := range p.state.advice() {
		rows = append(rows, bullet(p.words.Text("ui.panel.none."+id, nil)))
	}
	return Scroll(Column(8, rows...))
}

// blind says that Relink cannot read the bus: another thing than no phone.
func (p *LivePanel) blind() fyne.CanvasObject {
	return Scroll(Column(10,
		NewPill(ToneBad, p.words.Text("ui.panel.blind.pill", nil)),
		NewText(RoleStrong, p.words.Text("ui.panel.blind.title", nil)),
		NewText(RoleBody, p.state.Blind).In(ColorSecond)))
}

// bullet is a line of a list.
func bullet(s string) fyne.CanvasObject {
	text := NewText(RoleBody, s).In(ColorSecond)
	return RowTop(8, text, NewText(RoleBody, "•").In(ColorSecond), text)
}
