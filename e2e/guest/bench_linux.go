package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"relink/e2e/boot"
	"relink/internal/virtualphone"
)

// hearer notes when something was heard, in monotonic nanoseconds: one list
// for what came, one for what went.
type hearer struct {
	mu    sync.Mutex
	heard map[string][]int64
	stop  func()
}

func (h *hearer) note(kind string, at int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.heard == nil {
		h.heard = map[string][]int64{}
	}
	h.heard[kind] = append(h.heard[kind], at)
}

func (h *hearer) count(kind string) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.heard[kind])
}

// latest is the last moment of a kind.
func (h *hearer) latest(kind string) int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.heard[kind][len(h.heard[kind])-1]
}

// The kinds, in the kernel's words.
const (
	added   = "add"
	bound   = "bind"
	removed = "remove"
)

// bench plugs a phone in recovery in and pulls it, again and again, and
// measures how long after the kernel's own event each listener has told it:
// relinkctl watch when its line can be read, udevadm monitor and libirecovery
// by the stamps they put on what they print, which flatters them.
func bench(words map[string]string) error {
	cycles := 100
	if n, err := strconv.Atoi(words["relink.cycles"]); err == nil && n > 0 {
		cycles = n
	}
	kernel, err := hearStamped("uevent-listen")
	if err != nil {
		return fmt.Errorf("listen to the kernel: %w", err)
	}
	defer kernel.stop()
	listeners := map[string]*hearer{}
	for name, start := range map[string]func() (*hearer, error){
		"relinkctl watch --json": hearWatch, "udevadm monitor --udev": hearUdev, "libirecovery subscription": func() (*hearer, error) { return hearStamped("irecv-listen") },
	} {
		h, err := start()
		if err != nil {
			return fmt.Errorf("start %s: %w", name, err)
		}
		defer h.stop()
		listeners[name] = h
	}
	time.Sleep(2 * time.Second)
	at := socketOn(0, 0)
	p := virtualphone.NewBus(virtualphone.New(spec("iPhone13,2", 1), virtualphone.Recovery, time.Now()))
	defer p.Close()
	delays := map[string]map[string][]float64{added: {}, removed: {}}
	for range cycles {
		if err := timeOne(added, kernel, listeners, delays[added], func() error { return at.plug(p.Gadget(), highSpeed) }); err != nil {
			return err
		}
		if !until(patience, func() bool { return kernel.count(bound) == kernel.count(added) }) {
			return fmt.Errorf("the kernel did not set a device up")
		}
		delays[added][boot.SetUp] = append(delays[added][boot.SetUp], float64(kernel.latest(bound)-kernel.latest(added))/1e6)
		if err := timeOne(removed, kernel, listeners, delays[removed], at.pull); err != nil {
			return err
		}
	}
	return sayDelays(delays)
}

// timeOne does something once and adds to each listener's delays.
func timeOne(kind string, kernel *hearer, listeners map[string]*hearer, delays map[string][]float64, act func() error) error {
	before := kernel.count(kind)
	earlier := map[string]int{}
	for name, h := range listeners {
		earlier[name] = h.count(kind)
	}
	if err := act(); err != nil {
		return err
	}
	if !until(patience, func() bool { return kernel.count(kind) > before }) {
		return fmt.Errorf("the kernel told of no %s", kind)
	}
	for name, h := range listeners {
		if !until(patience, func() bool { return h.count(kind) > earlier[name] }) {
			return fmt.Errorf("%s told of no %s", name, kind)
		}
		delays[name] = append(delays[name], float64(h.latest(kind)-kernel.latest(kind))/1e6)
	}
	time.Sleep(150 * time.Millisecond) // so that the next begins in peace
	return nil
}

// sayDelays sends the rows of the table.
func sayDelays(delays map[string]map[string][]float64) error {
	for kind, byListener := range delays {
		for name, ms := range byListener {
			slices.Sort(ms)
			row, err := json.Marshal(boot.Delay{
				Event: kind, Listener: name, Count: len(ms),
				Median: ms[len(ms)/2], P95: ms[len(ms)*95/100], Longest: ms[len(ms)-1],
			})
			if err != nil {
				return fmt.Errorf("write a row: %w", err)
			}
			say(boot.Message{Kind: "row", Row: row})
		}
	}
	return nil
}

// hearProgram runs a program and gives each of its lines to note.
func hearProgram(ready string, line func(h *hearer, text string), name string, args ...string) (*hearer, error) {
	cmd := exec.Command(name, args...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	h := &hearer{stop: func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }}
	in := bufio.NewReader(out)
	for ready != "" {
		text, err := in.ReadString('\n')
		if err != nil {
			return nil, fmt.Errorf("wait until it is ready: %w", err)
		}
		if strings.Contains(text, ready) {
			break
		}
	}
	go func() {
		for {
			text, err := in.ReadString('\n')
			if err != nil { // it has ended
				return
			}
			line(h, text)
		}
	}()
	return h, nil
}

func hearWatch() (*hearer, error) {
	return hearProgram("", func(h *hearer, text string) {
		now := monotonic()
		switch {
		case strings.Contains(text, `"initial":true`):
		case strings.Contains(text, `"event":"attached"`):
			h.note(added, now)
		case strings.Contains(text, `"event":"detached"`):
			h.note(removed, now)
		}
	}, "relinkctl", "watch", "--json")
}

// udevLine is a line of udevadm monitor: "UDEV  [12.345678] add  /devices/…".
var udevLine = regexp.MustCompile(`^UDEV\s+\[(\d+\.\d+)\]\s+(\w+)\s+\S+/usb\d+/\S+ \(usb\)`)

func hearUdev() (*hearer, error) {
	return hearProgram("UDEV - the event", func(h *hearer, text string) {
		if m := udevLine.FindStringSubmatch(text); m != nil {
			if seconds, err := strconv.ParseFloat(m[1], 64); err == nil {
				h.note(m[2], int64(seconds*1e9))
			}
		}
	}, "udevadm", "monitor", "--udev", "--subsystem-match=usb/usb_device")
}

// hearStamped hears a program of e2e/clients, which says when it heard what.
func hearStamped(name string) (*hearer, error) {
	return hearProgram("listening", func(h *hearer, text string) {
		f := strings.Fields(text)
		if len(f) < 2 {
			return
		}
		if at, err := strconv.ParseInt(f[0], 10, 64); err == nil {
			h.note(f[1], at)
		}
	}, name)
}
