// Package follow reads a restore log while another program writes it: it tells
// each step as it comes, how long the log has been silent, and when that is
// longer than usual. It waits for the system's word that a file changed, so
// that it costs nothing while nothing grows.
//
// It knows files and silences. What a line means is restorelog's matter.
package follow

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"relink/internal/restorelog"
)

// Update is how the restore stands at a moment, as its log tells it.
type Update struct {
	At time.Time
	restorelog.Progress
	// Quiet is how long nothing was written.
	Quiet time.Duration
	// Stalled says that this is far longer than usual for the stage.
	Stalled bool
	// Note is what happened to the file itself with this update; empty as a rule.
	Note Note
}

// Note is something that happened to a file that is followed.
type Note string

// The notes.
const (
	NoteCut      Note = "cut"      // it was cut or written anew: reading began again
	NoteReplaced Note = "replaced" // another file stands in its place, which is followed now
	NoteMoved    Note = "moved"    // it was moved or removed: it is followed where it is
)

// stays is how long a final word is waited on: a failure may follow a success.
const stays = 60 * time.Second

// Log is a log that is followed.
type Log struct {
	tail   *tail
	reader *restorelog.Reader
	tell   func(Update)

	also    io.Writer // gets every byte too
	patient bool      // a final word is not the end

	told    Update
	begun   bool // the first update was told: what came before is history
	silence time.Time
	ended   time.Time // when a final word was first heard; zero: none yet
}

// Open opens a log to follow it. The error is that of restorelog.ReadFile.
func Open(path string) (*Log, error) {
	t, err := openTail(path)
	if err != nil {
		return nil, err
	}
	return &Log{tail: t}, nil
}

// Also has w get everything that is read.
func (l *Log) Also(w io.Writer) { l.also = w }

// Stay has the log followed until ctx ends, whatever it says.
func (l *Log) Stay() { l.patient = true }

// Path is the path that the log was opened by.
func (l *Log) Path() string { return l.tail.path }

// Close lets go of the file.
func (l *Log) Close() error { return l.tail.f.Close() }

// Result is what reading the whole file gives, as far as it was read.
func (l *Log) Result() (restorelog.Result, error) { return l.reader.Result() }

// Follow tells how the restore stands now and then each change, in order, until
// ctx ends or 60 seconds after the log's final word. tell is called from
// this goroutine alone. An error means that the file can no longer be read.
func (l *Log) Follow(ctx context.Context, tell func(Update)) error {
	l.tell = tell
	l.restart(time.Now())
	bell, deaf := l.listen()
	if bell != nil {
		defer bell.Close()
	}
	l.silence = l.tail.lastWritten(time.Now())
	for {
		now := time.Now()
		if err := l.look(now); err != nil {
			return err
		}
		wait, over := l.wait(now, deaf)
		if over {
			return nil
		}
		if !l.rest(ctx, bell, wait) {
			// What was written until now belongs to it.
			return l.look(time.Now())
		}
	}
}

// listen asks the system to ring when something changes in the log's folder.
// Where it cannot, the file is looked at again and again.
func (l *Log) listen() (bell *fsnotify.Watcher, deaf bool) {
	bell, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, true
	}
	if err := bell.Add(filepath.Dir(l.tail.path)); err != nil {
		bell.Close()
		return nil, true
	}
	return bell, false
}

// rest waits for the bell or the clock; false is the end.
func (l *Log) rest(ctx context.Context, bell *fsnotify.Watcher, wait time.Duration) bool {
	clock := time.NewTimer(wait)
	defer clock.Stop()
	var events chan fsnotify.Event
	var errs chan error
	if bell != nil {
		events, errs = bell.Events, bell.Errors
	}
	for {
		select {
		case <-ctx.Done():
			return false
		case <-clock.C:
			return true
		case <-errs: // it lost some: look
			return true
		case e := <-events:
			if filepath.Base(e.Name) == filepath.Base(l.tail.path) || l.tail.moved {
				return true
			}
		}
	}
}

// restart begins a reading: at the start, and when the file was cut or
// replaced.
func (l *Log) restart(now time.Time) {
	l.reader = restorelog.NewReader()
	l.ended, l.silence = time.Time{}, now
	l.reader.OnProgress(func(p restorelog.Progress) {
		if l.begun {
			l.say(time.Now(), p, "")
		}
	})
}

// look reads what is new and tells it.
func (l *Log) look(now time.Time) error {
	for {
		read, note, err := l.tail.look(l.into())
		if err != nil {
			return fmt.Errorf("follow the log: %w", err)
		}
		if read > 0 && l.begun {
			l.silence = now
		}
		if note == NoteCut || note == NoteReplaced {
			l.restart(now)
		}
		l.state(now, note)
		if note == "" || note == NoteMoved {
			return nil
		}
	}
}

func (l *Log) into() io.Writer {
	if l.also == nil {
		return l.reader
	}
	return io.MultiWriter(l.also, l.reader)
}

// state tells how it stands where that is new.
func (l *Log) state(now time.Time, note Note) {
	p := l.reader.Progress()
	switch {
	case p.Ended == "":
		l.ended = time.Time{}
	case l.ended.IsZero():
		l.ended = now
	}
	u := l.updateOf(now, p)
	if !l.begun || note != "" || !u.Progress.Equal(l.told.Progress) || u.Stalled != l.told.Stalled {
		l.begun = true
		l.say(now, p, note)
	}
}

func (l *Log) say(now time.Time, p restorelog.Progress, note Note) {
	u := l.updateOf(now, p)
	u.Note = note
	l.told = u
	l.tell(u)
}

func (l *Log) updateOf(now time.Time, p restorelog.Progress) Update {
	quiet := max(0, now.Sub(l.silence))
	return Update{At: now, Progress: p, Quiet: quiet, Stalled: p.Ended == "" && quiet >= StalledAfter(p.Stage)}
}

// wait is how long nothing can change but by the file; over says that the end
// has come.
func (l *Log) wait(now time.Time, deaf bool) (wait time.Duration, over bool) {
	wait = lookEvery
	if deaf {
		wait = pollEvery
	}
	if !l.ended.IsZero() && !l.patient {
		left := stays - now.Sub(l.ended)
		return max(min(wait, left), time.Millisecond), left <= 0
	}
	if !l.told.Stalled {
		wait = min(wait, StalledAfter(l.told.Stage)-now.Sub(l.silence))
	}
	return max(wait, time.Millisecond), false
}
