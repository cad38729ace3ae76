package restorer

import (
	"errors"
	"time"

	"golang.org/x/sys/unix"
)

// heldProcess is a process held by a descriptor: its number may be given to
// another one later, the descriptor never is.
type heldProcess struct {
	fd   int
	done chan struct{}
}

// ended is a process that runs no more.
func ended() process {
	p := &heldProcess{fd: -1, done: make(chan struct{})}
	close(p.done)
	return p
}

func openProcess(pid int) process {
	fd, err := unix.PidfdOpen(pid, 0)
	if err != nil {
		if errors.Is(err, unix.ESRCH) {
			return ended()
		}
		return lookedAt(pid)
	}
	p := &heldProcess{fd: fd, done: make(chan struct{})}
	go func() {
		defer close(p.done)
		for {
			n, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, -1)
			if n > 0 || err != nil && !errors.Is(err, unix.EINTR) {
				return
			}
		}
	}()
	return p
}

func (p *heldProcess) gone() <-chan struct{} { return p.done }
func (p *heldProcess) terminate() error      { return p.signal(unix.SIGTERM) }
func (p *heldProcess) kill() error           { return p.signal(unix.SIGKILL) }

func (p *heldProcess) signal(s unix.Signal) error {
	if p.fd < 0 {
		return ErrNotLive
	}
	return unix.PidfdSendSignal(p.fd, s, nil, 0)
}

// oldProcess is a process on a kernel before 5.3, which has no such
// descriptors: it is looked at each second, and told apart by its start.
type oldProcess struct {
	pid     int
	started uint64
	done    chan struct{}
}

func lookedAt(pid int) process {
	stat, err := readStat("/proc", pid)
	if err != nil {
		return ended()
	}
	p := &oldProcess{pid, stat.started, make(chan struct{})}
	go func() {
		defer close(p.done)
		for p.is() {
			time.Sleep(time.Second)
		}
	}()
	return p
}

func (p *oldProcess) is() bool {
	stat, err := readStat("/proc", p.pid)
	return err == nil && !stat.dead() && stat.started == p.started
}

func (p *oldProcess) gone() <-chan struct{} { return p.done }
func (p *oldProcess) terminate() error      { return p.signal(unix.SIGTERM) }
func (p *oldProcess) kill() error           { return p.signal(unix.SIGKILL) }

func (p *oldProcess) signal(s unix.Signal) error {
	if !p.is() {
		return ErrNotLive
	}
	return unix.Kill(p.pid, s)
}
