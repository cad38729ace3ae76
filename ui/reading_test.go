package ui

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"relink/internal/device"
)

// What was done elsewhere reaches the screen through Panel.Run, between the
// steps.
func TestWorkDoneElsewhereReachesTheScreen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		j := newJobs()
		p := NewPanel(func(time.Time, *device.Snapshot) (time.Time, bool) { return time.Time{}, false }, func() {})
		p.Done = j.done
		go p.Run(ctx, make(chan device.Snapshot), screen(ctx))
		shown := make([]bool, 2*waiting)
		for i := range shown {
			j.do(func() func() {
				time.Sleep(time.Second) // the reading
				return func() { shown[i] = true }
			})
		}
		time.Sleep(2 * time.Second)
		synctest.Wait()
		for i, ok := range shown {
			if !ok {
				t.Errorf("job %d was not shown", i)
			}
		}
		stop()
		synctest.Wait()
	})
}
