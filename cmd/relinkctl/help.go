package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"relink/internal/words"
)

// inOwnWords has the help of every command speak the catalogue's language: the
// library has English headings only.
func inOwnWords(root *cobra.Command, cat *words.Catalogue) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	root.SetUsageFunc(func(c *cobra.Command) error {
		_, err := fmt.Fprintln(c.OutOrStderr(), usage(c, cat))
		return err
	})
	for _, c := range root.Commands() {
		if id := "ctl.help." + c.Name(); c.Name() == "help" || c.Name() == "completion" {
			c.Short = cat.Text(id, nil)
		}
		if c.Name() == "help" { // a word that is no command is usage here too
			c.Args = func(_ *cobra.Command, words []string) error {
				_, _, err := root.Find(words)
				return err
			}
		}
		nameHelpFlag(c, cat)
	}
	nameHelpFlag(root, cat)
	root.InitDefaultVersionFlag()
	root.Flags().Lookup("version").Usage = cat.Text("app.flag.version", nil)
	root.SetVersionTemplate("relinkctl {{.Version}}\n")
}

func nameHelpFlag(c *cobra.Command, cat *words.Catalogue) {
	c.InitDefaultHelpFlag()
	if f := c.Flags().Lookup("help"); f != nil {
		f.Usage = cat.Text("ctl.help.flag", map[string]any{"Command": c.Name()})
	}
}

// usage is how a command is called.
func usage(c *cobra.Command, cat *words.Catalogue) string {
	say := func(id string) string { return cat.Text("ctl.help."+id, nil) }
	var b strings.Builder
	fmt.Fprintf(&b, "%s", say("usage"))
	if c.Runnable() {
		fmt.Fprintf(&b, "\n  %s", c.UseLine())
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n  %s [%s]\n\n%s", c.CommandPath(), say("command"), say("commands"))
		for _, s := range c.Commands() {
			if s.IsAvailableCommand() || s.Name() == "help" {
				fmt.Fprintf(&b, "\n  %-*s %s", s.NamePadding(), s.Name(), s.Short)
			}
		}
	}
	if flags := c.LocalFlags(); flags.HasAvailableFlags() {
		fmt.Fprintf(&b, "\n\n%s\n%s", say("flags"), strings.TrimRight(flags.FlagUsages(), " \n"))
	}
	if flags := c.InheritedFlags(); flags.HasAvailableFlags() {
		fmt.Fprintf(&b, "\n\n%s\n%s", say("flags-all"), strings.TrimRight(flags.FlagUsages(), " \n"))
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n\n%s", cat.Text("ctl.help.more", map[string]any{"Command": c.CommandPath()}))
	}
	return b.String()
}
