// Command relinkctl is Relink's engine in a terminal: no window system, no
// network. Its JSON is a contract; see docs/contract.md.
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"relink/internal/desktop/here"
	"relink/internal/device"
	"relink/internal/words"
)

// The exit codes of relinkctl.
const (
	exitDone      = 0 // done, whatever was found
	exitFailed    = 1
	exitUsage     = 2
	exitUndecided = 3
)

// exitError carries the code relinkctl ends with.
type exitError struct {
	code int
	err  error // nil when everything was said already
}

func (e exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e exitError) Unwrap() error { return e.err }

// failed marks an error as a failure of the work, not of the words typed.
func failed(err error) error {
	if err == nil {
		return nil
	}
	return exitError{exitFailed, err}
}

// run is main without the exit. An error that no command marked came from
// reading the flags and arguments: that is usage.
func run(args []string) int {
	root := rootCommand()
	root.SetArgs(args)
	out := &spoken{to: os.Stdout}
	if outputClosed() {
		out.failed = errClosed
	}
	root.SetOut(out)
	err := root.Execute()
	if err == nil && out.failed != nil {
		err = failed(out.failed)
	}
	if err == nil {
		return exitDone
	}
	var exit exitError
	if errors.As(err, &exit) {
		if exit.err != nil {
			complain(exit.err)
		}
		return exit.code
	}
	complain(err)
	fmt.Fprintln(os.Stderr, catalogue().Text("ctl.help.hint", nil))
	return exitUsage
}

// complain says an error. It may quote what was typed or the name of a file,
// which a terminal must not obey either.
func complain(err error) {
	lines := strings.Split(err.Error(), "\n")
	for i, l := range lines {
		lines[i] = device.Clean(l)
	}
	fmt.Fprintf(os.Stderr, "relinkctl: %s\n", strings.Join(lines, "\n"))
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "relinkctl",
		Version:       here.Version(),
		Short:         catalogue().Text("ctl.root.short", nil),
		SilenceErrors: true,
		SilenceUsage:  true,
		// No Args: with them a word that is no command would show the help and
		// end well; without, the library refuses it.
	}
	root.AddCommand(
		statusCommand(),
		watchCommand(),
		identifyCommand(),
		coachCommand(),
		explainCommand(),
		logCommand(),
		verdictCommand(),
		reportCommand(),
		leaveCommand(),
		enterCommand(),
		cableCommand(),
		backupsCommand(),
		programsCommand(),
		restoreCommand(),
	)
	inOwnWords(root, catalogue())
	return root
}

// catalogue is the language of the terminal, from the usual variables.
func catalogue() *words.Catalogue { return words.For(here.Languages()...) }
