package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"relink/internal/device"
	"relink/internal/virtualphone"
	"relink/internal/words"
	"relink/ui"
	"relink/usbwatch"
	"relink/usbwatch/system"
)

// buses opens what the window wants to look at.
type buses struct {
	sysfs string
	words *words.Catalogue
	// lately is the last hour of the real bus.
	lately usbwatch.Lately
}

func (b *buses) open(p ui.Play) (ui.Source, error) {
	switch p.Kind {
	case ui.Practice:
		return practice()
	case ui.Replayed:
		return replay(p.Path)
	}
	bus, err := system.Open(system.Auto, b.sysfs)
	switch {
	case errors.Is(err, usbwatch.ErrNoBus):
		return ui.Source{}, fmt.Errorf("%s", b.words.Text("app.nobus", nil))
	case err != nil:
		return ui.Source{}, err
	}
	s := heard(remember(watch(bus, func() {}), &b.lately))
	s.Act = realActs(&b.lately)
	return s, nil
}

// watch looks at a bus until the source is stopped.
func watch(bus usbwatch.Bus, also func()) ui.Source {
	ctx, stop := context.WithCancel(context.Background())
	w := usbwatch.Watch(ctx, bus)
	return ui.Source{
		Snapshots: w.Snapshots(),
		Err:       w.Err,
		Folded:    w.Folded,
		Stop: func() {
			stop()
			// A look that hangs, in the kernel or in a pipe, must not hang the
			// window as well.
			go func() {
				also()
				bus.Close()
			}()
		},
	}
}

// replay plays a trace in its own time.
func replay(path string) (ui.Source, error) {
	f, err := os.Open(path)
	if err != nil {
		return ui.Source{}, fmt.Errorf("open the trace: %w", err)
	}
	trace, err := usbwatch.NewTraceReader(f)
	if err != nil {
		f.Close()
		return ui.Source{}, err
	}
	return watch(usbwatch.NewReplay(trace.Next, 1), func() { f.Close() }), nil
}

// practicePhone is the model of the practice.
const practicePhone = "iPhone13,2"

// practice is a virtual phone left in recovery by a failed restore, and a
// person whose first try at the buttons goes wrong.
func practice() (ui.Source, error) {
	model, ok := device.ByProductType(practicePhone)
	if !ok {
		return ui.Source{}, fmt.Errorf("find the model %s", practicePhone)
	}
	phone := virtualphone.New(virtualphone.Spec{Model: model, Timing: virtualphone.Rehearsed}, virtualphone.Recovery, time.Now())
	bus := virtualphone.NewBus(phone)
	bus.SetPerson(virtualphone.Person{Reaction: reaction, Slip: virtualphone.KeepsPower})
	s := remember(watch(bus, func() {}), new(usbwatch.Lately))
	s.Rehearsal = &rehearsal{bus: bus}
	s.Act = practiceActs(bus)
	return s, nil
}

// reaction is how fast the person of a practice is.
const reaction = 300 * time.Millisecond

// rehearsal is the virtual phone's side of a practice.
type rehearsal struct {
	bus   *virtualphone.Bus
	tried atomic.Bool
}

// Follow has the person do what the coach says.
func (r *rehearsal) Follow(held []device.Button) { r.bus.Follow(held) }

// TryEnded makes the person careful: only the first try goes wrong.
func (r *rehearsal) TryEnded() {
	if !r.tried.Swap(true) {
		r.bus.Press()
		r.bus.SetPerson(virtualphone.Person{Reaction: reaction})
	}
}

// Restore plays an update that fails, or an erase that succeeds.
func (r *rehearsal) Restore(erase bool) {
	end := virtualphone.RestoreLosesLink
	if erase {
		end = virtualphone.RestoreSucceeds
	}
	r.bus.BeginRestore(end)
}
