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
	cmd.Flags().BoolVar(&asJSON, "json", false, cat.Text("ctl.flag.json", nil))
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
		b.WriteString(sightingLine(s, cat) + "\n")
	}
	if len(found) == 0 {
		b.WriteString(cat.Text("ctl.identify.none", nil) + "\n")
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write what was found: %w", err)
	}
	return nil
}

// sightingLine is one device in a line of plain text.
func sightingLine(s device.Sighting, cat *words.Catalogue) string {
	parts := []string{sightingName(s, cat)}
	if s.Mode != "" || s.IOSDevice == nil || *s.IOSDevice {
		parts = append(parts, cat.Text(modeWord(s.Mode), nil))
	}
	v := device.NewView(s)
	add := func(id, value string) {
		parts = append(parts, cat.Text(id, map[string]any{"Value": value}))
	}
	if v.Port != nil {
		add("device.at.port", *v.Port)
	}
	if v.CPID != nil && v.BDID != nil {
		parts = append(parts, cat.Text("device.at.board", map[string]any{"Chip": *v.CPID, "Board": *v.BDID}))
	} else if v.CPID != nil {
		add("device.at.chip", *v.CPID)
	}
	if v.ProductID != nil {
		add("device.at.id", *v.VendorID+":"+*v.ProductID)
	}
	if v.Phone != nil {
		parts = append(parts, *v.Phone)
	}
	return strings.Join(parts, ", ")
}

// sightingName is the model, else what the ids alone allow to say.
func sightingName(s device.Sighting, cat *words.Catalogue) string {
	switch {
	case s.Model != nil:
		return cat.Text("device.name.model", map[string]any{"Name": s.Model.Name, "Type": strings.Trim(s.Model.ProductType, "()")})
	case s.Family != device.FamilyUnknown && s.Family != device.FamilyAccessory:
		return cat.Text("device.name.family", map[string]any{"Family": familyName(s.Family)})
	case s.Family == device.FamilyAccessory:
		return cat.Text("device.name.accessory", nil)
	case s.IOSDevice == nil:
		return cat.Text("device.name.untold", nil)
	case *s.IOSDevice:
		return cat.Text("device.name.ios", nil)
	}
	return cat.Text("device.name.other", nil)
}

// familyNames are the families whose name is not their word in JSON.
var familyNames = map[device.Family]string{
	device.FamilyAppleTV:   "Apple TV",
	device.FamilyVisionPro: "Apple Vision Pro",
	device.FamilyWatch:     "Apple Watch",
	device.FamilyDisplay:   "Apple display",
	device.FamilyT1:        "Apple T1",
	device.FamilyT2:        "Apple T2",
}

func familyName(f device.Family) string {
	if name, ok := familyNames[f]; ok {
		return name
	}
	return string(f)
}

// modeWord is the id of the sentence that names a mode.
func modeWord(m device.Mode) string {
	if m == "" {
		return "device.mode.unknown"
	}
	return "device.mode." + string(m)
}
