// Command relink is the desktop app: flags and wiring, nothing else.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/sirupsen/logrus"

	"relink/internal/crash"
	"relink/internal/desktop/here"
	"relink/internal/words"
)

// The exit codes of relink.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	stdout, stderr, end := outlet()
	code := run(os.Args[1:], stdout, stderr)
	end(code)
	os.Exit(code)
}

// asked is what the flags say.
type asked struct {
	replay   string
	practice bool
	version  bool
	theme    string
	sysfs    string
}

// parse reads the flags.
func parse(args []string, stderr io.Writer, cat *words.Catalogue) (asked, error) {
	var a asked
	set := flag.NewFlagSet("relink", flag.ContinueOnError)
	set.SetOutput(stderr)
	set.StringVar(&a.replay, "replay", "", cat.Text("app.flag.replay", nil))
	set.BoolVar(&a.practice, "practice", false, cat.Text("app.flag.practice", nil))
	set.BoolVar(&a.version, "version", false, cat.Text("app.flag.version", nil))
	set.StringVar(&a.theme, "theme", "", cat.Text("app.flag.theme", nil))
	set.StringVar(&a.sysfs, "sysfs", "", cat.Text("app.flag.sysfs", nil))
	if err := set.Parse(args); err != nil {
		return a, err
	}
	problem := ""
	switch {
	case set.NArg() > 0:
		problem = "app.flag.extra"
	case a.theme != "" && a.theme != "light" && a.theme != "dark" && a.theme != "system":
		problem = "app.flag.badtheme"
	case a.practice && a.replay != "":
		problem = "app.flag.both"
	}
	if problem != "" {
		return a, errors.New(cat.Text(problem, nil))
	}
	return a, nil
}

// run is main without the exit.
func run(args []string, stdout, stderr io.Writer) int {
	cat := words.For(here.Languages()...)
	var usage strings.Builder
	a, err := parse(args, &usage, cat)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return told(io.WriteString(stdout, usage.String()))(stderr)
	case err != nil:
		fmt.Fprintf(stderr, "%srelink: %v\n", usage.String(), err)
		return exitUsage
	case a.version:
		return told(fmt.Fprintln(stdout, versionLines(cat)))(stderr)
	}
	say := func(id string, args map[string]any) int {
		fmt.Fprintf(stderr, "relink: %s\n", cat.Text(id, args))
		return exitFailed
	}
	if word, err := displayReachable(); err != nil {
		return say(word, map[string]any{"Reason": err})
	}
	place, err := findPlaces()
	if err != nil {
		return say("app.nostate", map[string]any{"Reason": err})
	}
	inst, first, err := claim(place.state)
	if errors.Is(err, errLock) {
		return say("app.nostate", map[string]any{"Reason": err})
	}
	if err != nil {
		return say("app.noinstance", map[string]any{"Reason": err})
	}
	if !first {
		fmt.Fprintln(stderr, "relink: "+cat.Text("app.raised", nil))
		return exitDone
	}
	defer inst.Close()
	log := openLog(place)
	log.WithField("version", here.Version()).Info("started")
	if err := spareShaders(); err != nil {
		log.WithError(err).Error("turn the shader cache off")
	}
	begun, last := beginRun(place, log)
	return guarded(log, place, begun, stderr, cat, func() error { return show(a, place, inst, last, log) })
}

// told is how the program ends after it was only asked to say something.
func told(_ int, err error) func(stderr io.Writer) int {
	return func(stderr io.Writer) int {
		if err != nil {
			fmt.Fprintf(stderr, "relink: %v\n", err)
			return exitFailed
		}
		return exitDone
	}
}

// errLock means that the folder takes no lock, so nothing else either: it may
// be for reading only.
var errLock = errors.New("nothing can be written there")

// guarded runs the window. Whatever breaks in it ends in a sentence and a note
// for the next start, not in a stack trace.
func guarded(log *logrus.Logger, place places, begun crash.Run, stderr io.Writer, cat *words.Catalogue, window func() error) (code int) {
	defer func() {
		if broken := recover(); broken != nil {
			noteCrash(log, begun, broken)
			fmt.Fprintf(stderr, "relink: %s\n", cat.Text("app.crashed", map[string]any{"Folder": place.logs}))
			code = exitFailed
			return
		}
		if err := begun.End(); err != nil {
			log.WithError(err).Error("mark the end")
		}
	}()
	if err := window(); err != nil {
		log.WithError(err).Error("the window ended")
		fmt.Fprintf(stderr, "relink: %v\n", err)
		return exitFailed
	}
	log.Info("ended")
	return exitDone
}
