package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"relink/internal/device"
	"relink/internal/restorer"
	"relink/internal/words"
)

// programsView is relink.programs/1.
type programsView struct {
	Schema      string        `json:"schema"`
	ProductType *string       `json:"product_type"`
	Programs    []programView `json:"programs"`
}

type programView struct {
	ID         restorer.Kind `json:"id"`
	Path       *string       `json:"path"`
	Version    *string       `json:"version"`
	Running    *bool         `json:"running"`
	CanRestore restorer.Can  `json:"can_restore"`
	Why        string        `json:"why"`
	Open       *string       `json:"open"`
}

func programsCommand() *cobra.Command {
	var (
		bus    busFlags
		typed  string
		asJSON bool
	)
	say := catalogue()
	cmd := &cobra.Command{
		Use:   "programs [--model TYPE]",
		Short: say.Text("ctl.programs.short", nil),
		Long:  say.Text("ctl.programs.long", nil),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			model, err := modelMeant(cmd.Context(), &bus, typed)
			if err != nil {
				return err
			}
			view := newProgramsView(cmd.Context(), restorer.Here(), model, say)
			if asJSON {
				return failed(json.NewEncoder(cmd.OutOrStdout()).Encode(view))
			}
			_, err = io.WriteString(cmd.OutOrStdout(), programsText(view, model, say))
			return failed(err)
		},
	}
	bus.add(cmd)
	cmd.Flags().StringVar(&typed, "model", "", say.Text("ctl.programs.flag.model", nil))
	cmd.Flags().BoolVar(&asJSON, "json", false, say.Text("ctl.programs.flag.json", nil))
	return cmd
}

// modelMeant is the model that was typed, else that of the one phone on USB; nil
// where neither tells one. A bus that cannot be read is no error here: the
// programs are told all the same.
func modelMeant(ctx context.Context, flags *busFlags, typed string) (*device.Model, error) {
	if typed != "" {
		m, ok := device.ByProductType(typed)
		if !ok || !m.Family.IsIOS() {
			return nil, errors.New(catalogue().Text("ctl.programs.no-model", map[string]any{"Model": device.Clean(typed)}))
		}
		return &m, nil
	}
	bus, err := flags.open()
	if err != nil {
		return nil, nil
	}
	defer bus.Close()
	s, err := bus.Scan(ctx)
	if err != nil {
		return nil, nil
	}
	var model *device.Model
	for _, d := range s.Devices {
		seen := device.Classify(d)
		if d.VendorID != device.AppleVendorID || seen.Model == nil || !seen.Model.Family.IsIOS() {
			continue
		}
		if model != nil && model.ProductType != seen.Model.ProductType {
			return nil, nil
		}
		model = seen.Model
	}
	return model, nil
}

func newProgramsView(ctx context.Context, here restorer.Computer, model *device.Model, say *words.Catalogue) programsView {
	view := programsView{Schema: "relink.programs/1", Programs: []programView{}}
	if model != nil {
		view.ProductType = &model.ProductType
	}
	for _, p := range here.Programs(ctx) {
		can, why := p.CanRestore(model)
		view.Programs = append(view.Programs, programView{
			ID: p.Kind, Path: orNull(device.Clean(p.Path)), Version: orNull(p.Version), Running: p.Running, CanRestore: can,
			Why: say.Text("restorer.why."+string(why), whyArgs(p, model)), Open: orNull(device.Clean(strings.Join(p.Open, " "))),
		})
	}
	return view
}

// whyArgs are what the sentences about a program and a model name.
func whyArgs(p restorer.Program, model *device.Model) map[string]any {
	args := map[string]any{"Model": "", "Newest": 0, "Signed": 0}
	if p.Build != nil {
		args["Newest"] = p.Build.Newest()
	}
	if model != nil {
		args["Model"] = model.Name
		args["Signed"], _ = restorer.NewestSigned(*model)
	}
	return args
}

// programsText is the list for people.
func programsText(view programsView, model *device.Model, say *words.Catalogue) string {
	var b strings.Builder
	if len(view.Programs) == 0 {
		return say.Text("ctl.programs.none", nil) + "\n"
	}
	if model != nil {
		fmt.Fprintln(&b, say.Text("ctl.programs.for", map[string]any{"Model": model.Name}))
	}
	for _, p := range view.Programs {
		name := say.Text("restorer.program."+string(p.ID), nil)
		if p.Version != nil {
			name += " " + *p.Version
		}
		fmt.Fprintf(&b, "%s: %s\n", name, say.Text("ctl.programs.can."+string(p.CanRestore), nil))
		fmt.Fprintf(&b, "  %s\n", p.Why)
		if p.Path != nil {
			fmt.Fprintf(&b, "  %s\n", *p.Path)
		}
		switch {
		case p.Running == nil:
			fmt.Fprintf(&b, "  %s\n", say.Text("ctl.programs.running.unknown", nil))
		case *p.Running:
			fmt.Fprintf(&b, "  %s\n", say.Text("ctl.programs.running.yes", nil))
		}
	}
	return b.String()
}
