package restorelog

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// maxPiece bounds the bytes of a line that are looked at together. A longer
// line comes in pieces with the same number.
const maxPiece = 64 << 10

// lineReader hands out a log line by line: UTF-8 or, with a byte order mark,
// UTF-16. NUL bytes are dropped, which also makes UTF-16 without a mark
// readable where it holds plain ASCII. A lone carriage return ends a piece but
// not a line: progress bars are drawn with it.
type lineReader struct {
	r      *bufio.Reader
	number int    // of the line the next read begins or goes on with
	rest   []byte // of the last read, still to be handed out
	inLine int    // number of the line rest is from
	text   census
}

func newLineReader(r io.Reader) *lineReader {
	decoded := transform.NewReader(r, unicode.BOMOverride(transform.Nop))
	return &lineReader{r: bufio.NewReaderSize(decoded, maxPiece), number: 1}
}

// next gives the next piece and the number of its line, counted from 1. The
// piece is valid until the next call. At the end the error is io.EOF.
func (l *lineReader) next() (piece []byte, number int, err error) {
	if len(l.rest) == 0 {
		if err := l.read(); err != nil {
			return nil, 0, err
		}
	}
	piece, l.rest = cutPiece(l.rest)
	return piece, l.inLine, nil
}

// read fills rest with the next line, or as much of it as is looked at
// together.
func (l *lineReader) read() error {
	b, err := l.r.ReadSlice('\n')
	if len(b) == 0 || err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return err
	}
	l.inLine = l.number
	if n := len(b); b[n-1] == '\n' {
		b = b[:n-1]
		l.number++
	}
	l.text.count(b)
	l.rest = dropNULs(b)
	return nil
}

func cutPiece(b []byte) (piece, rest []byte) {
	if i := bytes.IndexByte(b, '\r'); i >= 0 {
		return b[:i], b[i+1:]
	}
	return b, nil
}

func dropNULs(b []byte) []byte {
	if bytes.IndexByte(b, 0) < 0 {
		return b
	}
	kept := b[:0]
	for _, c := range b {
		if c != 0 {
			kept = append(kept, c)
		}
	}
	return kept
}

// census counts what tells a binary file from text.
type census struct {
	bytes, nuls, controls int
}

// countedBytes is how much of a file the census looks at.
const countedBytes = 1 << 20

func (c *census) count(b []byte) {
	if c.bytes > countedBytes {
		return
	}
	c.bytes += len(b) + 1
	for _, x := range b {
		switch {
		case x == 0:
			c.nuls++
		case x < 0x20 && x != '\t' && x != '\r' && x != '\f' && x != '\b' && x != 0x1b:
			c.controls++
		}
	}
}

// binary says whether this cannot be text. Logs may hold NUL bytes and a few
// stray control bytes; text in UTF-16 is half NULs and nothing else.
func (c *census) binary() bool {
	letters := c.bytes - c.nuls
	return c.controls*50 > letters || c.nuls > 64 && c.nuls*4 > c.bytes*3
}
