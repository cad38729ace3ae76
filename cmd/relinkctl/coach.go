package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/usbwatch"
)

// coachFlags are what coach takes.
type coachFlags struct {
	model, start, replay string
	buttons              string
	json, plain          bool
	bus                  busFlags
}

func coachCommand() *cobra.Command {
	var f coachFlags
	cat := catalogue()
	cmd := &cobra.Command{
		Use:   "coach (--model TYPE | --buttons CLASS) --start normal|recovery|off",
		Short: cat.Text("ctl.coach.short", nil),
		Long:  cat.Text("ctl.coach.long", nil),
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return coach(cmd, &f, cat) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.model, "model", "", cat.Text("ctl.coach.flag.model", nil))
	flags.StringVar(&f.buttons, "buttons", "", cat.Text("ctl.coach.flag.buttons", nil))
	flags.StringVar(&f.start, "start", "", cat.Text("ctl.coach.flag.start", nil))
	flags.StringVar(&f.replay, "replay", "", cat.Text("ctl.coach.flag.replay", nil))
	flags.BoolVar(&f.json, "json", false, cat.Text("ctl.coach.flag.json", nil))
	flags.BoolVar(&f.plain, "plain", false, cat.Text("ctl.coach.flag.plain", nil))
	f.bus.add(cmd)
	cmd.MarkFlagsMutuallyExclusive("json", "plain")
	return cmd
}

func coach(cmd *cobra.Command, f *coachFlags, cat *words.Catalogue) error {
	m, isNewer, start, err := f.read(cat)
	if err != nil {
		return err
	}
	teller := newTeller(cmd.OutOrStdout(), f, cat)
	if isNewer {
		if err := teller.first("ctl.coach.newer-model", map[string]any{"Model": m.Name, "Family": string(m.Family)}); err != nil {
			return failed(err)
		}
	}
	if !cmd.Flags().Changed("replay") {
		return coachLive(cmd.Context(), teller, m, start, f.bus)
	}
	file, err := os.Open(f.replay)
	if err != nil {
		return failed(fmt.Errorf("%s: %w", cat.Text("ctl.coach.no-file", nil), err))
	}
	defer file.Close()
	return coachReplay(file, teller, m, start, cat)
}

// read checks the words typed: a model or buttons, and a start. isNewer is true
// for a model whose buttons are those of the newest that is known.
func (f *coachFlags) read(cat *words.Catalogue) (m device.Model, isNewer bool, start dfu.Start, err error) {
	ok := false
	switch {
	case f.model == "" && f.buttons == "":
		return m, false, "", errors.New(cat.Text("ctl.coach.needs-model", nil))
	case f.model != "" && f.buttons != "":
		return m, false, "", errors.New(cat.Text("ctl.coach.model-or-buttons", nil))
	case f.buttons != "":
		if m, ok = device.ByButtons(device.ButtonClass(f.buttons)); !ok {
			return m, false, "", errors.New(cat.Text("ctl.coach.unknown-buttons", map[string]any{"Buttons": shortened(f.buttons)}))
		}
	default:
		if m, isNewer, ok = device.ModelOf(f.model); !ok {
			return m, false, "", errors.New(cat.Text("ctl.coach.unknown-model", map[string]any{"Model": shortened(f.model)}))
		}
	}
	start = dfu.Start(f.start)
	if !slices.Contains([]dfu.Start{dfu.FromNormal, dfu.FromRecovery, dfu.FromOff}, start) {
		return m, false, "", errors.New(cat.Text("ctl.coach.needs-start", nil))
	}
	return m, isNewer, start, nil
}

// shortened is a word as typed, fit for a sentence.
func shortened(s string) string {
	const most = 40
	if r := []rune(device.Clean(s)); len(r) > most {
		return string(r[:most]) + "…"
	}
	return device.Clean(s)
}

// coachReplay plays a trace in its own time, as fast as it can be read.
func coachReplay(file io.Reader, teller *teller, m device.Model, start dfu.Start, cat *words.Catalogue) error {
	trace, err := usbwatch.NewTraceReader(file)
	switch {
	case errors.Is(err, usbwatch.ErrNotTrace):
		return failed(errors.New(cat.Text("ctl.coach.not-trace", nil)))
	case err != nil:
		return failed(fmt.Errorf("%s: %w", cat.Text("ctl.coach.bad-trace", nil), err))
	}
	p := player{model: m, start: start, zero: time.Unix(0, 0)}
	teller.zero = p.zero
	for p.run.Outcome() == dfu.Undecided {
		var line usbwatch.Line
		if line, err = trace.Next(); err != nil {
			break
		}
		if err := teller.tell(p.play(line)); err != nil {
			return failed(err)
		}
	}
	if p.run.Outcome() == dfu.Undecided {
		if err := teller.tell(p.end()); err != nil {
			return failed(err)
		}
	}
	if err := teller.end(p.run); err != nil {
		return failed(err)
	}
	return replayed(p.run.Outcome(), trace, err, cat)
}

// replayed is how relinkctl ends after a trace that was read up to err. One that
// was cut off, as a crash leaves it, ends where it was cut and is undecided; one
// that is damaged before its end was not read.
func replayed(o dfu.Outcome, trace *usbwatch.TraceReader, err error, cat *words.Catalogue) error {
	switch {
	case o != dfu.Incomplete:
		return nil
	case err != nil && !errors.Is(err, io.EOF):
		return failed(fmt.Errorf("%s: %w", cat.Text("ctl.coach.bad-trace", nil), err))
	case trace.Cut() > 0:
		return exitError{exitUndecided, errors.New(cat.Text("ctl.coach.cut-trace", map[string]any{"Line": trace.Cut()}))}
	}
	return exitError{exitUndecided, nil}
}

// firstWay is the way that is tried first, in the window as here.
func firstWay(m device.Model, start dfu.Start) dfu.Variant {
	if all := dfu.Variants(m, start); len(all) > 0 {
		return all[0]
	}
	return dfu.Standard
}

// player takes the lines of a trace to a run.
type player struct {
	model device.Model
	start dfu.Start
	zero  time.Time // the trace's time 0
	last  time.Time // of the latest line
	run   dfu.Run
	bus   device.Snapshot
	// lines is how many were played, begun whether the run was started.
	lines int
	begun bool
}

// play takes one line. The run starts at the first; where that tells nothing
// of the bus, another one of the same time may.
func (p *player) play(l usbwatch.Line) (cues []dfu.Cue) {
	at := p.zero.Add(l.T)
	if p.lines > 0 && at.After(p.last) {
		cues = p.begin()
	}
	p.lines++
	p.last, p.bus.At = at, at
	if l.Kind == usbwatch.LineDevices {
		p.bus.Devices = l.Devices
	}
	var more []dfu.Cue
	switch {
	case p.begun:
		p.run, more = p.run.See(at, p.bus)
	case l.Kind == usbwatch.LineDevices:
		more = p.begin()
	}
	return append(cues, more...)
}

// begin starts the run at the latest line, once.
func (p *player) begin() (cues []dfu.Cue) {
	if !p.begun {
		p.begun = true
		p.run, cues = dfu.BeginVariant(p.model, p.start, firstWay(p.model, p.start), p.last, p.bus)
	}
	return cues
}

// end says that time ends at the last line.
func (p *player) end() (cues []dfu.Cue) {
	if p.lines == 0 {
		p.last = p.zero
	} else {
		cues = p.begin()
	}
	var more []dfu.Cue
	p.run, more = p.run.End(p.last)
	return append(cues, more...)
}
