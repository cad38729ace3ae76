package ui

import "fyne.io/fyne/v2"

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

// clear closes all of them.
func (p *deskPile) clear() { p.open = nil }

// openDesk puts a desk over whatever is shown. A try of the coach is not
// covered: hands are on the phone.
func (w *Window) openDesk(d desk) {
	if w.trying() {
		w.notice = w.say("book.later", nil)
		return
	}
	w.desks.open = append(w.desks.open, d)
	w.turnDesk()
}

// closeDesk takes the uppermost desk away.
func (w *Window) closeDesk() {
	if n := len(w.desks.open); n > 0 {
		if d, ok := w.desks.open[n-1].(*enterDesk); ok {
			d.endCoach()
		}
		w.desks.open = w.desks.open[:n-1]
	}
	w.turnDesk()
}

// turnDesk shows the uppermost desk as it is now.
func (w *Window) turnDesk() {
	w.desks.turn++
	w.show()
}
