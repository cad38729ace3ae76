package ui

import "context"

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
