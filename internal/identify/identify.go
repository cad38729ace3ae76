// Package identify finds Apple's devices in text that other programs printed:
// lsusb and its tree, usbip, udevadm, hwinfo, kernel messages, FreeBSD's
// usbconfig, Windows instance ids and interface paths, setupapi logs and the
// programs that show descriptors, VMware's log, macOS' ioreg and
// system_profiler as text, JSON and XML, irecovery, and bare serial strings of
// boot code.
//
// It knows the shapes of those texts and which lines speak of one device. What
// a device is, internal/device tells. It reads a stream and keeps only the
// devices found, so that a text of any length takes bounded memory.
package identify

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"relink/internal/device"
)

// Result is what a text told.
type Result struct {
	// Sightings are the devices in the order in which the text named them.
	// Phone is given where the ECID tells which are one phone.
	Sightings []device.Sighting
	// More is true when the text named more devices than are kept.
	More bool
}

// The bounds of what is kept of a text.
const (
	maxLine    = 64 << 10 // bytes; the rest of a longer line is skipped
	maxDevices = 4096
	maxSerial  = 4096 // bytes
)

// Scan reads text to its end. Text that Windows wrote as UTF-16 is understood
// by its byte order mark. An error is the reader's own; what was read before
// it is still in the result.
func Scan(r io.Reader) (Result, error) {
	decoded := transform.NewReader(r, unicode.BOMOverride(transform.Nop))
	lines := bufio.NewReaderSize(decoded, maxLine)
	b := newBook()
	for {
		line, err := readLine(lines)
		b.line(line)
		if errors.Is(err, io.EOF) {
			return b.result(), nil
		}
		if err != nil {
			return b.result(), fmt.Errorf("read text: %w", err)
		}
	}
}

// readLine gives the next line without its end, cut at maxLine.
func readLine(r *bufio.Reader) (string, error) {
	head, err := r.ReadSlice('\n')
	line := strings.TrimRight(string(head), "\r\n")
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = r.ReadSlice('\n')
	}
	return line, err
}

// String is Scan over a text in memory.
func String(text string) Result {
	result, _ := Scan(strings.NewReader(text)) // a string reader has no errors
	return result
}
