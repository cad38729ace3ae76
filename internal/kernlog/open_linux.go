package kernlog

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// kmsgRecord is the most that one read of /dev/kmsg may give, in bytes
// (PRINTK_MESSAGE_MAX in kernel/printk/internal.h is 2048, older kernels had
// 8192).
const kmsgRecord = 8192

func open() (*Log, error) {
	l, err := openKmsg("/dev/kmsg")
	if err == nil {
		return l, nil
	}
	l, journalErr := openJournal()
	if journalErr == nil {
		return l, nil
	}
	return nil, fmt.Errorf("%w: %w; %w", ErrUnreadable, err, journalErr)
}

// openKmsg reads the kernel's own buffer, which needs no rights only where
// kernel.dmesg_restrict is 0 and the file's mode allows it.
func openKmsg(name string) (*Log, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekEnd); err != nil {
		f.Close()
		return nil, fmt.Errorf("go to the end of %s: %w", name, err)
	}
	l := &Log{source: name, messages: make(chan Message, maxUnread), stop: f.Close}
	buf := make([]byte, kmsgRecord)
	go l.follow(func() (string, error) {
		for {
			n, err := f.Read(buf)
			switch {
			case errors.Is(err, syscall.EPIPE):
				l.missed.Add(1) // the kernel overwrote what was next; go on with what follows
			case err != nil:
				return "", err
			case n == 0:
				return "", io.EOF
			default:
				return string(buf[:n]), nil
			}
		}
	})
	return l, nil
}

// journalWait bounds the question whether the journal may be read.
const journalWait = 5 * time.Second

// openJournal reads the same messages from the journal, which the members of
// some groups may.
func openJournal() (*Log, error) {
	ctx, cancel := context.WithTimeout(context.Background(), journalWait)
	defer cancel()
	// Without the right to, journalctl prints nothing and is content.
	last, err := exec.CommandContext(ctx, "journalctl", "--dmesg", "--lines=1", "--quiet", "--no-pager", "--output=cat").Output()
	if err != nil {
		return nil, fmt.Errorf("ask journalctl: %w", err)
	}
	if len(strings.TrimSpace(string(last))) == 0 {
		return nil, errors.New("ask journalctl: it shows no messages of the kernel")
	}
	cmd := exec.Command("journalctl", "--dmesg", "--follow", "--lines=0", "--quiet", "--no-pager", "--output=short-monotonic")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start journalctl: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start journalctl: %w", err)
	}
	l := &Log{source: "journalctl", messages: make(chan Message, maxUnread)}
	l.stop = func() error {
		_ = cmd.Process.Kill() // it may have ended already
		return nil
	}
	lines := bufio.NewReaderSize(out, kmsgRecord)
	go func() {
		l.follow(func() (string, error) { return nextLine(lines) })
		_ = cmd.Wait() // it was killed, or said its last word
	}()
	return l, nil
}

// nextLine is the next line; of one that does not fit the buffer, the first
// part.
func nextLine(r *bufio.Reader) (string, error) {
	line, more, err := r.ReadLine()
	text := string(line)
	for more && err == nil {
		_, more, err = r.ReadLine()
	}
	return text, err
}
