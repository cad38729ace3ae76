package main

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// coached is a relinkctl coach that follows a bus.
type coached struct {
	t     *testing.T
	cmd   *exec.Cmd
	lines chan string
}

func startCoach(t *testing.T, args ...string) *coached {
	t.Helper()
	c := &coached{t: t, cmd: exec.Command(program(t), append([]string{"coach"}, args...)...), lines: make(chan string, 100)}
	c.cmd.Stderr = os.Stderr
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.cmd.Process.Kill() })
	go func() {
		defer close(c.lines)
		for s := bufio.NewScanner(out); s.Scan(); {
			c.lines <- s.Text()
		}
	}()
	return c
}

func (c *coached) line() string {
	c.t.Helper()
	select {
	case text, ok := <-c.lines:
		if !ok {
			c.t.Fatal("the output ended")
		}
		return text
	case <-time.After(20 * time.Second):
		c.t.Fatal("no line in 20 s")
	}
	return ""
}

// cue is the next line as JSON, short: "hold home+side start".
func (c *coached) cue() string {
	c.t.Helper()
	text := c.line()
	var l struct {
		Cue, Cause, Outcome string
		Buttons             []string
	}
	if err := json.Unmarshal([]byte(text), &l); err != nil {
		c.t.Fatalf("got %q: %v", text, err)
	}
	if l.Outcome != "" {
		return "outcome " + l.Outcome
	}
	return strings.TrimSpace(l.Cue + " " + strings.Join(l.Buttons, "+") + " " + l.Cause)
}

func (c *coached) want(want ...string) {
	c.t.Helper()
	for _, w := range want {
		if got := c.cue(); got != w {
			c.t.Fatalf("got %q, want %q", got, w)
		}
	}
}

// ends waits for the end, which is no error.
func (c *coached) ends() {
	c.t.Helper()
	for text := range c.lines {
		c.t.Errorf("got %q after the end", text)
	}
	if err := c.cmd.Wait(); err != nil {
		c.t.Errorf("got %v, want code 0", err)
	}
}

const (
	recovery6s = "CPID:8000 CPRV:20 CPFM:03 SCEP:01 BDID:04 ECID:001A2B3C4D5E6F70 IBFL:1D SRNM:[F2LXXXXXXXXX]"
	dfu6s      = "CPID:8000 CPRV:20 CPFM:03 SCEP:01 BDID:04 ECID:001A2B3C4D5E6F70 IBFL:1C SRTG:[iBoot-2234.0.0.3.3]"
)

// The phone appears after the coach was started; nothing is said before.
func TestTheCoachFollowsTheBus(t *testing.T) {
	tree := newSysTree(t)
	c := startCoach(t, "--model", "iPhone8,1", "--start", "recovery", "--json", "--bus", "sysfs", "--sysfs", tree.root)
	time.Sleep(300 * time.Millisecond)
	tree.add("1-1", "3", "05ac:1281", recovery6s)
	c.want("hold home+side start")
	tree.remove("1-1")
	c.want("hold home+side usb")
	tree.add("1-1", "4", "05ac:1227", dfu6s)
	c.want("release  usb", "outcome reached-dfu")
	c.ends()
}

func TestTheCoachStopsWhenAsked(t *testing.T) {
	tree := newSysTree(t)
	tree.add("1-1", "3", "05ac:1281", recovery6s)
	c := startCoach(t, "--model", "iPhone8,1", "--start", "recovery", "--plain", "--sysfs", tree.root)
	for _, want := range []string{"Let go any time. Nothing breaks.", "Get ready.", "3"} {
		if got := c.line(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if err := c.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest := []string{c.line(), c.line()}
	if got := strings.Join(rest, " "); got != "Let go of everything. Stopped. It takes no harm." {
		t.Errorf("got %q", got)
	}
	c.ends()
}
