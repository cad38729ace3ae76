// Package system opens the USB bus of the system that Relink runs on.
//
// It knows which of the buses below usbwatch there are here, and nothing of
// what is on them.
package system

import (
	"errors"
	"fmt"
	"slices"

	"relink/usbwatch"
)

// The kinds of buses, in the words of relinkctl's --bus.
const (
	Auto     = "auto"     // the best there is here
	Sysfs    = "sysfs"    // Linux
	Libusb   = "libusb"   // everywhere, without serial strings
	SetupAPI = "setupapi" // Windows
)

// Kinds lists them all.
func Kinds() []string { return []string{Auto, Sysfs, Libusb, SetupAPI} }

var (
	// ErrUnknownKind means a kind that is none of Kinds.
	ErrUnknownKind = errors.New("no such kind of bus")
	// ErrOtherSystem means a kind that belongs to another system.
	ErrOtherSystem = errors.New("not on this system")
)

// Software is what is wrong with Apple's own software for phones.
type Software string

// The states. It is usable where none is needed, or the system does not say.
const (
	SoftwareUsable  Software = ""
	SoftwareMissing Software = "missing" // no driver, no service, no app
	SoftwareStopped Software = "stopped" // its service does not run
)

// Open opens the bus of that kind. Root stands for /sys where the kind is
// sysfs, so that a copy of such a tree can be looked at; it is empty for the
// real one, and must be empty for every other kind.
func Open(kind, root string) (usbwatch.Bus, error) {
	if !slices.Contains(Kinds(), kind) {
		return nil, fmt.Errorf("open the bus %.40q: %w", kind, ErrUnknownKind)
	}
	open, here := buses[kind]
	if !here {
		return nil, fmt.Errorf("open the bus %q: %w", kind, ErrOtherSystem)
	}
	bus, err := open(root)
	if err != nil {
		return nil, fmt.Errorf("open the bus %q: %w", kind, err)
	}
	return bus, nil
}

var errNoRoot = errors.New("it cannot be read from a directory")

// without refuses a root for a bus that has none. It also keeps a nil pointer
// from becoming a bus.
func without[B usbwatch.Bus](open func() (B, error)) func(string) (usbwatch.Bus, error) {
	return func(root string) (usbwatch.Bus, error) {
		if root != "" {
			return nil, errNoRoot
		}
		bus, err := open()
		if err != nil {
			return nil, err
		}
		return bus, nil
	}
}
