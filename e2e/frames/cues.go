package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/dfu"
	"relink/internal/words"
	"relink/ui"
	"relink/ui/coach"
	"relink/usbwatch"
)

// hangs is how long a trace may go on after its last cue was due.
const hangs = 20 * time.Second

// apart is the time between the beginnings of two traces: a window coaches one
// phone, not all of them in the same instant.
const apart = 1500 * time.Millisecond

// played is a trace on its way through the watch and the window's loop.
type played struct {
	trace
	due    []dfu.Cue
	told   int // cues so far
	late   []time.Duration
	shown  []time.Duration // the same until the window was painted
	unseen []sighted
	wrong  []string
	ended  chan struct{}
}

// sighted is a cue that still has to be painted.
type sighted struct {
	due    time.Time
	frames int
}

// cues plays the traces beside each other, each with a coach and a loop of its own on
// the one goroutine of a real window, and says how late their cues came.
type cues struct{ all []*played }

func newCues() *cues {
	c := &cues{}
	for _, t := range traces() {
		c.all = append(c.all, &played{trace: t, due: t.due(), ended: make(chan struct{})})
	}
	return c
}

// painted counts a frame: what was told before the one before it is on the
// screen now.
func (c *cues) painted() {
	now := time.Now()
	for _, p := range c.all {
		p.unseen = slices.DeleteFunc(p.unseen, func(s sighted) bool { return p.see(s, now) })
		for i := range p.unseen {
			p.unseen[i].frames++
		}
	}
}

func (p *played) see(s sighted, now time.Time) bool {
	if s.frames < 1 {
		return false
	}
	p.shown = append(p.shown, now.Sub(s.due))
	return true
}

// run plays them all and prints what came of it; it ends the program.
func (c *cues) run() {
	for i, p := range c.all {
		time.AfterFunc(time.Duration(i)*apart, p.play)
	}
	hung := 0
	for i, p := range c.all {
		limit := p.due[len(p.due)-1].At.Sub(zero) + hangs + time.Duration(i)*apart
		select {
		case <-p.ended:
		case <-time.After(limit):
			fmt.Printf("hung: %s\n", p.name)
			hung++
		}
	}
	fyne.DoAndWait(func() { c.tell(hung) })
}

func (c *cues) tell(hung int) {
	var late, shown []time.Duration
	wrong := 0
	for _, p := range c.all {
		late, shown = append(late, p.late...), append(shown, p.shown...)
		if p.told != len(p.due) {
			p.wrong = append(p.wrong, fmt.Sprintf("%d cues, want %d", p.told, len(p.due)))
		}
		for _, w := range p.wrong {
			fmt.Printf("%s: %s\n", p.name, w)
			wrong++
		}
	}
	fmt.Printf("%d traces, %d cues in real time; in another order: %d, hung: %d\n", len(c.all), len(late), wrong, hung)
	fmt.Printf("told after the bus or the clock:  %s\n", spread(late))
	fmt.Printf("painted after the bus or the clock: %s  (target: p95 100 ms)\n", spread(shown))
	if wrong+hung > 0 { // lateness is the computer's as much as ours: it is told, and judged by a person
		os.Exit(1)
	}
	os.Exit(0)
}

func at(list []time.Duration, percent int) time.Duration {
	slices.Sort(list)
	return list[(len(list)-1)*percent/100]
}

func spread(list []time.Duration) string {
	round := func(p int) time.Duration { return at(list, p).Round(100 * time.Microsecond) }
	return fmt.Sprintf("p50 %v, p95 %v, worst %v", round(50), round(95), round(100))
}

// play takes one trace through the watch and the loop of the window.
func (p *played) play() {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	left := p.lines
	bus := usbwatch.NewReplay(func() (usbwatch.Line, error) {
		if len(left) == 0 {
			return usbwatch.Line{}, io.EOF
		}
		l := left[0]
		left = left[1:]
		return l, nil
	}, 1)
	defer bus.Close()
	panel := ui.NewPanel(p.coach(stop).Step, func() {})
	panel.Run(ctx, usbwatch.Watch(ctx, bus).Snapshots(), fyne.Do)
	close(p.ended)
}

// coach is one that is not on the screen; its first try is its only one.
func (p *played) coach(stop func()) *coach.Coach {
	var c *coach.Coach
	fyne.DoAndWait(func() {
		c = coach.New(coach.Plan{Words: words.English(), Model: p.model, Start: p.start, NoCount: true, System: "linux"}, coach.Hooks{
			Cue:   func(cue dfu.Cue, _ string) { p.heard(cue) },
			Ended: func(time.Time, dfu.Start, dfu.Outcome, time.Duration) { stop() },
		})
	})
	return c
}

// heard compares a cue with the one that was due.
func (p *played) heard(c dfu.Cue) {
	if p.told >= len(p.due) {
		p.wrong = append(p.wrong, "one more: "+c.Words.ID)
		return
	}
	want := p.due[p.told]
	p.told++
	if c.Words.ID != want.Words.ID || !slices.Equal(c.Buttons, want.Buttons) {
		p.wrong = append(p.wrong, fmt.Sprintf("cue %d is %s, want %s", p.told, c.Words.ID, want.Words.ID))
	}
	// A cue carries the moment it fell due: the bus's own for what the phone
	// did, and the clock's, which counts from the first press.
	p.late = append(p.late, time.Since(c.At))
	p.unseen = append(p.unseen, sighted{due: c.At})
}
