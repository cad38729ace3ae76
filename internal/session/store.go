package session

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"relink/internal/atomicfile"
)

// FileName is the name of the session file in its folder.
const FileName = "session.json"

// maxFile bounds what is read as a session: 64 MiB, far past any real one.
const maxFile = 64 << 20

// Store keeps one session in a folder.
type Store struct{ dir string }

// Opened is what Open found.
type Opened struct {
	Session Session
	// Kept is the path of the copy of a session file that could not be read;
	// empty when there was none.
	Kept string
	// Fresh is true when nothing was stored before.
	Fresh bool
}

// Open reads the session in dir, making the folder when it is not there. A file
// that cannot be understood is set aside under another name and a fresh session
// begins; Opened.Kept names the copy. The error means that the folder cannot be
// used at all.
func Open(dir, freshID string, now time.Time) (Store, Opened, error) {
	st := Store{dir: dir}
	fresh := Opened{Session: New(freshID, now), Fresh: true}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return st, fresh, fmt.Errorf("make the session folder: %w", err)
	}
	s, err := ReadFile(st.path())
	if errors.Is(err, fs.ErrNotExist) {
		return st, fresh, nil
	}
	if err != nil {
		kept, keepErr := st.setAside(now)
		if keepErr != nil {
			return st, fresh, fmt.Errorf("read the session: %w; set it aside: %w", err, keepErr)
		}
		fresh.Kept = kept
		return st, fresh, nil
	}
	return st, Opened{Session: s}, nil
}

func (st Store) path() string { return filepath.Join(st.dir, FileName) }

// setAside renames a session file that cannot be read, never over another.
func (st Store) setAside(now time.Time) (string, error) {
	stamp := now.UTC().Format("20060102T150405")
	for n := range 100 {
		kept := filepath.Join(st.dir, fmt.Sprintf("session-unreadable-%s-%d.json", stamp, n))
		if _, err := os.Lstat(kept); errors.Is(err, fs.ErrNotExist) {
			return kept, os.Rename(st.path(), kept)
		}
	}
	return "", errors.New("too many set-aside copies")
}

// Save writes the session whole or not at all. On an error the last saved one
// is still there, and so is s: try again later.
func (st Store) Save(s Session) error {
	data, err := Encode(s)
	if err != nil {
		return err
	}
	return atomicfile.Write(st.path(), data, 0o600)
}

// DeleteAll removes everything stored about phones, set-aside copies too.
func (st Store) DeleteAll() error {
	entries, err := os.ReadDir(st.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("list the session folder: %w", err)
	}
	var errs []error
	for _, e := range entries {
		if name := e.Name(); strings.HasPrefix(name, "session") || strings.HasPrefix(name, ".session") {
			errs = append(errs, os.Remove(filepath.Join(st.dir, name)))
		}
	}
	return errors.Join(errs...)
}

// ReadFile reads a session file.
func ReadFile(path string) (Session, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Session{}, err
	}
	if !info.Mode().IsRegular() {
		return Session{}, fmt.Errorf("%s is not a file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return Session{}, err
	}
	defer f.Close()
	s, err := Read(f)
	if err != nil {
		return Session{}, fmt.Errorf("read %s: %w", path, err)
	}
	return s, nil
}

// Read reads a session. It fails on anything that is not one whole
// relink.session/1 object of at most 64 MiB.
func Read(r io.Reader) (Session, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return Session{}, err
	}
	if len(data) > maxFile {
		return Session{}, errors.New("this file is too large to be a session")
	}
	var s Session
	if err := json.Unmarshal(data, &s); err != nil {
		return Session{}, fmt.Errorf("line %d: %w", lineOf(data, err), err)
	}
	if s.Schema != Schema {
		return Session{}, fmt.Errorf("this is not a session file: its schema is %q, not %q", s.Schema, Schema)
	}
	if s.Answers == nil {
		s.Answers = map[string]Answer{}
	}
	// What can be read is not always what can be written: a time zone of 24
	// hours is read and never written again.
	if err := writable(s); err != nil {
		return Session{}, err
	}
	return listed(s), nil
}

// lineOf is the line, counted from 1, at which decoding stopped.
func lineOf(data []byte, err error) int {
	offset := int64(len(data))
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
	}
	offset = min(offset, int64(len(data)))
	return bytes.Count(data[:offset], []byte("\n")) + 1
}
