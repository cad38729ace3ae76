package ui

import (
	"time"

	"fyne.io/fyne/v2"
)

// desk is a page that the person opened over the way, such as the error book.
// The way stands where it stood when the desk is closed.
type desk interface {
	// name is what the log calls it.
	name() string
	// view builds it, with what the keyboard reaches first.
	view() (fyne.CanvasObject, fyne.Focusable)
}

// deskPile is the desks that are open, the one that is seen last.
type deskPile struct {
	open []desk
	turn int // counts changes, so that a desk is built anew
}

// top is the desk that is seen; nil when none is open.
func (p *deskPile) top() desk {
	if len(p.open) == 0 {
		return nil
	}
	return p.open[len(p.open)-1]
}

// closer is a desk that ends something when it is closed.
type closer interface{ close() }

// pop closes the uppermost one.
func (p *deskPile) pop() {
	last := p.top()
	p.open = p.open[:len(p.open)-1]
	if d, ok := last.(closer); ok {
		d.close()
	}
}

// clear closes all of them.
func (p *deskPile) clear() {
	for len(p.open) > 0 {
		p.pop()
	}
}

// mayCover tells whether something may lie over what is shown. A try of the
// coach is not covered: hands are on the phone.
func (w *Window) mayCover() bool {
	if w.trying() {
		w.tellNotice("book.later")
		return false
	}
	return true
}

// openDesk puts a desk over whatever is shown.
func (w *Window) openDesk(d desk) {
	if !w.mayCover() {
		return
	}
	w.desks.open = append(w.desks.open, d)
	w.turnDesk()
}

// closeDesk takes the uppermost desk away.
func (w *Window) closeDesk() {
	if len(w.desks.open) > 0 {
		w.desks.pop()
	}
	w.turnDesk()
	w.panel.Wake(time.Now()) // a coach that is seen again may begin
}

// redraw shows a desk as it is now, where it is the uppermost.
func (w *Window) redraw(d desk) {
	if w.desks.top() == d {
		w.turnDesk()
	}
}

// turnDesk shows the uppermost desk as it is now.
func (w *Window) turnDesk() {
	w.desks.turn++
	w.show()
}
