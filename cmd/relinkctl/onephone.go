package main

import (
	"context"
	"errors"
	"os"
	"os/signal"

	"github.com/spf13/cobra"

	"relink/internal/device"
	"relink/usbwatch"
)

// phoneWords are the ids of what a command for one phone says of itself.
type phoneWords struct {
	short, long string
	// ask is what it says until it is told that nobody restores.
	ask          string
	port, nobody string // of its flags
}

// onePhone is a command that does something with one phone. It does so only
// when told that nobody restores, and until the person stops it.
func onePhone(use string, words phoneWords, act func(ctx context.Context, cmd *cobra.Command, bus usbwatch.Bus, port string) error) *cobra.Command {
	var (
		bus    busFlags
		port   string
		nobody bool
	)
	cmd := &cobra.Command{
		Use:   use,
		Short: catalogue().Text(words.short, nil),
		Long:  catalogue().Text(words.long, nil),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !nobody {
				return errors.New(catalogue().Text(words.ask, nil))
			}
			b, err := bus.open()
			if err != nil {
				return err
			}
			defer b.Close()
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
			defer stop()
			return failed(act(ctx, cmd, b, port))
		},
	}
	bus.add(cmd)
	cmd.Flags().StringVar(&port, "port", "", catalogue().Text(words.port, nil))
	cmd.Flags().BoolVar(&nobody, "nobody-restores", false, catalogue().Text(words.nobody, nil))
	return cmd
}

// oneOf is the one device of a snapshot that fits, or the one at port.
func oneOf(s device.Snapshot, port string, fits func(device.Device) bool, none, several string) (device.Device, error) {
	var found []device.Device
	for _, d := range s.Devices {
		if fits(d) && (port == "" || d.Port == port) {
			found = append(found, d)
		}
	}
	switch len(found) {
	case 0:
		return device.Device{}, errors.New(catalogue().Text(none, nil))
	case 1:
		return found[0], nil
	}
	return device.Device{}, errors.New(catalogue().Text(several, nil))
}
