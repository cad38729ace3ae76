package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"relink/internal/device"
	"relink/internal/restorelog"
	livelog "relink/internal/restorelog/follow"
	"relink/internal/words"
)

// followFlags are the words that log takes to read a log while it grows.
type followFlags struct {
	on, newest bool
	span       time.Duration
}

func (f *followFlags) add(cmd *cobra.Command) {
	say := catalogue()
	cmd.Flags().BoolVar(&f.on, "follow", false, say.Text("ctl.log.flag.follow", nil))
	cmd.Flags().BoolVar(&f.newest, "newest", false, say.Text("ctl.log.flag.newest", nil))
	cmd.Flags().DurationVar(&f.span, "for", 0, say.Text("ctl.log.flag.for", nil))
}

func (f *followFlags) asked() bool { return f.on || f.newest || f.span != 0 }

// check refuses words that make no sense together.
func (f *followFlags) check(args []string) error {
	switch {
	case f.span < 0, f.span != 0 && !f.on && !f.newest:
		return errors.New(catalogue().Text("ctl.log.for.alone", nil))
	case f.newest == (len(args) == 1):
		return errors.New(catalogue().Text("ctl.log.follow.which", nil))
	case len(args) == 1 && args[0] == "-":
		return errors.New(catalogue().Text("ctl.log.follow.which", nil))
	}
	return nil
}

// follow prints each change until the log's end, the time's or an interrupt.
func (f *followFlags) follow(cmd *cobra.Command, args []string, asJSON bool) error {
	if err := f.check(args); err != nil {
		return err
	}
	say := catalogue()
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	defer context.AfterFunc(ctx, stop)() // whoever interrupts twice does not want to wait
	if f.span > 0 {
		var end context.CancelFunc
		ctx, end = context.WithTimeout(ctx, f.span)
		defer end()
	}
	path, err := f.path(ctx, args)
	if err != nil {
		return err
	}
	log, err := livelog.Open(path)
	if err != nil {
		return failed(sayUnreadable(path, err, say))
	}
	defer log.Close()
	out := &progressPrinter{out: cmd.OutOrStdout(), asJSON: asJSON, say: say}
	if err := log.Follow(ctx, out.print); err != nil {
		return failed(err)
	}
	res, err := log.Result()
	if err := errors.Join(out.err, err); err != nil {
		return failed(sayUnreadable(path, err, say))
	}
	if asJSON {
		return failed(json.NewEncoder(cmd.OutOrStdout()).Encode(newLogView(res, say)))
	}
	_, err = io.WriteString(cmd.OutOrStdout(), logText(res, say))
	return failed(err)
}

// path is the log that was named, or the one that is written to next.
func (f *followFlags) path(ctx context.Context, args []string) (string, error) {
	if !f.newest {
		return args[0], nil
	}
	say := catalogue()
	fmt.Fprintln(os.Stderr, say.Text("ctl.log.newest.waiting", nil))
	home, _ := os.UserHomeDir() // without one, the other places remain
	path, err := livelog.Newest(ctx, restorelog.Places(home, ".", os.Getenv))
	if err != nil {
		return "", exitError{exitUndecided, errors.New(say.Text("ctl.log.newest.none", nil))}
	}
	fmt.Fprintln(os.Stderr, say.Text("ctl.log.newest.found", map[string]any{"Path": device.Clean(path)}))
	return path, nil
}

// progressView is relinkctl's relink.progress/1.
type progressView struct {
	Schema    string         `json:"schema"`
	Time      string         `json:"time"`
	Stage     *string        `json:"stage"`
	Operation *operationView `json:"operation"`
	Percent   *int           `json:"percent"`
	QuietS    float64        `json:"quiet_s"`
	Stalled   bool           `json:"stalled"`
	Note      *string        `json:"note"`
}

func newProgressView(u livelog.Update) progressView {
	return progressView{
		Schema: "relink.progress/1", Time: u.At.Format(time.RFC3339Nano), Stage: orNull(string(u.Stage)), Operation: newOperationView(u.Operation),
		Percent: u.Percent, QuietS: float64(u.Quiet.Round(time.Millisecond).Milliseconds()) / 1000, Stalled: u.Stalled, Note: orNull(string(u.Note)),
	}
}

// progressPrinter prints updates as they come; a pipe that closed is its error.
type progressPrinter struct {
	out    io.Writer
	asJSON bool
	say    *words.Catalogue
	err    error
}

func (p *progressPrinter) print(u livelog.Update) {
	if p.err != nil {
		return
	}
	if p.asJSON {
		p.err = json.NewEncoder(p.out).Encode(newProgressView(u))
		return
	}
	_, p.err = fmt.Fprintf(p.out, "%s  %s\n", u.At.Format(time.TimeOnly), progressText(u, p.say))
}

// progressText is an update for people.
func progressText(u livelog.Update, say *words.Catalogue) string {
	text := say.Text("ctl.progress.none", nil)
	if u.Stage != "" {
		text = say.Text("stage."+string(u.Stage), nil)
	}
	if u.Operation != nil && u.Operation.Name != "" {
		text += ": " + u.Operation.Name
	}
	if u.Percent != nil {
		text += fmt.Sprintf(" %d %%", *u.Percent)
	}
	if u.Stalled {
		text += ". " + say.Text("ctl.progress.stalled", map[string]any{"Minutes": int(u.Quiet / time.Minute)})
	}
	if u.Note != "" {
		text += ". " + say.Text("ctl.progress.note."+string(u.Note), nil)
	}
	return text
}
