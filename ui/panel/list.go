package panel

import (
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// phoneList is the list of several phones as it is shown.
type phoneList struct {
	scroll *container.Scroll
	rows   []*phoneChoice
	unseen bool      // the chosen one may be out of view
	size   fyne.Size // of scroll, when it was brought into view; another one does it again
}

// row is the row of a phone; nil without one.
func (l phoneList) row(key string) *phoneChoice {
	for _, r := range l.rows {
		if r.key == key {
			return r
		}
	}
	return nil
}

// reveal scrolls to the chosen one when it is out of view, once there is room
// to see anything.
func (l *phoneList) reveal(chosen string) {
	row := l.row(chosen)
	if row == nil || l.scroll.Size().Height <= 0 {
		return
	}
	if !l.unseen && l.scroll.Size() == l.size {
		return
	}
	at, high := l.scroll.Offset, l.scroll.Size().Height
	if top := row.Position().Y; top < at.Y || top+row.Size().Height > at.Y+high {
		at.Y = top
		l.scroll.ScrollToOffset(at)
	}
	l.unseen, l.size = false, l.scroll.Size()
}

// showPhones brings the upper card up to date, if anything on it differs, and
// lays the panel out. A list stays where it was scrolled to and keeps the focus; a new choice comes
// into view.
func (p *LivePanel) showPhones(was LiveState) {
	same := was.Blind == p.state.Blind && was.Chosen == p.state.Chosen && slices.Equal(was.advice(), p.state.advice())
	if same && reflect.DeepEqual(was.Phones, p.state.Phones) {
		p.Refresh()
		return
	}
	before := p.list
	focused := p.focusedPhone()
	p.list = phoneList{size: before.size}
	p.Phone.SetContent(p.phoneCard())
	p.Refresh()
	if len(p.list.rows) == 0 {
		return
	}
	if before.scroll != nil {
		p.list.scroll.ScrollToOffset(before.scroll.Offset)
	}
	p.list.unseen = was.Chosen != p.state.Chosen || before.scroll == nil || before.unseen
	p.list.reveal(p.state.Chosen)
	if row := p.list.row(focused); row != nil {
		fyne.CurrentApp().Driver().CanvasForObject(p).Focus(row)
	}
}

// focusedPhone is the key of the row that has the focus; empty without one.
func (p *LivePanel) focusedPhone() string {
	if len(p.list.rows) == 0 {
		return ""
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		if row, ok := c.Focused().(*phoneChoice); ok && p.list.row(row.key) == row {
			return row.key
		}
	}
	return ""
}
