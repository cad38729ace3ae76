//go:build unix && !darwin

package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// errNoDisplay means that no variable names a display.
var errNoDisplay = errors.New("neither DISPLAY nor WAYLAND_DISPLAY is set")

// displayReachable looks whether there is a display to open a window on: the
// window library ends the program with a stack trace where there is none. The
// word says what to do about the error.
func displayReachable() (word string, err error) { return "app.nodisplay", display() }

func display() error {
	if name := os.Getenv("WAYLAND_DISPLAY"); name != "" {
		if !filepath.IsAbs(name) {
			name = filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), name)
		}
		if knock(name) == nil {
			return nil
		}
	}
	name := os.Getenv("DISPLAY")
	if name == "" {
		return errNoDisplay
	}
	host, number, ok := strings.Cut(name, ":")
	if !ok {
		return fmt.Errorf("DISPLAY is %.40q, which names no display", name)
	}
	if host != "" && host != "unix" {
		return nil // elsewhere: only the window library can tell
	}
	number, _, _ = strings.Cut(number, ".")
	socket := "/tmp/.X11-unix/X" + number
	if knock(socket) == nil || knock("@"+socket) == nil {
		return nil
	}
	return fmt.Errorf("no display answers at %.40q", name)
}

// knock tells whether somebody listens at a socket of this machine.
func knock(path string) error {
	c, err := net.DialTimeout("unix", path, 2*time.Second)
	if err != nil {
		return err
	}
	return c.Close()
}
