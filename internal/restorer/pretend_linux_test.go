package restorer

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"relink/internal/device"
	"relink/internal/restore"
)

// This program is its own made-up idevicerestore: under that name it does what
// a test tells it over a socket.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == "idevicerestore" {
		pretend()
		return
	}
	os.Exit(m.Run())
}

// pretend says hello, with its arguments, and obeys: "say TEXT", "flood N",
// "hold" (SIGTERM is only told), "exit N".
func pretend() {
	terms := make(chan os.Signal, 1)
	signal.Notify(terms, syscall.SIGTERM)
	conn, err := net.Dial("unix", os.Getenv("RELINK_PRETEND"))
	if err != nil {
		os.Exit(3)
	}
	hold := make(chan struct{}, 1)
	go func() {
		for range terms {
			fmt.Fprintln(conn, "TERM")
			select {
			case <-hold:
				hold <- struct{}{}
			default:
				os.Exit(0)
			}
		}
	}()
	stdin, _ := io.ReadAll(os.Stdin)
	cwd, _ := os.Getwd()
	fmt.Fprintf(conn, "args %s\nin %d\ncwd %s\ntmp %s\nhup %v\n", strings.Join(os.Args[1:], " "), len(stdin), cwd, os.Getenv("TMPDIR"), signal.Ignored(syscall.SIGHUP))
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		word, arg, _ := strings.Cut(lines.Text(), " ")
		n, _ := strconv.Atoi(arg)
		switch word {
		case "say":
			fmt.Println(arg)
		case "flood":
			chunk := []byte(strings.Repeat(strings.Repeat("x", 99)+"\n", 1000))
			for range n {
				_, _ = os.Stdout.Write(chunk)
			}
		case "hold":
			hold <- struct{}{}
		case "exit":
			os.Exit(n)
		}
		fmt.Fprintln(conn, "done")
	}
	select {} // whoever told it what to do has gone; it works on
}

// pretended is a restore that runs with the made-up program.
type pretended struct {
	t        *testing.T
	plan     *Plan
	run      *Run
	conn     net.Conn
	heard    *bufio.Reader
	bus      chan Seen
	tracker  device.Tracker
	progress chan Progress
	last     chan Progress
	leave    context.CancelFunc
}

// planned is a plan for the made-up program, and where it can be told what to
// do.
func planned(t *testing.T, changes int) (*Plan, net.Listener) {
	t.Helper()
	dir := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "idevicerestore")
	if err := os.Link(self, program); err != nil {
		data, err := os.ReadFile(self)
		if err == nil {
			err = os.WriteFile(program, data, 0o700)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	listener, err := net.Listen("unix", filepath.Join(dir, "s"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	t.Setenv("RELINK_PRETEND", listener.Addr().String())
	fw, err := OpenFirmware(goodIPSW(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { fw.Close() })
	info, err := os.Stat(program)
	if err != nil {
		t.Fatal(err)
	}
	return &Plan{
		Program:  Program{Kind: IDeviceRestore, Path: program, Version: "1.0.0", Build: &Build{baseRelease, changes}, itself: true},
		Firmware: fw, Model: modelOf(t, "iPhone12,1"), Behaviour: restore.Update, ECID: ourECID, Port: "1-4", StartMode: device.ModeRecovery,
		Runs: filepath.Join(dir, "runs"), program: info,
	}, listener
}

func snapshotOf(what string) device.Snapshot {
	return device.Snapshot{At: time.Now(), Devices: onBus(what)}
}

func started(t *testing.T, plan *Plan, listener net.Listener) *pretended {
	t.Helper()
	run, err := plan.Start(snapshotOf("recovery"))
	if err != nil {
		t.Fatal(err)
	}
	p := &pretended{t: t, plan: plan, run: run}
	t.Cleanup(func() { _ = run.proc.kill(); <-run.proc.gone() })
	if p.conn, err = listener.Accept(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.conn.Close() })
	p.heard = bufio.NewReader(p.conn)
	p.watch()
	return p
}

// watch begins to watch the run, as a window does.
func (p *pretended) watch() {
	ctx, leave := context.WithCancel(p.t.Context())
	p.leave = leave
	p.bus, p.progress, p.last = make(chan Seen), make(chan Progress, 1000), make(chan Progress, 1)
	go func() {
		last, err := p.run.Watch(ctx, p.bus, func(x Progress) { p.progress <- x })
		if err != nil && !errors.Is(err, context.Canceled) {
			p.t.Errorf("got %v", err)
		}
		p.last <- last
	}()
	p.shows("recovery")
}

func (p *pretended) shows(what string) {
	s := snapshotOf(what)
	var seen []device.Sighting
	p.tracker, seen = p.tracker.Advance(s)
	p.bus <- Seen{s.At, seen}
}

func (p *pretended) line() string {
	p.t.Helper()
	_ = p.conn.SetReadDeadline(time.Now().Add(20 * time.Second))
	line, err := p.heard.ReadString('\n')
	if err != nil {
		p.t.Fatal(err)
	}
	return strings.TrimSpace(line)
}

func (p *pretended) told(prefix string) string {
	p.t.Helper()
	for {
		if line := p.line(); strings.HasPrefix(line, prefix) {
			return strings.TrimSpace(strings.TrimPrefix(line, prefix))
		}
	}
}

func (p *pretended) do(words string) {
	p.t.Helper()
	if _, err := fmt.Fprintln(p.conn, words); err != nil {
		p.t.Fatal(err)
	}
	if !strings.HasPrefix(words, "exit") {
		p.told("done")
	}
}

func (p *pretended) until(fits func(Progress) bool) Progress {
	p.t.Helper()
	late := time.After(30 * time.Second)
	for {
		select {
		case x := <-p.progress:
			if fits(x) {
				return x
			}
		case <-late:
			p.t.Fatal("it was not told within 30 s")
		}
	}
}

// earlier moves what the phone did last into the past, so that a test need not
// wait as long as a person does.
func (p *pretended) earlier(by time.Duration) {
	p.run.mu.Lock()
	defer p.run.mu.Unlock()
	p.run.state.since, p.run.state.endedAt = p.run.state.since.Add(-by), p.run.state.endedAt.Add(-by)
}

func (p *pretended) end() Progress {
	p.t.Helper()
	select {
	case x := <-p.last:
		return x
	case <-time.After(90 * time.Second):
		p.t.Fatal("it did not end within 90 s")
		return Progress{}
	}
}
