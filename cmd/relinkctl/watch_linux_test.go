package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"relink/usbwatch"
)

// watched is a relinkctl watch --json that runs.
type watched struct {
	t     *testing.T
	cmd   *exec.Cmd
	lines chan string
}

// startWatch runs the program, or a program that runs it.
func startWatch(t *testing.T, name string, args ...string) *watched {
	t.Helper()
	w := &watched{t: t, cmd: exec.Command(name, args...), lines: make(chan string, 100)}
	w.cmd.Stderr = os.Stderr
	out, err := w.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.cmd.Process.Kill() })
	go func() {
		defer close(w.lines)
		for s := bufio.NewScanner(out); s.Scan(); {
			w.lines <- s.Text()
		}
	}()
	return w
}

// event is the next line.
func (w *watched) event() (e struct {
	Schema, Time, Event string
	Initial             bool
	Device              struct{ Port, Mode, Phone string }
},
) {
	w.t.Helper()
	select {
	case line, ok := <-w.lines:
		if !ok {
			w.t.Fatal("the output ended")
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			w.t.Fatalf("got %q: %v", line, err)
		}
	case <-time.After(20 * time.Second):
		w.t.Fatal("no line in 20 s")
	}
	return e
}

func (w *watched) end(sig os.Signal) {
	w.t.Helper()
	if err := w.cmd.Process.Signal(sig); err != nil {
		w.t.Fatal(err)
	}
	for line := range w.lines {
		w.t.Errorf("got %s after the end", line)
	}
	if err := w.cmd.Wait(); err != nil {
		w.t.Errorf("got %v after %v, want code 0", err, sig)
	}
}

func TestWatchTellsAModeChange(t *testing.T) {
	t.Parallel()
	for _, sig := range []os.Signal{syscall.SIGINT, syscall.SIGTERM} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			tr := newSysTree(t)
			tr.add("1-4", "9", "05ac:12a8", normalSerial)
			w := startWatch(t, program(t), "watch", "--json", "--sysfs", tr.root)
			hub, phone := w.event(), w.event()
			if !hub.Initial || hub.Device.Port != "usb1" || hub.Schema != "relink.event/1" {
				t.Errorf("got %+v, want the root hub that was there", hub)
			}
			if !phone.Initial || phone.Event != "attached" || phone.Device.Mode != "normal" {
				t.Errorf("got %+v, want the phone that was there", phone)
			}
			tr.remove("1-4")
			tr.add("1-4", "10", "05ac:1227", dfuSerial)
			went := w.event()
			if went.Event != "detached" || went.Initial || went.Device.Mode != "normal" {
				t.Errorf("got %+v, want the phone to leave normal mode", went)
			}
			came := w.event()
			if came.Event != "attached" || came.Device.Mode != "dfu" || came.Device.Phone != phone.Device.Phone {
				t.Errorf("got %+v, want the same phone in DFU", came)
			}
			if at, err := time.Parse(time.RFC3339Nano, came.Time); err != nil || time.Since(at) > time.Minute || len(came.Time) < len("2026-11-22T14:00:00.000000000Z") {
				t.Errorf("got time %q (%v), want now to the nanosecond", came.Time, err)
			}
			w.end(sig)
		})
	}
}

func TestWatchEndsAfterItsTime(t *testing.T) {
	t.Parallel()
	tr := newSysTree(t)
	start := time.Now()
	got := relinkctl(t, "watch", "--json", "--for", "300ms", "--sysfs", tr.root)
	if got.code != 0 || strings.Count(got.stdout, "\n") != 1 {
		t.Errorf("got %+v, want the root hub and code 0", got)
	}
	if took := time.Since(start); took < 300*time.Millisecond || took > 20*time.Second {
		t.Errorf("got the end after %v, want 300 ms", took)
	}
}

func TestWatchSurvivesAClosedPipe(t *testing.T) {
	t.Parallel()
	tr := newSysTree(t)
	cmd := exec.Command("sh", "-c", `"$0" watch --json --for 10s --sysfs "$1" 2>&1 >/dev/full | cat`, program(t), tr.root)
	out, _ := cmd.CombinedOutput()
	if strings.Contains(string(out), "goroutine") || !strings.Contains(string(out), "no space left") {
		t.Errorf("got %s, want a sentence about the full disk", out)
	}
	cmd = exec.Command("sh", "-c", `"$0" watch --json --for 1s --sysfs "$1" 2>&1 | true`, program(t), tr.root)
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("got %s and %v, want silence", out, err)
	}
}

func TestWatchRecords(t *testing.T) {
	t.Parallel()
	tr := newSysTree(t)
	tr.add("1-4", "9", "05ac:1227", dfuSerial)
	for _, identifiers := range []bool{false, true} {
		file := filepath.Join(t.TempDir(), "trace.jsonl")
		args := []string{"watch", "--json", "--for", "200ms", "--sysfs", tr.root, "--record", file}
		if identifiers {
			args = append(args, "--include-identifiers")
		}
		if got := relinkctl(t, args...); got.code != 0 || got.stderr != "" {
			t.Fatalf("got %+v, want code 0", got)
		}
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		r, err := usbwatch.NewTraceReader(f)
		if err != nil {
			t.Fatal(err)
		}
		first, err := r.Next()
		if err != nil || len(first.Devices) != 2 {
			t.Fatalf("got %+v and %v, want two devices", first, err)
		}
		serial := first.Devices[1].Serial
		if len(serial) != len(dfuSerial) || (serial == dfuSerial) != identifiers {
			t.Errorf("with identifiers %v: got serial %q", identifiers, serial)
		}
		if info, err := f.Stat(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("got mode %v, want the file for its owner alone", info.Mode())
		}
	}
}

func TestWatchGoesOnWithAFullDisk(t *testing.T) {
	t.Parallel()
	tr := newSysTree(t)
	got := relinkctl(t, "watch", "--json", "--for", "200ms", "--sysfs", tr.root, "--record", "/dev/full")
	if strings.Count(got.stdout, "\n") != 1 || strings.Count(got.stderr, "watching goes on") != 1 || got.code != exitFailed {
		t.Errorf("got %+v, want the hub, one sentence and code 1", got)
	}
}

// TestWatchOpensNoDevice asks strace what the program did while it watched a
// phone come and go.
func TestWatchOpensNoDevice(t *testing.T) {
	t.Parallel()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Fatalf("make test installs strace: %v", err)
	}
	tr := newSysTree(t)
	calls := filepath.Join(t.TempDir(), "calls")
	w := startWatch(t, strace, "-f", "-qq", "-o", calls, "-e", "trace=open,openat,openat2,socket,connect",
		program(t), "watch", "--json", "--for", "5s", "--sysfs", tr.root)
	w.event()
	tr.add("1-4", "9", "05ac:1227", dfuSerial)
	if e := w.event(); e.Device.Mode != "dfu" {
		t.Errorf("got %+v, want the phone in DFU", e)
	}
	for range w.lines {
	}
	if err := w.cmd.Wait(); err != nil {
		t.Errorf("got %v, want code 0", err)
	}
	text, err := os.ReadFile(calls)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "idVendor") {
		t.Fatalf("got no reading of the bus from strace: %.2000s", text)
	}
	for line := range strings.Lines(string(text)) {
		if regexp.MustCompile(`/dev/bus/usb|/dev/usb|AF_INET|AF_UNIX`).MatchString(line) {
			t.Errorf("got %s, want no device node and no network", line)
		}
	}
}
