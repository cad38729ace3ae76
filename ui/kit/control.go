package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Control is what a widget knows of the keyboard and the pointer. A widget embeds
// it in place of widget.BaseWidget and is drawn anew when it changes.
type Control struct {
	widget.BaseWidget
	Focused, Hovered bool
}

// TypedRune implements fyne.Focusable.
func (c *Control) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (c *Control) FocusGained() { c.Focused = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *Control) FocusLost() { c.Focused = false; c.Refresh() }

// MouseIn implements desktop.Hoverable.
func (c *Control) MouseIn(*desktop.MouseEvent) { c.Hovered = true; c.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (c *Control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *Control) MouseOut() { c.Hovered = false; c.Refresh() }

// pressable is a Control that is also drawn anew while a mouse button is down on it.
type pressable struct {
	Control
	pressed bool
}

// MouseOut implements desktop.Hoverable.
func (p *pressable) MouseOut() { p.pressed = false; p.Control.MouseOut() }

// MouseDown implements desktop.Mouseable.
func (p *pressable) MouseDown(*desktop.MouseEvent) { p.pressed = true; p.Refresh() }

// MouseUp implements desktop.Mouseable.
func (p *pressable) MouseUp(*desktop.MouseEvent) { p.pressed = false; p.Refresh() }

// keyed is a widget that a key presses.
type keyed interface {
	fyne.CanvasObject
	fyne.Focusable
	fyne.Tappable
}

// PressKey presses o on Space and Return, and hands every other key on.
func PressKey(o keyed, e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		o.Tapped(nil)
	default:
		PassKey(o, e)
	}
}
