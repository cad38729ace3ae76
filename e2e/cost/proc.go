//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// clockTick is the unit of /proc/PID/stat's times: 1/100 s on Linux.
const clockTick = 10 * time.Millisecond

// measure watches a process for a while and says what it cost meanwhile.
func measure(pid int, over time.Duration) (figure, error) {
	ticks, err := processTicks(pid)
	if err != nil {
		return figure{}, err
	}
	switches := voluntary(pid)
	time.Sleep(over)
	after, err := processTicks(pid)
	if err != nil {
		return figure{}, fmt.Errorf("it ended while it was measured: %w", err)
	}
	return figure{
		memory:  residentMB(pid),
		cpu:     100 * float64(time.Duration(after-ticks)*clockTick) / float64(over),
		wakeups: float64(voluntary(pid)-switches) / over.Seconds(),
	}, nil
}

// processTicks is user and system time of all threads so far.
func processTicks(pid int) (int64, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	// The name in brackets may hold spaces; the fields after it do not.
	rest := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
	if rest[0] == "Z" {
		return 0, fmt.Errorf("process %d has ended", pid)
	}
	user, err := strconv.ParseInt(rest[11], 10, 64)
	if err != nil {
		return 0, err
	}
	system, err := strconv.ParseInt(rest[12], 10, 64)
	return user + system, err
}

// voluntary counts how often the threads went to sleep of their own accord:
// each time is a wake-up.
func voluntary(pid int) int64 {
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/status", pid))
	total := int64(0)
	for _, f := range files {
		total += field(f, "voluntary_ctxt_switches:")
	}
	return total
}

func residentMB(pid int) float64 {
	return float64(field(fmt.Sprintf("/proc/%d/status", pid), "VmRSS:")) / 1024
}

func field(path, name string) int64 {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if value, ok := strings.CutPrefix(line, name); ok {
			n, _ := strconv.ParseInt(strings.Fields(value)[0], 10, 64)
			return n
		}
	}
	return 0
}

// writeTree lays out a /sys whose bus has a root hub, a keyboard and an iPhone.
func writeTree(root string) error {
	for dir, attributes := range map[string]map[string]string{
		"usb1": {"busnum": "1", "devnum": "1", "devpath": "0", "idVendor": "1d6b", "idProduct": "0002", "speed": "480"},
		"1-1":  {"busnum": "1", "devnum": "2", "devpath": "1", "idVendor": "046d", "idProduct": "c31c", "speed": "1.5"},
		"1-2":  {"busnum": "1", "devnum": "3", "devpath": "2", "idVendor": "05ac", "idProduct": "12a8", "speed": "480", "serial": "00008101000A1B2C3D4E5F60"},
	} {
		folder := filepath.Join(root, "bus", "usb", "devices", dir)
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return err
		}
		for name, value := range attributes {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(value+"\n"), 0o600); err != nil {
				return err
			}
		}
	}
	return nil
}
