package restorer

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// readProcesses reads /proc, or a folder like it. Where programs of other
// people are hidden, those that can be seen come with ErrCannotSee.
func readProcesses(root string) ([]Process, error) {
	names, err := os.ReadDir(root)
	if err != nil {
		return nil, errors.Join(ErrCannotSee, err)
	}
	var all []Process
	first := false
	for _, n := range names {
		pid, err := strconv.Atoi(n.Name())
		if err != nil || pid <= 0 {
			continue
		}
		first = first || pid == 1
		stat, err := readStat(root, pid)
		if err != nil || stat.dead() {
			continue // it ended meanwhile, or waits to be collected
		}
		p := Process{PID: pid, Name: stat.name}
		if line, err := readSome(filepath.Join(root, n.Name(), "cmdline")); err == nil && len(line) > 0 {
			p.Args = strings.Split(strings.TrimRight(string(line), "\x00"), "\x00")
			p.Name = p.Args[0]
		}
		all = append(all, p)
	}
	// A /proc that hides others' programs (hidepid) hides the first one too.
	if !first {
		return all, ErrCannotSee
	}
	return all, nil
}

// procStat is what is read of a process's stat file.
type procStat struct {
	name    string // at most 15 bytes
	state   byte
	started uint64 // ticks of the clock since the computer started
}

// dead is true for a program that ended and was not collected yet.
func (s procStat) dead() bool { return s.state == 'Z' || s.state == 'X' }

// readStat reads /proc/PID/stat (proc(5)). The name stands in brackets and may
// hold any.
func readStat(root string, pid int) (procStat, error) {
	line, err := readSome(filepath.Join(root, strconv.Itoa(pid), "stat"))
	if err != nil {
		return procStat{}, err
	}
	open, end := bytes.IndexByte(line, '('), bytes.LastIndexByte(line, ')')
	if open < 0 || end < open {
		return procStat{}, fmt.Errorf("read the state of process %d: it has no name", pid)
	}
	const state, started = 0, 19 // fields 3 and 22
	fields := strings.Fields(string(line[end+1:]))
	if len(fields) <= started || len(fields[state]) != 1 {
		return procStat{}, fmt.Errorf("read the state of process %d: it is cut", pid)
	}
	ticks, err := strconv.ParseUint(fields[started], 10, 64)
	if err != nil {
		return procStat{}, fmt.Errorf("read the state of process %d: %w", pid, err)
	}
	return procStat{string(line[open+1 : end]), fields[state][0], ticks}, nil
}

// readSome reads the beginning of a file of /proc, which has no size.
func readSome(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, 64<<10))
}

// muxClients counts the connections to usbmuxd's socket, from a file like
// /proc/net/unix: each accepted one stands there under the socket's own path,
// whoever made it. -1 is not known.
func muxClients(path string) int {
	f, err := os.Open(path)
	if err != nil {
		return -1
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, 16<<20))
	if err != nil {
		return -1
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		const connected = "03" // SS_CONNECTED, linux/net.h
		fields := strings.Fields(line)
		if len(fields) == 8 && fields[5] == connected && filepath.Base(fields[7]) == "usbmuxd" {
			n++
		}
	}
	return n
}

// processes are those of this computer.
func processes() ([]Process, error) { return readProcesses("/proc") }
