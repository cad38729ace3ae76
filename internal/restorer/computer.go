package restorer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"time"
)

// Here is the computer that Relink runs on.
func Here() Computer {
	return Computer{
		System: runtime.GOOS, Getenv: os.Getenv, Exists: exists, Executable: executable,
		Ask: ask, Processes: processes, Start: start,
	}
}

// The bounds of a program that is asked for its version: a program that hangs
// or never stops talking has said nothing.
const (
	askTime  = 5 * time.Second
	askBytes = 64 << 10
)

var errTalksOn = errors.New("it says more than any version")

// ask runs a program that only says something: without input, in a folder of
// its own and no longer than askTime, then it is ended with all it started.
func ask(ctx context.Context, name string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	dir, err := os.MkdirTemp("", "relink-ask-")
	if err != nil {
		return "", fmt.Errorf("ask %s: %w", name, err)
	}
	defer os.RemoveAll(dir)
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	out := &bounded{full: cancel}
	cmd.Stdout, cmd.Stderr = out, out
	cmd.WaitDelay = time.Second
	ofItsOwn(cmd)
	if err := cmd.Run(); err != nil && (ctx.Err() != nil || len(out.said) == 0) {
		return "", fmt.Errorf("ask %s: %w", name, err)
	}
	return string(out.said), nil
}

// bounded keeps the beginning of what is written and ends the talk past it.
type bounded struct {
	said []byte
	full func()
}

func (b *bounded) Write(p []byte) (int, error) {
	if len(b.said)+len(p) > askBytes {
		b.full()
		return 0, errTalksOn
	}
	b.said = append(b.said, bytes.ToValidUTF8(p, nil)...)
	return len(p), nil
}

func start(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("open %s: %w", name, err)
	}
	go func() { _ = cmd.Wait() }() // it is collected; how it ends is its own matter
	return nil
}
