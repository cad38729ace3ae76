package restorelog

import (
	"errors"
	"fmt"
	"io"
)

// ErrBinary says that what was read is no text.
var ErrBinary = errors.New("this is a binary file, not a log")

// Reader reads a log in the chunks in which it is written, in memory that does
// not grow with it. What it says never depends on where the chunks were cut:
// a whole file is read through it too. It is not safe for use by several
// goroutines at once.
//
//	r := restorelog.NewReader()
//	r.OnProgress(func(p restorelog.Progress) { ... }) // for each step, where several come in one chunk
//	r.Write(chunk)                                    // as often as there is something new
//	r.Progress()                                      // how far the restore has come
//	r.Result()                                        // what the log says if nothing more comes
type Reader struct {
	lines lineCutter
	rd    *reading
	told  Progress
	tell  func(Progress)
}

// NewReader is a reader at the beginning of a log.
func NewReader() *Reader {
	r := &Reader{rd: newReading()}
	r.lines.take = r.line
	return r
}

// OnProgress has tell called within Write after each line that changes the
// progress, so that no step is lost when several come in one chunk.
func (r *Reader) OnProgress(tell func(Progress)) { r.tell = tell }

// Write reads the next chunk of the log, which may end anywhere. It never
// fails and keeps nothing of the chunk.
func (r *Reader) Write(chunk []byte) (int, error) { return r.lines.Write(chunk) }

func (r *Reader) line(piece []byte, number int) {
	r.rd.line(piece, number)
	if r.tell == nil {
		return
	}
	if now := r.rd.progress(); !now.Equal(r.told) {
		r.told = now
		r.tell(now)
	}
}

// Progress is how far the last restore of the log has come. A line that has no
// end yet does not count, but for a progress bar that is drawn to its end.
func (r *Reader) Progress() Progress {
	p := r.rd.progress()
	if piece, _ := r.lines.open(); p.Operation != nil && p.Ended == "" {
		if n, ok := barPercent(piece); ok {
			p.Percent = &n
		}
	}
	return p
}

// Result is what the log says if nothing more comes. More may be written
// after it was asked.
func (r *Reader) Result() (Result, error) {
	rd := r.rd.clone()
	rd.line(r.lines.open())
	res := rd.result()
	if res.Outcome == NotARestore && r.lines.text.binary() {
		return Result{}, ErrBinary
	}
	return res, nil
}

// Read reads a log to its end and says what it says. Text that is no restore
// log is no error; a binary file is ErrBinary, and a read that fails is an
// error.
func Read(from io.Reader) (Result, error) {
	r := NewReader()
	buffer := make([]byte, maxPiece)
	for {
		n, err := from.Read(buffer)
		_, _ = r.Write(buffer[:n])
		if errors.Is(err, io.EOF) {
			return r.Result()
		}
		if err != nil {
			return Result{}, fmt.Errorf("read the log: %w", err)
		}
	}
}
