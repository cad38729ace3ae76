package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"relink/internal/device"
	"relink/usbwatch/system"
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
		ask         bool
	)
	cmd := &cobra.Command{
		Use:   "status",
		Short: catalogue().Text("ctl.status.short", nil),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			seen, err := lookOnce(cmd, &bus, all, ask)
			if err != nil {
				return err
			}
			if asJSON {
				return failed(json.NewEncoder(cmd.OutOrStdout()).Encode(answerOf(seen)))
			}
			return failed(writeStatus(cmd.OutOrStdout(), seen, noteOn(system.AppleSoftware())))
		},
	}
	bus.add(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, catalogue().Text("ctl.status.flag.json", nil))
	cmd.Flags().BoolVar(&all, "all", false, catalogue().Text("ctl.status.flag.all", nil))
	cmd.Flags().BoolVar(&ask, "nobody-restores", false, catalogue().Text("usbmux.flag.ask", nil))
	return cmd
}

// lookOnce looks at the bus once. Without all it shows Apple's vendor id only;
// with ask, usbmuxd tells what the bus alone cannot.
func lookOnce(cmd *cobra.Command, flags *busFlags, all, ask bool) ([]device.Sighting, error) {
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
	tracker, seen := device.Tracker{}.Advance(s)
	if ask {
		for _, told := range askMux(cmd.Context()) {
			for _, x := range seen {
				if told.Of(x.Device) {
					tracker = tracker.Confirm(x.Phone, told)
				}
			}
		}
		_, seen = tracker.Advance(s)
	}
	if !all {
		seen = slices.DeleteFunc(seen, func(s device.Sighting) bool { return s.VendorID != device.AppleVendorID })
	}
	return seen, nil
}

func answerOf(seen []device.Sighting) statusAnswer {
	answer := statusAnswer{"relink.status/1", make([]device.View, 0, len(seen))}
	for _, s := range seen {
		answer.Devices = append(answer.Devices, device.NewView(s))
	}
	return answer
}

// noteOn is the id of what to say about Apple's software on this computer; empty
// when there is nothing to say.
func noteOn(s system.Software) string {
	if s == system.SoftwareUsable {
		return ""
	}
	return "bus.software." + string(s)
}

// writeStatus writes a line for each device, and under it what to do when the
// system says that it cannot be used. Note is the id of a last sentence.
func writeStatus(w io.Writer, seen []device.Sighting, note string) error {
	var text strings.Builder
	if len(seen) == 0 {
		fmt.Fprintln(&text, catalogue().Text("ctl.status.empty", nil))
	}
	for _, s := range seen {
		fmt.Fprintln(&text, lineOf(device.NewView(s)))
		if s.Problem != "" {
			fmt.Fprintf(&text, "%10s%s\n", "", problemText(s.Problem))
		}
	}
	if note != "" {
		fmt.Fprintln(&text, catalogue().Text(note, nil))
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// problemText says what a problem code of Windows means, and what to do.
func problemText(code string) string {
	switch code {
	case "10", "22", "28", "43":
		return catalogue().Text("bus.problem."+code, nil)
	}
	return catalogue().Text("bus.problem.other", map[string]any{"Code": device.Clean(code)})
}
