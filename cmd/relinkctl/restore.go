package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorer"
	"relink/internal/session"
	"relink/usbwatch"
)

// restoreFlags are the words that restore takes.
type restoreFlags struct {
	bus           busFlags
	update, erase bool
	ipsw          string
	port, model   string
	ios, session  string
	asJSON        bool

	dataIsSafe, accountKnown, eraseThis bool
	throughHub, nobodyRestores          bool
}

func restoreCommand() *cobra.Command {
	var f restoreFlags
	say := catalogue()
	cmd := &cobra.Command{
		Use:   "restore (--update|--erase) --ipsw FILE --port PORT --model TYPE",
		Short: say.Text("ctl.restore.short", nil),
		Long:  say.Text("ctl.restore.long", nil),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			computer := restorer.Here()
			return f.restore(cmd, computer, restorer.Around(computer, runsFolder()))
		},
	}
	f.bus.add(cmd)
	flags := cmd.Flags()
	for _, b := range []struct {
		to   *bool
		name string
	}{
		{&f.update, "update"},
		{&f.erase, "erase"},
		{&f.dataIsSafe, "data-is-safe"},
		{&f.accountKnown, "account-known"},
		{&f.eraseThis, "erase-this-iphone"},
		{&f.throughHub, "through-hub"},
		{&f.nobodyRestores, "nobody-restores"},
		{&f.asJSON, "json"},
	} {
		flags.BoolVar(b.to, b.name, false, say.Text("ctl.restore.flag."+b.name, nil))
	}
	for _, s := range []struct {
		to   *string
		name string
	}{{&f.ipsw, "ipsw"}, {&f.port, "port"}, {&f.model, "model"}, {&f.ios, "ios"}, {&f.session, "session"}} {
		flags.StringVar(s.to, s.name, "", say.Text("ctl.restore.flag."+s.name, nil))
	}
	return cmd
}

// runsFolder is where restores that Relink started keep theirs, the window's
// too.
func runsFolder() string { return filepath.Join(xdg.StateHome, "relink", "restores") }

// restore checks the words and the file, then the bus and this computer, and
// only then starts anything.
func (f *restoreFlags) restore(cmd *cobra.Command, computer restorer.Computer, around restorer.Surroundings) error {
	if computer.System != "linux" {
		return refusedFor([]restorer.Refusal{{Reason: restorer.NotHere}})
	}
	request, kept, err := f.request()
	if err != nil {
		return err
	}
	defer request.Firmware.Close()
	if before := request.Before(); len(before.Refused) > 0 {
		return refusedFor(before.Refused)
	}
	bus, err := f.bus.open()
	if err != nil {
		return err
	}
	defer bus.Close()
	ctx, end := context.WithCancel(cmd.Context())
	defer end()
	watcher := usbwatch.Watch(ctx, bus)
	first, ok := <-watcher.Snapshots()
	if !ok {
		return notSeen(ctx, watcher)
	}
	checks := request.Check(ctx, first, around)
	if len(checks.Refused) > 0 {
		return refusedFor(checks.Refused)
	}
	for _, m := range checks.Minded {
		fmt.Fprintf(os.Stderr, "relinkctl: %s\n", device.Clean(catalogue().Text("restorer.reason."+string(m.Reason), m.Args)))
	}
	now, err := bus.Scan(ctx) // the phone is still the one that was checked
	if err != nil {
		return unreadable(err)
	}
	run, err := checks.Plan.Start(now)
	var refusal restorer.Refusal
	switch {
	case errors.As(err, &refusal):
		return refusedFor([]restorer.Refusal{refusal})
	case err != nil:
		return failed(err)
	}
	r := &restoring{run: run, plan: checks.Plan, asJSON: f.asJSON, out: cmd.OutOrStdout(), say: catalogue(), kept: kept, file: f.session}
	return r.follow(ctx, watcher, now)
}

// refusedFor says why nothing was started: that is usage.
func refusedFor(reasons []restorer.Refusal) error {
	var said []string
	for _, r := range reasons {
		said = append(said, catalogue().Text("restorer.reason."+string(r.Reason), r.Args))
	}
	return exitError{exitUsage, errors.New(strings.Join(said, "\n"))}
}

// request is what was asked, once the words make sense; the session is that of
// the file that was named, or a new one.
func (f *restoreFlags) request() (restorer.Request, session.Session, error) {
	none := session.Session{}
	word := ""
	switch {
	case f.update == f.erase:
		word = "ctl.restore.which"
	case f.ipsw == "":
		word = "ctl.restore.no-file"
	case f.port == "" || f.model == "":
		word = "ctl.restore.no-phone"
	case f.ios != "" && f.ios != restorer.IOSNobodyKnows && !isVersion(f.ios):
		word = "ctl.restore.no-version"
	}
	if word != "" {
		return restorer.Request{}, none, errors.New(catalogue().Text(word, nil))
	}
	model, ok := device.ByProductType(f.model)
	if !ok || !model.Family.IsIOS() {
		return restorer.Request{}, none, errors.New(catalogue().Text("ctl.programs.no-model", map[string]any{"Model": device.Clean(f.model)}))
	}
	kept, err := openSession(f.session)
	if err != nil {
		return restorer.Request{}, none, failed(err)
	}
	fw, err := restorer.OpenFirmware(f.ipsw)
	if err != nil {
		var r restorer.Refusal
		if errors.As(err, &r) {
			return restorer.Request{}, none, refusedFor([]restorer.Refusal{r})
		}
		return restorer.Request{}, none, failed(err)
	}
	request := restorer.Request{
		Behaviour: restore.Update, Firmware: fw, Port: f.port, Model: model, DataIsSafe: f.dataIsSafe, AccountKnown: f.accountKnown, EraseThis: f.eraseThis,
		ThroughHub: f.throughHub, NobodyRestores: f.nobodyRestores, SeenIOS: kept.Phone.IOS, SaidIOS: f.ios,
		History: kept.Answers[session.AskHistory].Values, Symptoms: kept.Answers[session.AskSymptoms].Values,
		PasscodeUnknown: kept.Said(session.AskPasscodeKnown) == "no",
	}
	if f.erase {
		request.Behaviour = restore.Erase
	}
	return request, kept, nil
}

// isVersion is true for numbers with dots between, such as 17.5.1.
func isVersion(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if part == "" || strings.Trim(part, "0123456789") != "" || len(part) > 4 {
			return false
		}
	}
	return true
}

// openSession reads the session in a file; a file that is not there begins one,
// and no name is a session that is not kept.
func openSession(path string) (session.Session, error) {
	if path == "" {
		return session.Session{}, nil
	}
	s, err := session.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		now := time.Now()
		return session.New(fmt.Sprintf("restore-%x", now.UnixNano()), now), nil
	}
	return s, err
}

// keepAttempt writes the try into the session file, where one was named.
func (r *restoring) keepAttempt(t session.Try) error {
	if r.file == "" {
		return nil
	}
	now, err := openSession(r.file) // the window may have written to it meanwhile
	if err != nil {
		return err
	}
	now.ID = cmp.Or(now.ID, r.kept.ID)
	return saveSession(r.file, now.WithTry(t))
}
