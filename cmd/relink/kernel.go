package main

import (
	"context"

	"relink/internal/kernlog"
	"relink/ui"
)

// heard adds to a source what the kernel says about USB ports, on computers
// that show it to their users.
func heard(s ui.Source) ui.Source {
	ctx, leave := context.WithCancel(context.Background())
	out, stop := make(chan ui.KernelSign), s.Stop
	go func() {
		defer close(out)
		kern, err := kernlog.Open() // may take seconds where the journal is asked
		if err != nil {
			return // most computers keep the messages from their users
		}
		context.AfterFunc(ctx, func() { _ = kern.Close() }) // it only reads
		for m := range kern.Messages() {
			if !m.Sign.Trouble() && m.Sign != kernlog.Gone {
				continue // a device's leaving takes back what was a part of it
			}
			select {
			case out <- ui.KernelSign{At: m.At, Port: m.Port, Sign: string(m.Sign)}:
			case <-ctx.Done():
			}
		}
	}()
	s.Kernel = out
	s.Stop = func() {
		leave()
		stop()
	}
	return s
}
