package restorelog

import (
	"bytes"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// maxPiece bounds the bytes of a line that are looked at together. A longer
// line comes in pieces with the same number.
const maxPiece = 64 << 10

// longestMark is the length of the longest byte order mark.
const longestMark = 3

// lineCutter takes a log in chunks of any size and hands it on line by line:
// UTF-8 or, with a byte order mark, UTF-16. NUL bytes are dropped, which also
// makes UTF-16 without a mark readable where it holds plain ASCII. A lone
// carriage return ends a piece but not a line: progress bars are drawn with it.
//
// Where the chunks are cut never changes what is handed on.
type lineCutter struct {
	// take is given each piece and the number of its line, counted from 1. The
	// piece is valid until it returns.
	take func(piece []byte, number int)

	head   []byte    // the first bytes, until they tell the encoding
	begun  bool      // the encoding is known
	decode io.Writer // from UTF-16; nil for UTF-8
	ended  int       // line ends so far
	rest   []byte    // of the piece that has no end yet
	text   census
}

// Write takes the next chunk. It never fails.
func (l *lineCutter) Write(chunk []byte) (int, error) {
	taken := len(chunk)
	if !l.begun {
		need := min(longestMark-len(l.head), len(chunk))
		l.head = append(l.head, chunk[:need]...)
		chunk = chunk[need:]
		if len(l.head) < longestMark {
			return taken, nil
		}
		l.begin()
	}
	l.decoded(chunk)
	return taken, nil
}

// begin looks at the first bytes for a byte order mark.
func (l *lineCutter) begin() {
	l.begun = true
	head := l.head
	l.head = nil
	switch {
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		l.decode = transform.NewWriter(cutterOfText{l}, unicode.BOMOverride(transform.Nop))
	case bytes.Equal(head, []byte{0xef, 0xbb, 0xbf}):
		return
	}
	l.decoded(head)
}

func (l *lineCutter) decoded(chunk []byte) {
	if l.decode != nil {
		_, _ = l.decode.Write(chunk) // UTF-16 never fails: what is none becomes a replacement sign
		return
	}
	l.cut(chunk)
}

// cutterOfText passes text that was decoded on to be cut.
type cutterOfText struct{ l *lineCutter }

func (c cutterOfText) Write(b []byte) (int, error) {
	c.l.cut(b)
	return len(b), nil
}

// cut hands on every piece that ends in b and keeps the rest.
func (l *lineCutter) cut(b []byte) {
	l.text.count(b)
	b = dropNULs(b)
	for len(b) > 0 {
		end := bytes.IndexByte(b, '\n')
		if end < 0 {
			l.cutLine(b, false)
			return
		}
		l.cutLine(b[:end], true)
		l.ended++
		b = b[end+1:]
	}
}

// cutLine hands on the pieces of a line, the last one if the line ends here.
func (l *lineCutter) cutLine(line []byte, ends bool) {
	for cr := bytes.IndexByte(line, '\r'); cr >= 0; cr = bytes.IndexByte(line, '\r') {
		l.add(line[:cr], true)
		line = line[cr+1:]
	}
	l.add(line, ends)
}

// add adds to the piece that has no end yet, and hands it on if it ends here
// or is too long. What ends in the chunk it began in is not copied.
func (l *lineCutter) add(b []byte, ends bool) {
	for len(l.rest)+len(b) > maxPiece {
		fits := maxPiece - len(l.rest)
		l.rest = append(l.rest, b[:fits]...)
		b = b[fits:]
		l.hand(l.rest)
	}
	if ends && len(l.rest) == 0 {
		l.hand(b)
		return
	}
	l.rest = append(l.rest, b...)
	if ends {
		l.hand(l.rest)
	}
}

// hand hands a piece on that has come to its end.
func (l *lineCutter) hand(piece []byte) {
	if len(piece) > 0 {
		l.take(piece, l.ended+1)
	}
	l.rest = l.rest[:0]
}

// open is the piece that has no end yet, and the number of its line.
func (l *lineCutter) open() ([]byte, int) {
	if !l.begun {
		return l.head, 1
	}
	return l.rest, l.ended + 1
}

// dropNULs takes NUL bytes out. It copies only where there are any, since the
// chunk is the caller's.
func dropNULs(b []byte) []byte {
	if bytes.IndexByte(b, 0) < 0 {
		return b
	}
	return bytes.ReplaceAll(b, []byte{0}, nil)
}

// census counts what tells a binary file from text.
type census struct {
	bytes, nuls, controls int
}

// countedBytes is how much of a file the census looks at.
const countedBytes = 1 << 20

func (c *census) count(b []byte) {
	b = b[:min(len(b), max(0, countedBytes-c.bytes))]
	c.bytes += len(b)
	for _, x := range b {
		switch {
		case x == 0:
			c.nuls++
		case x < 0x20 && x != '\n' && x != '\t' && x != '\r' && x != '\f' && x != '\b' && x != 0x1b:
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
