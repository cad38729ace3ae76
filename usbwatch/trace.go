package usbwatch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"relink/internal/device"
)

// TraceSchema is the schema of the traces written and read here.
const TraceSchema = "relink.trace/1"

// maxTraceLine bounds one line of a trace, in bytes. A whole bus of 120
// devices with the longest strings USB knows is below 200 kB.
const maxTraceLine = 4 << 20

// maxTraceTime bounds t_ms: a trace longer than a year is none of ours.
const maxTraceTime = 366 * 24 * time.Hour

// ErrNotTrace means that the text does not begin as a trace does.
var ErrNotTrace = errors.New("not a Relink trace")

var errLineTooLong = fmt.Errorf("it is longer than %d bytes", maxTraceLine)

// LineKind is what a line of a trace tells.
type LineKind string

// The kinds of lines, named as their keys are.
const (
	LineDevices LineKind = "devices" // the whole bus
	LineKernel  LineKind = "kernel"  // a message of the kernel about USB
	LineUSBMux  LineKind = "usbmux"  // what usbmuxd said
	LineNote    LineKind = "note"    // a remark of a person or of Relink
)

// Line is one line of a trace.
type Line struct {
	// T is the time since the start of the trace; it never runs backwards.
	T    time.Duration
	Kind LineKind
	// Devices is the whole bus, for LineDevices; it may be empty.
	Devices []device.Device
	// Note, Kernel and USBMux hold the text of their kind: a string as it is,
	// anything else as JSON.
	Note   string
	Kernel string
	USBMux string
}

// Snapshot is the bus of a LineDevices line, as seen in a trace that began at
// started.
func (l Line) Snapshot(started time.Time) device.Snapshot {
	return device.Snapshot{At: started.Add(l.T), Devices: l.Devices}
}

// TraceReader reads a trace line by line.
type TraceReader struct {
	r       *bufio.Reader
	started time.Time
	number  int           // of the line read last, from 1
	last    time.Duration // T of the line returned last
	pending []Line        // of one line that told two things
	cut     int
	err     error
}

// NewTraceReader reads the first line. The error wraps ErrNotTrace when the
// text is something else, or a trace of another version.
func NewTraceReader(r io.Reader) (*TraceReader, error) {
	t := &TraceReader{r: bufio.NewReaderSize(r, 64<<10)}
	text, _, err := t.readLine()
	switch {
	case errors.Is(err, errLineTooLong):
		return nil, fmt.Errorf("%w: %w", err, ErrNotTrace)
	case err != nil && !errors.Is(err, io.EOF):
		return nil, err
	}
	var head struct {
		Schema  string  `json:"schema"`
		Started *string `json:"started"`
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if json.Unmarshal(text, &head) != nil {
		return nil, fmt.Errorf("read line 1: %w: it does not begin with {\"schema\":%q}", ErrNotTrace, TraceSchema)
	}
	if head.Schema != TraceSchema {
		return nil, fmt.Errorf("read line 1: %w: its schema is %.40q, not %q", ErrNotTrace, head.Schema, TraceSchema)
	}
	if head.Started != nil {
		t.started, err = time.Parse(time.RFC3339Nano, *head.Started)
		if err != nil {
			return nil, fmt.Errorf("read line 1: its start %.40q is no RFC 3339 time", *head.Started)
		}
	}
	return t, nil
}

// Started is when the trace began; zero when it does not say.
func (t *TraceReader) Started() time.Time { return t.started }

// Cut is the number of the last line when that was cut off in the middle, as
// a crash or a full disk leaves it, and 0 otherwise. It is known once Next has
// returned io.EOF. Everything before the cut was read.
func (t *TraceReader) Cut() int { return t.cut }

// Next returns the next line whose kind is known, and io.EOF after the last.
// Any other error names the line and is final.
func (t *TraceReader) Next() (Line, error) {
	for len(t.pending) == 0 && t.err == nil {
		t.pending, t.err = t.read()
	}
	if len(t.pending) == 0 {
		return Line{}, t.err
	}
	l := t.pending[0]
	t.pending = t.pending[1:]
	return l, nil
}

// read reads one line of text. It may tell nothing that is known here, and a
// line of another program may tell two things at once.
func (t *TraceReader) read() ([]Line, error) {
	text, ended, err := t.readLine()
	if err != nil {
		return nil, err
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, nil
	}
	lines, err := parseTraceLine(text)
	if err != nil {
		if !ended {
			t.cut = t.number
			return nil, io.EOF
		}
		return nil, fmt.Errorf("read line %d of the trace: %w", t.number, err)
	}
	for i := range lines {
		t.last = max(t.last, lines[i].T)
		lines[i].T = t.last
	}
	return lines, nil
}

// readLine returns the next line without its end; ended tells whether it had
// one. The bytes are valid until the next call.
func (t *TraceReader) readLine() (text []byte, ended bool, err error) {
	t.number++
	text, err = t.r.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		text = bytes.Clone(text)
		for errors.Is(err, bufio.ErrBufferFull) && len(text) <= maxTraceLine {
			var more []byte
			more, err = t.r.ReadSlice('\n')
			text = append(text, more...)
		}
		if len(text) > maxTraceLine {
			return nil, false, fmt.Errorf("read line %d of the trace: %w", t.number, errLineTooLong)
		}
	}
	switch {
	case err == nil:
		return text[:len(text)-1], true, nil
	case errors.Is(err, io.EOF) && len(text) > 0:
		return text, false, nil
	case errors.Is(err, io.EOF):
		return nil, false, io.EOF
	default:
		return nil, false, fmt.Errorf("read line %d of the trace: %w", t.number, err)
	}
}
