package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"relink/internal/device"
)

// statusAnswer is the whole of relink.status/1.
type statusAnswer struct {
	Schema  string        `json:"schema"`
	Devices []device.View `json:"devices"`
}

func statusCommand() *cobra.Command {
	var (
		bus         busFlags
		asJSON, all bool
	)
	cmd := &cobra.Command{
		Use:   "status",
		Short: catalogue().Text("ctl.status.short", nil),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			views, err := lookOnce(cmd, &bus, all)
			if err != nil {
				return err
			}
			if asJSON {
				return failed(json.NewEncoder(cmd.OutOrStdout()).Encode(statusAnswer{"relink.status/1", views}))
			}
			return failed(writeStatus(cmd.OutOrStdout(), views))
		},
	}
	bus.add(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, catalogue().Text("ctl.status.flag.json", nil))
	cmd.Flags().BoolVar(&all, "all", false, catalogue().Text("ctl.status.flag.all", nil))
	return cmd
}

// lookOnce looks at the bus once. Without all it shows Apple's vendor id only.
func lookOnce(cmd *cobra.Command, flags *busFlags, all bool) ([]device.View, error) {
	bus, err := flags.open()
	if err != nil {
		return nil, err
	}
	defer bus.Close()
	s, err := bus.Scan(cmd.Context())
	if err != nil {
		return nil, unreadable(err)
	}
	new(warnings).say(bus)
	_, sightings := device.Tracker{}.Advance(s)
	views := []device.View{}
	for _, seen := range sightings {
		if all || seen.VendorID == device.AppleVendorID {
			views = append(views, device.NewView(seen))
		}
	}
	return views, nil
}

func writeStatus(w io.Writer, views []device.View) error {
	if len(views) == 0 {
		_, err := fmt.Fprintln(w, catalogue().Text("ctl.status.empty", nil))
		return err
	}
	for _, v := range views {
		if _, err := fmt.Fprintln(w, lineOf(v)); err != nil {
			return err
		}
	}
	return nil
}
