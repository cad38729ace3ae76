package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"relink/internal/device"
	"relink/usbwatch"
	"relink/usbwatch/system"
)

// busFlags choose the bus that a command looks at.
type busFlags struct {
	kind string
	root string
}

func (f *busFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.kind, "bus", system.Auto,
		catalogue().Text("bus.flag", map[string]any{"Kinds": strings.Join(system.Kinds(), ", ")}))
	cmd.Flags().StringVar(&f.root, "sysfs", "", catalogue().Text("bus.flag.sysfs", nil))
	// For tests, and for the copy of a /sys that somebody sent.
	_ = cmd.Flags().MarkHidden("sysfs")
}

// open opens the bus. A word that is no bus is a matter of usage.
func (f *busFlags) open() (usbwatch.Bus, error) {
	bus, err := system.Open(f.kind, f.root)
	switch {
	case errors.Is(err, system.ErrUnknownKind):
		return nil, fmt.Errorf("%s", catalogue().Text("bus.unknown", map[string]any{
			"Kind": device.Clean(f.kind), "Kinds": strings.Join(system.Kinds(), ", "),
		}))
	case errors.Is(err, system.ErrOtherSystem):
		return nil, failed(fmt.Errorf("%s", catalogue().Text("bus.other-system", map[string]any{"Kind": f.kind})))
	case err != nil:
		return nil, unreadable(err)
	}
	return bus, nil
}

// unreadable says that the bus cannot be read, which must never look like a
// bus without devices.
func unreadable(err error) error {
	if errors.Is(err, usbwatch.ErrNoBus) {
		return failed(fmt.Errorf("%s (%w)", catalogue().Text("bus.none", nil), err))
	}
	return failed(fmt.Errorf("%s (%w)", catalogue().Text("bus.unreadable", nil), err))
}

// warner is a bus that may complain and list devices all the same.
type warner interface{ Warning() error }

// warnings says the complaint of a bus once, to standard error.
type warnings struct{ once sync.Once }

func (w *warnings) say(bus usbwatch.Bus) {
	complaining, ok := bus.(warner)
	if !ok {
		return
	}
	if err := complaining.Warning(); err != nil {
		w.once.Do(func() {
			fmt.Fprintf(os.Stderr, "relinkctl: %s (%v)\n", catalogue().Text("bus.incomplete", nil), err)
		})
	}
}
