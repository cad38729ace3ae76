// Package crash notices that the last run of the program did not end by
// itself, and keeps a note of how it broke off that may be shown and passed on.
//
// It knows its files in one folder and the shapes of the Go runtime's last
// words. It does not know what the program does, and asks nobody.
package crash

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"relink/internal/atomicfile"
)

// The files in the folder.
const (
	// markFile is there while the program runs.
	markFile = "running.json"
	// wordsFile takes the runtime's last words. They may hold what a note must
	// not, so they are read at the next start and removed.
	wordsFile = "crash-output.txt"
	// NoteFile is the newest note.
	NoteFile = "crash-note.txt"
)

// maxWords bounds what is read of the last words: 4 MiB, the stacks of some
// thousand goroutines.
const maxWords = 4 << 20

// mark is what a run says of itself while it goes on.
type mark struct {
	Began   time.Time `json:"began"`
	Version string    `json:"version"`
	System  string    `json:"system"`
}

// Run is a run that goes on. Only one may go on in a folder: the caller holds a
// lock for that.
type Run struct {
	dir  string
	mark mark
	hide Hide
}

// Last is a run that did not end by itself.
type Last struct {
	// Began is when it began, and Version which program it was; both are empty
	// when its mark could not be read.
	Began   time.Time
	Version string
	// Note says how the program broke off, without anything personal. It is
	// empty when there were no last words: the program was ended from outside,
	// or the computer went off.
	Note string
	// Path is where the note is kept; empty without one.
	Path string
}

// Begin looks at how the last run in dir ended, nil meaning by itself or that
// there was none, and begins another. The error means that a crash of this run
// will not be noticed; last is right all the same.
func Begin(dir, version string, now time.Time, hide Hide) (run Run, last *Last, err error) {
	run = Run{dir: dir, hide: hide, mark: mark{Began: now.UTC(), Version: version, System: runtime.GOOS + "/" + runtime.GOARCH}}
	last, err = run.look()
	return run, last, errors.Join(err, run.listen(), run.set())
}

// look reads what the last run left.
func (r Run) look() (*Last, error) {
	data, err := os.ReadFile(r.path(markFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var m mark
	if err != nil || json.Unmarshal(data, &m) != nil {
		m = mark{} // a mark that cannot be read is a mark
	}
	last := &Last{Began: m.Began, Version: m.Version}
	words, err := r.lastWords()
	if err != nil || words == "" {
		return last, err
	}
	last.Note, last.Path = note(m, words, r.hide), r.path(NoteFile)
	return last, atomicfile.Write(last.Path, []byte(last.Note), 0o600)
}

// lastWords are what the runtime of the last run wrote; empty without any.
func (r Run) lastWords() (string, error) {
	f, err := os.Open(r.path(wordsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read how the last run ended: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxWords))
	return string(data), err
}

// listen has the runtime write its last words into an empty file.
func (r Run) listen() error {
	f, err := os.OpenFile(r.path(wordsFile), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("open the file for a crash: %w", err)
	}
	defer f.Close() // the runtime keeps one of its own
	if err := debug.SetCrashOutput(f, debug.CrashOptions{}); err != nil {
		return fmt.Errorf("have a crash written down: %w", err)
	}
	return nil
}

// set marks that the program runs.
func (r Run) set() error {
	data, err := json.Marshal(r.mark)
	if err != nil {
		return fmt.Errorf("mark the run: %w", err)
	}
	return atomicfile.Write(r.path(markFile), append(data, '\n'), 0o600)
}

// Broke writes down what was recovered from and where, in the runtime's own
// shape. The mark stays: the next start tells of it.
func (r Run) Broke(value any, stack []byte) error {
	words := fmt.Sprintf("panic: %v\n\n%s", value, stack)
	return atomicfile.Write(r.path(wordsFile), []byte(words), 0o600)
}

// End says that the run ends by itself.
func (r Run) End() error {
	err := debug.SetCrashOutput(nil, debug.CrashOptions{})
	return errors.Join(err, remove(r.path(markFile)), remove(r.path(wordsFile)))
}

// Forget removes the newest note.
func Forget(dir string) error { return remove(filepath.Join(dir, NoteFile)) }

func (r Run) path(name string) string { return filepath.Join(r.dir, name) }

func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove %s: %w", path, err)
	}
	return nil
}
