package kernlog

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestLogOfAPipe plays the kernel through a named pipe, which like /dev/kmsg
// gives what was written in one go.
func TestLogFollows(t *testing.T) {
	lines := []string{
		"6,1,1000000,-;eth0: link up\n",
		"3,2,2000000,-;usb 1-4: device descriptor read/64, error -71\n SUBSYSTEM=usb\n",
	}
	l := &Log{messages: make(chan Message, maxUnread), stop: func() error { return nil }}
	go l.follow(func() (string, error) {
		if len(lines) == 0 {
			return "", io.EOF
		}
		line := lines[0]
		lines = lines[1:]
		return line, nil
	})
	m, ok := <-l.Messages()
	if !ok || m.Port != "1-4" || m.Sign != NoAnswer || time.Since(m.At) > time.Minute {
		t.Errorf("got %+v, want the message about 1-4, now", m)
	}
	if m, ok := <-l.Messages(); ok {
		t.Errorf("got %+v, want the end", m)
	}
}

func TestLogNeverWaitsForItsReader(t *testing.T) {
	l := &Log{messages: make(chan Message, maxUnread)}
	left := maxUnread + 10
	l.follow(func() (string, error) { // returns, though nobody reads
		if left == 0 {
			return "", io.EOF
		}
		left--
		return "usb 1-4: USB disconnect, device number 7", nil
	})
	if l.Missed() != 10 {
		t.Errorf("got %d missed, want 10", l.Missed())
	}
}

func TestOpenKmsgSaysWhyNot(t *testing.T) {
	if l, err := openKmsg(filepath.Join(t.TempDir(), "kmsg")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v and %v, want that it is not there", l, err)
	}
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if l, err := openKmsg(pipe); !errors.Is(err, syscall.ESPIPE) {
		t.Errorf("got %v and %v, want that a pipe has no end to go to", l, err)
	}
}

// TestOpen takes the machine as it is: the log opens and closes, or says that
// it cannot be read.
func TestOpen(t *testing.T) {
	l, err := Open()
	if err != nil {
		if !errors.Is(err, ErrUnreadable) {
			t.Errorf("got %v, want it to say %v", err, ErrUnreadable)
		}
		return
	}
	if l.Source() == "" {
		t.Errorf("got no source")
	}
	if err := l.Close(); err != nil {
		t.Errorf("got %v, want it closed", err)
	}
	if err := l.Close(); err != nil {
		t.Errorf("closed again: got %v, want nothing", err)
	}
	deadline := time.After(10 * time.Second)
	for {
		select {
		case _, open := <-l.Messages():
			if !open {
				return
			}
		case <-deadline:
			t.Fatal("got a log that goes on after Close")
		}
	}
}
