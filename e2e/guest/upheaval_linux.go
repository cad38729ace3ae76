package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"relink/e2e/boot"
)

// killUdev kills udevd and those it started. relinkctl listens to the kernel.
func killUdev(s *story) {
	if udev == nil {
		s.errorf("udevd was not there to be killed")
		return
	}
	if err := udev.Process.Kill(); err != nil {
		s.errorf("kill udevd: %v", err)
	}
	_ = udev.Wait()
	udev = nil
	if n := running("systemd-udevd"); n != 0 {
		s.errorf("killed udevd: got %d of it running, want none", n)
	}
	s.logf("udevd killed")
}

func reviveUdev(s *story) {
	var err error
	if udev, err = startUdev(); err != nil {
		s.errorf("start udevd again: %v", err)
	}
	if n := running("systemd-udevd"); n == 0 {
		s.errorf("started udevd again: got none running")
	}
	s.logf("udevd started again")
}

// running counts the processes of that name, those that ended left out.
func running(name string) (n int) {
	all, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, f := range all {
		text, _ := os.ReadFile(f)
		_, rest, ok := strings.Cut(string(text), "("+name)
		if _, state, cut := strings.Cut(rest, ") "); ok && cut && !strings.HasPrefix(state, "Z") {
			n++
		}
	}
	return n
}

// pullHub plugs the emulated hub in and pulls it with what is on it.
func pullHub(s *story) {
	say(boot.Message{Kind: "ask", Text: "hub in"})
	hub := waitForHub(s)
	s.wants(hub+".1", "attached", "")
	s.wants(hub+".2", "attached", "")
	say(boot.Message{Kind: "ask", Text: "hub out"})
	for _, port := range []string{hub + ".1", hub + ".2", hub} {
		s.wants(port, "detached", anyMode)
	}
	s.logf("hub pulled")
}

// mostFloods bounds the rounds of a flood.
const mostFloods = 64

// flood makes the kernel send more uevents than the watch's socket holds: the
// watch is stopped meanwhile. The kernel's own count says that some were lost.
func flood(s *story) {
	watch := s.watch.cmd.Process
	before := lostUevents(watch.Pid)
	if err := watch.Signal(syscall.SIGSTOP); err != nil {
		s.errorf("stop the watch: %v", err)
	}
	defer func() {
		if err := watch.Signal(syscall.SIGCONT); err != nil {
			s.errorf("let the watch go on: %v", err)
		}
	}()
	names, _ := filepath.Glob("/sys/class/tty/*/uevent")
	sent := 0
	for range mostFloods {
		for _, name := range names {
			if os.WriteFile(name, []byte("change"), 0) == nil {
				sent++
			}
		}
		if lostUevents(watch.Pid) > before {
			break
		}
	}
	lost := lostUevents(watch.Pid) - before
	if lost <= 0 {
		s.errorf("flooded netlink with %d uevents: got none lost, want some", sent)
	}
	s.logf("flooded netlink with %d uevents: %d did not fit", sent, lost)
}

// lostUevents is how many messages did not fit into the netlink sockets of a
// process, as the kernel counts.
func lostUevents(pid int) (lost int) {
	own := map[string]bool{}
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	for _, f := range files {
		if to, err := os.Readlink(f); err == nil {
			if inode, isSocket := strings.CutPrefix(to, "socket:["); isSocket {
				own[strings.TrimSuffix(inode, "]")] = true
			}
		}
	}
	// sk Eth Pid Groups Rmem Wmem Dump Locks Drops Inode
	text, _ := os.ReadFile("/proc/net/netlink")
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) == 10 && own[f[9]] {
			n, _ := strconv.Atoi(f[8])
			lost += n
		}
	}
	return lost
}
