package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"relink/internal/device"
)

// event is a line of relinkctl watch, with the moment it could be read.
type event struct {
	Time    time.Time   `json:"time"`
	Kind    string      `json:"event"`
	Initial bool        `json:"initial"`
	Device  device.View `json:"device"`
	read    int64       // monotonic, nanoseconds
}

func (e event) port() string { return text(e.Device.Port) }
func (e event) mode() string {
	if e.Device.Mode == nil {
		return ""
	}
	return string(*e.Device.Mode)
}

func (e event) String() string {
	return fmt.Sprintf("%s %s %s:%s mode %q at %s", e.Kind, e.port(), text(e.Device.VendorID), text(e.Device.ProductID), e.mode(), e.Time.Format("15:04:05.000"))
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// monotonic is the clock that all processes of a machine share.
func monotonic() int64 {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_MONOTONIC, &t); err != nil {
		return 0
	}
	return t.Nano()
}

// watch is a running relinkctl watch, its lines kept by port in their order.
type watch struct {
	cmd    *exec.Cmd
	mu     sync.Mutex
	all    []event
	unread map[string]chan event // by port
	faults []string
	stderr bytes.Buffer
	ended  chan struct{}
}

// startWatch starts relinkctl watch and returns once it has told what is there
// at the start.
func startWatch(args ...string) (*watch, error) {
	w := &watch{unread: map[string]chan event{}, ended: make(chan struct{})}
	w.cmd = exec.Command("relinkctl", append([]string{"watch", "--json"}, args...)...)
	w.cmd.Stderr = &w.stderr
	out, err := w.cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("read relinkctl watch: %w", err)
	}
	if err := w.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start relinkctl watch: %w", err)
	}
	go w.read(bufio.NewScanner(out))
	return w, nil
}

func (w *watch) read(lines *bufio.Scanner) {
	defer close(w.ended)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		read := monotonic()
		e := event{read: read}
		var schema struct {
			Schema string `json:"schema"`
		}
		err := json.Unmarshal(lines.Bytes(), &e)
		if err == nil {
			err = json.Unmarshal(lines.Bytes(), &schema)
		}
		w.mu.Lock()
		if err != nil || schema.Schema != "" && schema.Schema != "relink.event/1" {
			w.faults = append(w.faults, fmt.Sprintf("watch printed %q: %v", lines.Text(), err))
		}
		w.all = append(w.all, e)
		w.mu.Unlock()
		select {
		case w.on(e.port()) <- e:
		default:
			w.mu.Lock()
			w.faults = append(w.faults, fmt.Sprintf("nobody reads the events on %s", e.port()))
			w.mu.Unlock()
		}
	}
}

// on is where the events on a port wait to be asked for.
func (w *watch) on(port string) chan event {
	w.mu.Lock()
	defer w.mu.Unlock()
	q, ok := w.unread[port]
	if !ok {
		q = make(chan event, 1024)
		w.unread[port] = q
	}
	return q
}

// next is the next event on a port.
func (w *watch) next(port string, limit time.Duration) (event, bool) {
	q := w.on(port)
	if len(q) > 0 { // even when there is no time to wait
		return <-q, true
	}
	select {
	case e := <-q:
		return e, true
	case <-time.After(limit):
		return event{}, false
	}
}

// waiting is how many events on a port nobody asked for yet.
func (w *watch) waiting(port string) int { return len(w.on(port)) }

// left takes the events that nobody asked for, without those of the start.
func (w *watch) left() (events []event) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, q := range w.unread {
		for len(q) > 0 {
			if e := <-q; !e.Initial {
				events = append(events, e)
			}
		}
	}
	return events
}

// stop ends the watch and returns what it complained of.
func (w *watch) stop() string {
	// It may have ended by itself; then there is no one to signal.
	_ = w.cmd.Process.Signal(os.Interrupt)
	select {
	case <-w.ended:
	case <-time.After(5 * time.Second):
		_ = w.cmd.Process.Kill()
		<-w.ended
	}
	err := w.cmd.Wait()
	complaint := strings.TrimSpace(w.stderr.String())
	if err != nil {
		complaint += " " + err.Error()
	}
	return strings.TrimSpace(complaint)
}

// status is the answer of relinkctl status.
type status struct {
	Schema  string        `json:"schema"`
	Devices []device.View `json:"devices"`
}

// relinkctlStatus asks relinkctl what is there now.
func relinkctlStatus(args ...string) (status, error) {
	var s status
	cmd := exec.Command("relinkctl", append([]string{"status", "--json"}, args...)...)
	out, err := cmd.Output()
	if err != nil {
		return s, fmt.Errorf("relinkctl status: %w: %s", err, stderrOf(err))
	}
	if err := json.Unmarshal(out, &s); err != nil {
		return s, fmt.Errorf("relinkctl status printed %q: %w", out, err)
	}
	return s, nil
}

// at finds the device on a port.
func (s status) at(port string) (device.View, bool) {
	for _, d := range s.Devices {
		if text(d.Port) == port {
			return d, true
		}
	}
	return device.View{}, false
}

func stderrOf(err error) string {
	if exit, ok := err.(*exec.ExitError); ok {
		return strings.TrimSpace(string(exit.Stderr))
	}
	return ""
}
