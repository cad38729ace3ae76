package boot

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// Mark begins every line that the guest means for us; the rest of the console
// is the kernel's.
const Mark = "@@"

// Message is one line from the guest.
type Message struct {
	// Kind is "result" (of a scenario), "row" (of a measurement), "ask" (for
	// something only the machine outside can do), "note" or "end".
	Kind     string          `json:"kind"`
	Scenario string          `json:"scenario,omitempty"`
	OK       bool            `json:"ok,omitempty"`
	Seconds  float64         `json:"seconds,omitempty"`
	Text     string          `json:"text,omitempty"`
	Faults   []string        `json:"faults,omitempty"`
	Log      []string        `json:"log,omitempty"`
	Row      json.RawMessage `json:"row,omitempty"`
}

// Run boots the image with words on the kernel's command line and calls each
// for every message. It ends when the guest says so, or with an error: the
// guest died, hung up or ran out of time.
func Run(ctx context.Context, img Image, words string, each func(Message)) error {
	qemu, err := exec.LookPath("qemu-system-x86_64")
	if err != nil {
		return fmt.Errorf("qemu-system-x86_64 is %w", ErrMissing)
	}
	dir, err := os.MkdirTemp("", "relink-e2e")
	if err != nil {
		return fmt.Errorf("make room for QEMU's monitor: %w", err)
	}
	defer os.RemoveAll(dir)
	table := newBench(dir)
	args := append([]string{
		"-accel", "tcg,thread=multi", "-machine", "q35", "-cpu", "max", "-m", "384", "-smp", "1",
		"-kernel", img.Kernel, "-initrd", img.Initramfs, "-nodefaults", "-no-user-config",
		"-display", "none", "-serial", "stdio", "-no-reboot",
		"-device", "isa-debug-exit,iobase=0xf4,iosize=4",
		"-append", "console=ttyS0 quiet panic=-1 mitigations=off tsc=reliable no_timer_check nokaslr " + words,
	}, table.flags()...)
	cmd := exec.CommandContext(ctx, qemu, args...)
	console, err := cmd.StdoutPipe()
	if err != nil {
		return fmt.Errorf("open the guest's console: %w", err)
	}
	var complaints strings.Builder
	cmd.Stderr = &complaints
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start QEMU: %w", err)
	}
	tail, ended, readErr := follow(console, table, each)
	if readErr != nil {
		_ = cmd.Process.Kill() // nobody listens to it any more
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("the guest did not end in time: %w\n%s", ctx.Err(), tail)
	case readErr != nil:
		return readErr
	case ended && errors.As(err, &exit) && exit.ExitCode() == 1: // isa-debug-exit: the guest said 0
		return nil
	}
	return fmt.Errorf("the guest ended badly (%v)\n%s\n%s", err, complaints.String(), tail)
}

// follow reads the console to its end and returns its last lines.
func follow(console io.Reader, table *bench, each func(Message)) (tail string, ended bool, err error) {
	var last []string
	lines := bufio.NewScanner(console)
	lines.Buffer(nil, 4<<20)
	for lines.Scan() {
		line := strings.TrimRight(lines.Text(), "\r")
		_, text, marked := strings.Cut(line, Mark)
		if !marked {
			if last = append(last, line); len(last) > 60 {
				last = last[1:]
			}
			continue
		}
		var m Message
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			return "", false, fmt.Errorf("the guest printed %q: %w", line, err)
		}
		switch m.Kind {
		case "ask":
			if err := table.do(m.Text); err != nil {
				return "", false, fmt.Errorf("the guest asked for %q: %w", m.Text, err)
			}
		case "end":
			ended = true
		}
		each(m)
	}
	return strings.Join(last, "\n"), ended, lines.Err()
}
