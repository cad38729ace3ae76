package ui

import (
	"context"
	"time"

	"relink/internal/device"
)

// jobs are pieces of work that would hold the screen up, such as reading a
// large file. What they come to is shown through Panel.Run, like everything
// else.
type jobs struct{ done chan func() }

// waiting bounds how many finished jobs wait for the screen; more wait where
// they were done.
const waiting = 4

func newJobs() jobs { return jobs{done: make(chan func(), waiting)} }

// do works elsewhere, and then shows what work gives back on the screen's
// goroutine.
func (j jobs) do(work func() (show func())) {
	go func() { j.done <- work() }()
}

// show shows something on the screen's goroutine, unless ctx ends before.
func (j jobs) show(ctx context.Context, show func()) {
	select {
	case j.done <- show:
	case <-ctx.Done():
	}
}

// actTime bounds what is sent at a time. The three commands that leave recovery
// have three seconds each.
const actTime = 10 * time.Second

// act sends something to a phone and tells on the screen's goroutine what came
// of it, unless another bus is looked at by then.
func (w *Window) act(doing string, send func(context.Context, device.Device) error, phone device.Device, told func(error)) {
	panel := w.panel
	w.jobs.do(func() func() {
		ctx, cancel := context.WithTimeout(context.Background(), actTime)
		defer cancel()
		err := send(ctx, phone)
		return func() {
			if err != nil {
				w.hands.Log(doing, err)
			}
			if w.panel == panel {
				told(err)
			}
		}
	})
}

// look is the last look at something on this computer that pages of the way
// speak of. Each of those pages looks anew, for it may have changed meanwhile.
type look[T any] struct {
	found   *T // nil until it was looked
	looking bool
	at      int // the length of the way when it was begun
}

// due tells whether it is time to look for a page of the way at this length, and
// takes it that this is done.
func (l *look[T]) due(at int) bool {
	if l.looking || l.found != nil && l.at == at {
		return false
	}
	l.looking, l.at = true, at
	return true
}

// take keeps what was found.
func (l *look[T]) take(found T) { l.found, l.looking = &found, false }
