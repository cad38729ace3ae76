package main

import (
	"bytes"
	"context"

	"relink/internal/device"
	"relink/ui"
	"relink/usbwatch"
)

// remember keeps the last hour of a source, so that it can be written down.
func remember(s ui.Source, last *usbwatch.Lately) ui.Source {
	ctx, leave := context.WithCancel(context.Background())
	in, out, stop := s.Snapshots, make(chan device.Snapshot), s.Stop
	go func() {
		defer close(out) // after in, so that Err may be asked
		for x := range in {
			last.Add(x)
			select {
			case out <- x:
			case <-ctx.Done(): // nobody reads any more, and in ends soon
			}
		}
	}()
	s.Snapshots, s.Trace = out, traceOf(last)
	s.Stop = func() {
		leave()
		stop()
	}
	return s
}

// traceOf writes the last hour down as a trace that names no phone.
func traceOf(last *usbwatch.Lately) func() ([]byte, error) {
	return func() ([]byte, error) {
		var out bytes.Buffer
		err := last.Write(&out, forgetful())
		return out.Bytes(), err
	}
}
