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
