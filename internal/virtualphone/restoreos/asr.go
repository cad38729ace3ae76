package restoreos

import (
	"errors"
	"fmt"
	"io"
	"net"

	"howett.net/plist"

	"relink/internal/proplist"
)

// Image is how the phone takes the system, which a program of its own, ASR,
// writes to the storage.
type Image struct {
	// After is how many bytes it takes before Then; with Then empty it takes
	// all.
	After int
	// Then is Leaves or Hushes: off the bus, or there and taking nothing more.
	Then Turn
}

// chunk is how much of the system is followed by its checksum
// (idevicerestore 1.0.0 asr.c).
const (
	chunk    = 131072
	checksum = 20
)

// errCut is a system that did not come whole.
var errCut = errors.New("the system did not come whole")

// imageTaken waits until ASR has the whole system.
func (s *System) imageTaken() error {
	select {
	case whole := <-s.taken:
		if whole {
			return nil
		}
	case <-s.cut:
	}
	return errCut
}

// serveASR takes the system. Its lists carry no length: each must arrive whole
// and alone, so the phone waits for an answer before it says the next.
func (s *System) serveASR(conn net.Conn) (err error) {
	defer func() { s.takenWhole(err == nil) }()
	if err := say(conn, map[string]any{"Command": "Initiate", "Checksum Chunks": true}); err != nil {
		return err
	}
	size, err := sizeOf(conn)
	if err != nil {
		return err
	}
	// The head and the end of the image, to see that it is one.
	for _, at := range [][2]int{{0, min(size, 4096)}, {max(0, size-512), min(size, 512)}} {
		if err := say(conn, map[string]any{"Command": "OOBData", "OOB Offset": at[0], "OOB Length": at[1]}); err != nil {
			return err
		}
		if _, err := io.CopyN(io.Discard, conn, int64(at[1])); err != nil {
			return fmt.Errorf("take a piece of the system: %w", err)
		}
	}
	if err := say(conn, map[string]any{"Command": "Payload"}); err != nil {
		return err
	}
	return s.take(conn, size)
}

// take takes the system itself, or as much of it as the story wants.
func (s *System) take(conn net.Conn, size int) error {
	whole := size + (size+chunk-1)/chunk*checksum
	if s.script.Image.Then == "" {
		n, err := io.CopyN(io.Discard, conn, int64(whole))
		s.hear(fmt.Sprintf("%s: %d bytes", systemImage, n))
		return err
	}
	n, err := io.CopyN(io.Discard, conn, int64(min(whole, s.script.Image.After)))
	s.hear(fmt.Sprintf("%s: %d bytes", systemImage, n))
	if err != nil {
		return err
	}
	if s.script.Image.Then == Leaves {
		s.leave()
		return errCut
	}
	// It is there and reads nothing more, until it is cut off.
	s.end()
	<-s.cut
	return errCut
}

// sizeOf reads the computer's answer to Initiate, which tells the size.
func sizeOf(conn net.Conn) (int, error) {
	answer := make([]byte, 65536)
	n, err := conn.Read(answer)
	if err != nil {
		return 0, fmt.Errorf("begin with the system: %w", err)
	}
	var told struct {
		Payload struct{ Size int }
	}
	if err := proplist.Decode(answer[:n], &told); err != nil {
		return 0, fmt.Errorf("begin with the system: %w", err)
	}
	if told.Payload.Size <= 0 {
		return 0, fmt.Errorf("begin with a system of %d bytes", told.Payload.Size)
	}
	return told.Payload.Size, nil
}

// say sends a list without a length.
func say(conn net.Conn, message map[string]any) error {
	body, err := plist.Marshal(message, plist.XMLFormat)
	if err != nil {
		return fmt.Errorf("write a message of ASR: %w", err)
	}
	if _, err := conn.Write(body); err != nil {
		return fmt.Errorf("write a message of ASR: %w", err)
	}
	return nil
}

// takenWhole says how ASR ended; only its first word counts.
func (s *System) takenWhole(whole bool) {
	select {
	case s.taken <- whole:
	default:
	}
}
