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
	"path/filepath"
	"strconv"
	"strings"
)

// Message is one line from the guest.
type Message struct {
	// Kind is "result" (of a scenario), "row" (of a measurement), "ask" (for
	// something only the machine outside can do), "note" or "end".
	Kind     string   `json:"kind"`
	Scenario string   `json:"scenario,omitempty"`
	OK       bool     `json:"ok,omitempty"`
	Seconds  float64  `json:"seconds,omitempty"`
	Text     string   `json:"text,omitempty"`
	Faults   []string `json:"faults,omitempty"`
	Log      []string `json:"log,omitempty"`
	// Crashed is true where the program of a scenario crashed, so that nothing is
	// known of it.
	Crashed bool            `json:"crashed,omitempty"`
	Row     json.RawMessage `json:"row,omitempty"`
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
	table, console := newBench(dir), filepath.Join(dir, "console")
	args := append([]string{
		"-accel", "tcg,thread=multi", "-machine", "q35", "-cpu", "max", "-m", "512", "-smp", strconv.Itoa(max(1, img.Processors)),
		"-kernel", img.Kernel, "-initrd", img.Initramfs, "-nodefaults", "-no-user-config",
		"-display", "none", "-no-reboot",
		"-serial", "file:" + console, "-serial", "stdio", // the kernel's and ours
		"-device", "isa-debug-exit,iobase=0xf4,iosize=4",
		"-append", "console=ttyS0 quiet panic=-1 mitigations=off tsc=reliable no_timer_check nokaslr " + words,
	}, table.flags()...)
	cmd := exec.CommandContext(ctx, qemu, args...)
	said, err := cmd.StdoutPipe()
	if err != nil {
		return fmt.Errorf("open the guest's line: %w", err)
	}
	var complaints strings.Builder
	cmd.Stderr = &complaints
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start QEMU: %w", err)
	}
	ended, readErr := follow(said, table, each)
	if readErr != nil {
		_ = cmd.Process.Kill() // nobody listens to it any more
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("the guest did not end in time: %w\n%s", ctx.Err(), lastWords(console))
	case readErr != nil:
		return readErr
	case ended && errors.As(err, &exit) && exit.ExitCode() == 1: // isa-debug-exit: the guest said 0
		return nil
	}
	return fmt.Errorf("the guest ended badly (%v)\n%s\n%s", err, complaints.String(), lastWords(console))
}

// follow reads what the guest says to its end.
func follow(said io.Reader, table *bench, each func(Message)) (ended bool, err error) {
	lines := bufio.NewScanner(said)
	lines.Buffer(nil, 4<<20)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" {
			continue
		}
		var m Message
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			return false, fmt.Errorf("the guest said %q: %w", line, err)
		}
		switch m.Kind {
		case "ask":
			if err := table.do(m.Text); err != nil {
				return false, fmt.Errorf("the guest asked for %q: %w", m.Text, err)
			}
		case "end":
			ended = true
		}
		each(m)
	}
	return ended, lines.Err()
}

// lastWords is the end of the kernel's console.
func lastWords(console string) string {
	const most = 4000
	text, err := os.ReadFile(console)
	if err != nil {
		return err.Error()
	}
	return string(text[max(0, len(text)-most):])
}
