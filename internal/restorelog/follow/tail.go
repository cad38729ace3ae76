package follow

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"relink/internal/restorelog"
)

// tail is a file that grows, and how far it was read.
type tail struct {
	path   string
	f      *os.File
	info   os.FileInfo // of f, when it was opened
	offset int64
	last   []byte // what was read last, to notice a file written anew
	moved  bool   // nothing stands at path any more
	buffer []byte
}

// remembered is how much of what was read last is compared.
const remembered = 256

func openTail(path string) (*tail, error) {
	t := &tail{path: path, buffer: make([]byte, 64<<10)}
	f, info, err := openLog(path)
	if err != nil {
		return nil, err
	}
	t.f, t.info = f, info
	return t, nil
}

// openLog opens a file that may be renamed or removed meanwhile.
func openLog(path string) (*os.File, os.FileInfo, error) {
	f, err := openShared(path)
	if err != nil {
		return nil, nil, fmt.Errorf("open the log: %w", err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		err = fmt.Errorf("open the log: %w", err)
	case info.IsDir():
		err = restorelog.ErrDirectory
	case !info.Mode().IsRegular():
		err = restorelog.ErrNoFile
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// look reads what is new into w. A note other than moved means that what
// follows is another text, from its beginning: look again.
func (t *tail) look(w io.Writer) (read int64, note Note, err error) {
	cut, err := t.wasCut()
	if err != nil {
		return 0, "", err
	}
	if cut {
		t.offset, t.last = 0, nil
		return 0, NoteCut, nil
	}
	if read, err = t.rest(w); err != nil {
		return read, "", err
	}
	note, err = t.place(w, &read)
	return read, note, err
}

// wasCut says whether the file is shorter than what was read of it, or holds
// something else there.
func (t *tail) wasCut() (bool, error) {
	info, err := t.f.Stat()
	if err != nil {
		return false, err
	}
	if info.Size() < t.offset {
		return true, nil
	}
	if len(t.last) == 0 || info.Size() == t.offset && info.ModTime().Equal(t.info.ModTime()) {
		return false, nil
	}
	t.info = info
	now := make([]byte, len(t.last))
	if _, err := t.f.ReadAt(now, t.offset-int64(len(now))); err != nil {
		return errors.Is(err, io.EOF), nil // cut since
	}
	return !bytes.Equal(now, t.last), nil
}

// rest reads to the end of the file as it is now.
func (t *tail) rest(w io.Writer) (read int64, err error) {
	for {
		n, err := t.f.ReadAt(t.buffer, t.offset)
		if n > 0 {
			t.offset += int64(n)
			read += int64(n)
			t.remember(t.buffer[:n])
			if _, err := w.Write(t.buffer[:n]); err != nil {
				return read, err
			}
		}
		if errors.Is(err, io.EOF) {
			return read, nil
		}
		if err != nil {
			return read, err
		}
	}
}

func (t *tail) remember(chunk []byte) {
	t.last = append(t.last, chunk...)
	if over := len(t.last) - remembered; over > 0 {
		t.last = append(t.last[:0], t.last[over:]...)
	}
}

// place says what stands at the path now. Another file is opened in the place
// of the one there was, once that was read to its end.
func (t *tail) place(w io.Writer, read *int64) (Note, error) {
	there, err := os.Stat(t.path)
	if errors.Is(err, fs.ErrNotExist) {
		if t.moved {
			return "", nil
		}
		t.moved = true
		return NoteMoved, nil
	}
	if err != nil || os.SameFile(there, t.info) {
		t.moved = t.moved && err != nil
		return "", nil //nolint:nilerr // what may not be asked has not moved
	}
	f, info, err := openLog(t.path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	n, err := t.rest(w)
	*read += n
	if err != nil {
		f.Close()
		return "", err
	}
	t.f.Close()
	t.f, t.info, t.offset, t.last, t.moved = f, info, 0, nil, false
	return NoteReplaced, nil
}

// lastWritten is when the file was last written to, as far as its time and the
// clock of this computer can be true.
func (t *tail) lastWritten(now time.Time) time.Time {
	quiet := now.Sub(t.info.ModTime())
	if quiet < 0 {
		quiet = 0
	}
	return now.Add(-quiet)
}
