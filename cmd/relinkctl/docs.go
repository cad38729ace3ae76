//go:build docs

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// With the tag "docs" the program writes its own man pages and shell
// completions into the folder named, and does nothing else.
func main() {
	if err := writeDocs(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "relinkctl docs: %v\n", err)
		os.Exit(exitFailed)
	}
}

func writeDocs(args []string) error {
	if len(args) != 1 {
		return errors.New("name the folder to write into")
	}
	man, completions := filepath.Join(args[0], "man"), filepath.Join(args[0], "completions")
	for _, dir := range []string{man, completions} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return fmt.Errorf("make the folder: %w", err)
		}
	}
	root := rootCommand()
	// The date comes from SOURCE_DATE_EPOCH, so that the same source gives the same page.
	header := &doc.GenManHeader{Section: "1", Source: "Relink", Manual: "User Commands"}
	noTag(root)
	if err := doc.GenManTree(root, header, man); err != nil {
		return fmt.Errorf("write the man pages: %w", err)
	}
	for name, write := range map[string]func(string) error{
		"relinkctl.bash": func(p string) error { return root.GenBashCompletionFileV2(p, true) },
		"relinkctl.zsh":  root.GenZshCompletionFile,
		"relinkctl.fish": func(p string) error { return root.GenFishCompletionFile(p, true) },
	} {
		if err := write(filepath.Join(completions, name)); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return nil
}

// noTag leaves out the line with today's date that cobra would add.
func noTag(cmd *cobra.Command) {
	cmd.DisableAutoGenTag = true
	for _, below := range cmd.Commands() {
		noTag(below)
	}
}
