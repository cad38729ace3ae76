// Command idle runs a program, leaves it alone and tells what it costs while
// nothing happens: processor time, wake-ups and memory.
//
// It knows /proc. It does not know what the program does. The word {sys} among
// the program's arguments becomes a directory tree that looks like /sys with
// 16 USB devices, for computers without a USB bus.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// cost is what a program used up to some moment.
type cost struct {
	onCPU   time.Duration
	wakeUps int
}

// answer is what is told.
type answer struct {
	Program   string  `json:"program"`
	Seconds   float64 `json:"seconds"`
	CPUShare  float64 `json:"cpu_percent_of_a_core"`
	WakeUps   float64 `json:"wake_ups_per_second"`
	MemoryMiB float64 `json:"rss_mib"`
	Threads   int     `json:"threads"`
}

func main() {
	span := flag.Duration("for", time.Minute, "how long to measure")
	settle := flag.Duration("settle", 3*time.Second, "how long to wait before")
	asJSON := flag.Bool("json", false, "one JSON object")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: idle [-for 60s] [-settle 3s] [-json] program [arguments, {sys} for a tree]")
		os.Exit(2)
	}
	a, err := measure(flag.Args(), *settle, *span)
	if err != nil {
		fmt.Fprintf(os.Stderr, "idle: %v\n", err)
		os.Exit(1)
	}
	if *asJSON {
		_ = json.NewEncoder(os.Stdout).Encode(a) // a closed pipe ends the program by itself
		return
	}
	fmt.Printf("%-28s %7.3f %% of a core  %6.2f wake-ups/s  %6.1f MiB  %d threads  (%.0f s)\n",
		a.Program, a.CPUShare, a.WakeUps, a.MemoryMiB, a.Threads, a.Seconds)
}

func measure(words []string, settle, span time.Duration) (answer, error) {
	words, remove, err := withTree(words)
	if err != nil {
		return answer{}, err
	}
	defer remove()
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Stderr = os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM}
	if err := cmd.Start(); err != nil {
		return answer{}, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	defer func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-ended:
		case <-time.After(5 * time.Second):
			_ = cmd.Process.Kill()
		}
	}()
	proc := filepath.Join("/proc", strconv.Itoa(cmd.Process.Pid))
	if err := wait(ended, settle); err != nil {
		return answer{}, err
	}
	before, _, err := costOf(proc)
	if err != nil {
		return answer{}, err
	}
	start := time.Now()
	if err := wait(ended, span); err != nil {
		return answer{}, err
	}
	after, threads, err := costOf(proc)
	if err != nil {
		return answer{}, err
	}
	took := time.Since(start)
	return answer{
		Program:   filepath.Base(words[0]),
		Seconds:   took.Seconds(),
		CPUShare:  100 * (after.onCPU - before.onCPU).Seconds() / took.Seconds(),
		WakeUps:   float64(after.wakeUps-before.wakeUps) / took.Seconds(),
		MemoryMiB: float64(numberIn(proc, "VmRSS:")) / 1024,
		Threads:   threads,
	}, nil
}

func wait(ended <-chan error, span time.Duration) error {
	select {
	case err := <-ended:
		return errors.Join(errors.New("the program ended by itself"), err)
	case <-time.After(span):
		return nil
	}
}

// costOf sums up the threads: the time each was on a processor, in
// nanoseconds, and how often it went to sleep of its own will and was woken.
func costOf(proc string) (c cost, threads int, err error) {
	tasks, err := filepath.Glob(filepath.Join(proc, "task", "*"))
	if err != nil || len(tasks) == 0 {
		return c, 0, fmt.Errorf("read %s: no threads", proc)
	}
	for _, task := range tasks {
		text, err := os.ReadFile(filepath.Join(task, "schedstat"))
		if err != nil {
			return c, 0, err
		}
		first, _, _ := strings.Cut(string(text), " ")
		ns, err := strconv.ParseInt(first, 10, 64)
		if err != nil {
			return c, 0, err
		}
		c.onCPU += time.Duration(ns)
		c.wakeUps += numberIn(task, "voluntary_ctxt_switches:")
	}
	return c, len(tasks), nil
}

// numberIn is the number behind a word in the status of a process or thread;
// for sizes it is in kilobytes.
func numberIn(dir, word string) int {
	text, err := os.ReadFile(filepath.Join(dir, "status"))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) >= 2 && fields[0] == word {
			n, _ := strconv.Atoi(fields[1])
			return n
		}
	}
	return 0
}

// withTree puts a tree in the place of {sys}.
func withTree(words []string) (out []string, remove func(), err error) {
	remove = func() {}
	for _, word := range words {
		if strings.Contains(word, "{sys}") {
			root, err := os.MkdirTemp("", "idle-sys")
			if err != nil {
				return nil, remove, err
			}
			remove = func() { os.RemoveAll(root) }
			if err := makeTree(root, 16); err != nil {
				remove()
				return nil, remove, err
			}
			word = strings.ReplaceAll(word, "{sys}", root)
		}
		out = append(out, word)
	}
	return out, remove, nil
}

// makeTree makes a root hub with n-1 phones.
func makeTree(root string, n int) error {
	for i := range n {
		name, ids := "usb1", [2]string{"1d6b", "0002"}
		if i > 0 {
			name, ids = fmt.Sprintf("1-%d", i), [2]string{"05ac", "12a8"}
		}
		dir := filepath.Join(root, "bus", "usb", "devices", name)
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		for attribute, value := range map[string]string{
			"idVendor": ids[0], "idProduct": ids[1], "devnum": strconv.Itoa(i + 1), "speed": "480", "serial": "000081010006691C22F9001E",
		} {
			if err := os.WriteFile(filepath.Join(dir, attribute), []byte(value+"\n"), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}
