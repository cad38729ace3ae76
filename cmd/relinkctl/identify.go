package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"relink/internal/device"
	"relink/internal/identify"
	"relink/internal/words"
)

// identified is the answer of identify --json.
type identified struct {
	Schema  string        `json:"schema"`
	Devices []device.View `json:"devices"`
}

func identifyCommand() *cobra.Command {
	cat := catalogue()
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "identify [TEXT|-]",
		Short: cat.Text("ctl.identify.short", nil),
		Long:  cat.Text("ctl.identify.long", nil),
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return failed(identifyText(cmd, args, asJSON, cat))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, cat.Text("ctl.identify.flag.json", nil))
	return cmd
}

func identifyText(cmd *cobra.Command, args []string, asJSON bool, cat *words.Catalogue) error {
	text := cmd.InOrStdin()
	if len(args) == 1 && args[0] != "-" {
		text = strings.NewReader(args[0])
	}
	found, err := identify.Scan(text)
	if found.More {
		fmt.Fprintln(cmd.ErrOrStderr(), cat.Text("ctl.identify.more", nil))
	}
	var written error
	if asJSON {
		written = writeIdentified(cmd.OutOrStdout(), found.Sightings)
	} else {
		written = writeIdentifiedText(cmd.OutOrStdout(), found.Sightings, cat)
	}
	return errors.Join(err, written)
}

func writeIdentified(w io.Writer, found []device.Sighting) error {
	out := identified{Schema: "relink.identify/1", Devices: make([]device.View, 0, len(found))}
	for _, s := range found {
		out.Devices = append(out.Devices, device.NewView(s))
	}
	if err := json.NewEncoder(w).Encode(out); err != nil {
		return fmt.Errorf("write what was found: %w", err)
	}
	return nil
}

func writeIdentifiedText(w io.Writer, found []device.Sighting, cat *words.Catalogue) error {
	var b strings.Builder
	for _, s := range found {
		b.WriteString(lineOf(device.NewView(s)) + "\n")
	}
	if len(found) == 0 {
		b.WriteString(cat.Text("ctl.identify.none", nil) + "\n")
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write what was found: %w", err)
	}
	return nil
}
