// Package tool is what a tool of the menu is, and what it is handed. A tool is a
// page that the person opens over the way, such as the error book; the way
// stands where it stood when the tool is closed.
//
// Each tool is a package of its own below this one, with its state and its view
// together. It knows no other tool and not the window: it is handed a Window,
// and what it alone needs besides, such as the act that it does to a phone, as
// arguments of its New. To remove one, delete its folder, its row in the menu
// (ui/tools.go), its row in packaging/lint.sh and the pictures of its pages in
// e2e/screens.
package tool

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"relink/internal/device"
	"relink/internal/story"
	"relink/internal/words"
)

// Tool is a page over the way.
type Tool interface {
	// Name is what the log calls it.
	Name() string
	// View builds it, with what the keyboard reaches first.
	View() (fyne.CanvasObject, fyne.Focusable)
}

// View is a page of a tool with what the keyboard reaches first.
type View struct {
	View  fyne.CanvasObject
	First fyne.Focusable
}

// Closer is a tool that ends something when it is closed.
type Closer interface{ Close() }

// Window is the little that a tool asks of the window it lies over. All of it is
// called, and calls back, on the screen's own goroutine.
type Window struct {
	// Cat is the language of this moment, which may change while the tool is
	// open. Story is what is known of the phone; a tool writes to it only
	// through its methods.
	Cat   func() *words.Catalogue
	Story func() *story.Story
	// Seen tells whether a tool is the one that is seen, and Redraw builds it
	// anew where it is. Close takes the uppermost tool away.
	Seen   func(Tool) bool
	Redraw func(Tool)
	Close  func()
	// Wake has the window look at the clock at a moment.
	Wake func(time.Time)
	// Do works elsewhere and then does, here, what the work gives back. Show does
	// here what somebody elsewhere has to show, unless it was ended meanwhile.
	Do   func(work func() (show func()))
	Show func(ctx context.Context, show func())
	// Act sends something to a phone elsewhere and tells here what came of it,
	// unless another bus is looked at by then.
	Act func(doing string, send func(context.Context, device.Device) error, phone device.Device, told func(error))
	// Work has a tool stepped with the bus and the clock from now on, in place of
	// another of its kind; Rest takes it out again.
	Work func(AtWork)
	Rest func(AtWork)
	// Log keeps an error for us, Note that something was done.
	Log  func(doing string, err error)
	Note func(what, how string)
}
