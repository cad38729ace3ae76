package kernlog

import (
	"sync"
	"sync/atomic"
	"time"
)

// maxUnread bounds the messages that wait to be read.
const maxUnread = 256

// Log is the kernel's messages from the moment it was opened.
type Log struct {
	source   string
	messages chan Message
	missed   atomic.Int64
	once     sync.Once
	stop     func() error
}

// Open begins to read the kernel's messages about USB, from now on. The error
// wraps ErrUnreadable where that is not allowed or not possible.
func Open() (*Log, error) { return open() }

// Messages delivers them. It is closed when the log is, or breaks.
func (l *Log) Messages() <-chan Message { return l.messages }

// Source is what is being read, such as "/dev/kmsg".
func (l *Log) Source() string { return l.source }

// Missed is how many messages were dropped because they were read too slowly.
func (l *Log) Missed() int { return int(l.missed.Load()) }

// Close stops reading.
func (l *Log) Close() (err error) {
	l.once.Do(func() { err = l.stop() })
	return err
}

// follow passes messages on until next fails. It never waits for the reader.
func (l *Log) follow(next func() (line string, err error)) {
	defer close(l.messages)
	for {
		line, err := next()
		if err != nil {
			return
		}
		m, ok := Parse(line)
		if !ok {
			continue
		}
		m.At = time.Now()
		select {
		case l.messages <- m:
		default:
			l.missed.Add(1)
		}
	}
}
