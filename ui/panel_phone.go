package ui

import (
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
	words := Column(6, NewText(RoleStrong, ph.Name), NewPill(ph.Tone, ph.Word))
	rows := []fyne.CanvasObject{RowGrow(14, words, fixed(thumbSize, NewThumb(ph.Drawing, ph.Screen)), words)}
	for _, d := range ph.Details {
		value := NewText(RoleBody, d.Value)
		rows = append(rows, container.New(detailLayout{}, NewText(RoleBody, d.Name).In(ColorSecond), value))
	}
	return Scroll(Column(8, rows...))
}

// detailLayout is a name in a column of its own and its value beside it.
type detailLayout struct{}

// split gives names a good third of the width, and more where a word needs it.
func (detailLayout) split(objs []fyne.CanvasObject, width float32) (name, value float32) {
	name = min(max(width*0.36, naturalWidth(objs[0])), width*0.55)
	return name, max(0, width-name-8)
}

func (l detailLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	name, value := l.split(objs, size.Width)
	objs[0].Resize(fyne.NewSize(name, heightAt(objs[0], name)))
	objs[1].Move(fyne.NewPos(name+8, 0))
	objs[1].Resize(fyne.NewSize(value, heightAt(objs[1], value)))
}

func (l detailLayout) heightAt(objs []fyne.CanvasObject, width float32) float32 {
	name, value := l.split(objs, width)
	return max(heightAt(objs[0], name), heightAt(objs[1], value))
}

func (l detailLayout) natural(objs []fyne.CanvasObject) float32 {
	return rowLayout{gap: 8}.natural(objs)
}

func (l detailLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return rowLayout{gap: 8}.MinSize(objs)
}

// several is a list to choose from; the chosen one is marked by its line and
// a word, and shows its details.
func (p *LivePanel) several() fyne.CanvasObject {
	rows := []fyne.CanvasObject{NewText(RoleSmall, p.words.Text("ui.panel.several", map[string]any{"Phones": len(p.state.Phones)}))}
	for _, ph := range p.state.Phones {
		key := ph.Key
		rows = append(rows, newPhoneChoice(ph, key == p.state.Chosen, p.words.Text("ui.panel.followed", nil), func() {
			if p.choose != nil {
				p.choose(key)
			}
		}))
	}
	return Scroll(Column(10, rows...))
}

// none says that nothing is there yet and what to try.
func (p *LivePanel) none() fyne.CanvasObject {
	title := NewText(RoleStrong, p.words.Text("ui.panel.none.title", nil))
	rows := []fyne.CanvasObject{RowGrow(14, title, fixed(thumbSize, NewThumb(device.DrawUnknown, ScreenBlack)), title)}
	for _, id := range []string{"port", "cable", "unlock", "charge"} {
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
	return RowTop(8, text, NewText(RoleBody, "·").In(ColorSecond), text)
}
