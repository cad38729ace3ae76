package usbwatch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"relink/internal/device"
)

// replay is a trace as a bus, in the trace's own time.
type replay struct {
	read  func() (Line, error)
	speed float64
	bell  chan struct{}

	mu      sync.Mutex
	started time.Time // of the first scan; the trace's time zero
	now     device.Snapshot
	next    Line // the line that comes after now
	err     error
	timer   *time.Timer
}

// NewReplay is a bus on which happens what read tells, such as the Next
// method of a TraceReader. The trace's time begins with the first scan and
// runs speed times as fast as the clock (1 when speed is not above 0). The
// bus ends, with ErrEnded, after the last line: when the trace could not be
// read to its end, the error wraps the cause as well.
func NewReplay(read func() (Line, error), speed float64) Bus {
	if speed <= 0 {
		speed = 1
	}
	return &replay{read: read, speed: speed, bell: make(chan struct{}, 1)}
}

// Scan returns the bus at this moment. No line is passed over: when several
// are due, each is returned by a scan of its own.
func (b *replay) Scan(context.Context) (device.Snapshot, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.started.IsZero() {
		b.started = time.Now()
		b.advance()
	}
	for b.err == nil && !time.Now().Before(b.due()) {
		l := b.next
		at := b.due()
		b.advance()
		if l.Kind == LineDevices {
			b.now = device.Snapshot{At: at, Devices: l.Devices}
			b.ringWhenDue()
			return b.now, nil
		}
	}
	if b.err != nil {
		return device.Snapshot{}, b.err
	}
	b.ringWhenDue()
	return device.Snapshot{At: time.Now(), Devices: b.now.Devices}, nil
}

// due is when the next line happens.
func (b *replay) due() time.Time {
	return b.started.Add(time.Duration(float64(b.next.T) / b.speed))
}

// advance reads the next line.
func (b *replay) advance() {
	l, err := b.read()
	switch {
	case err == nil:
		b.next = l
	case errors.Is(err, io.EOF):
		b.err = ErrEnded
	default:
		b.err = fmt.Errorf("%w: %w", ErrEnded, err)
	}
}

// ringWhenDue sets the bell to the next line, or to the end.
func (b *replay) ringWhenDue() {
	wait := time.Duration(0)
	if b.err == nil {
		wait = time.Until(b.due())
	}
	if b.timer != nil {
		b.timer.Stop()
	}
	b.timer = time.AfterFunc(wait, func() {
		select {
		case b.bell <- struct{}{}:
		default:
		}
	})
}

func (b *replay) Changed() <-chan struct{} { return b.bell }

// Close stops the bell.
func (b *replay) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.timer != nil {
		b.timer.Stop()
	}
	b.err = ErrEnded
	return nil
}
