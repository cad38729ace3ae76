//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// An hour's worth of events: one a second, told in a minute.
const (
	hourEvents = 3600
	hourPace   = time.Minute / hourEvents
	// hourRest is time for Fyne to let go of what it drew: it keeps that for a
	// minute, and looks for it when something is painted.
	hourRest = 2 * time.Minute
)

// held is a program's memory in MB: after the first quarter of the events, when
// all that grows once has grown, at their end, and after a rest.
type held struct{ first, last, rested float64 }

// hour lets the phone come and go for an hour's worth of events and says what
// a program holds.
func (s *screen) hour(args []string, hasWindow bool) (held, error) {
	var h held
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = s.env()
	if err := cmd.Start(); err != nil {
		return h, err
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	if hasWindow {
		if err := s.visible(cmd.Process.Pid); err != nil {
			return h, err
		}
	}
	time.Sleep(2 * time.Second)
	plugged, pulled := filepath.Join(s.tree, "bus", "usb", "devices", "1-2"), filepath.Join(s.home, "pulled")
	for i := range hourEvents {
		from, to := plugged, pulled
		if i%2 == 1 {
			from, to = to, from
		}
		if err := os.Rename(from, to); err != nil {
			return h, fmt.Errorf("plug or pull the phone: %w", err)
		}
		time.Sleep(hourPace)
		if i == hourEvents/4 {
			h.first = residentMB(cmd.Process.Pid)
		}
	}
	time.Sleep(2 * time.Second)
	if _, err := processTicks(cmd.Process.Pid); err != nil {
		return h, fmt.Errorf("it ended in the middle: %w", err)
	}
	h.last = residentMB(cmd.Process.Pid)
	if hasWindow {
		time.Sleep(hourRest)
		h.rested = residentMB(cmd.Process.Pid)
	}
	return h, nil
}

// hours measures the watcher and the window.
func (s *screen) hours(watcher, window []string) error {
	fmt.Printf("\nMemory over an hour's worth of events (%d in a minute):\n\n%-34s %14s %10s %9s\n", hourEvents, "program", "first quarter", "end", "ratio")
	for _, p := range []struct {
		name      string
		args      []string
		hasWindow bool
	}{{"relinkctl watch --bus sysfs", watcher, false}, {"relink", window, true}} {
		h, err := s.hour(p.args, p.hasWindow)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		fmt.Printf("%-34s %11.1f MB %7.1f MB %8.2fx\n", p.name, h.first, h.last, ratio(h.last, h.first))
		if p.hasWindow {
			fmt.Printf("%-34s %11s    %7.1f MB %8.2fx\n", fmt.Sprintf("  %v later", hourRest), "", h.rested, ratio(h.rested, h.first))
		}
	}
	return nil
}
