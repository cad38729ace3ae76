package restoreos

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"slices"
	"strings"
	"time"

	"howett.net/plist"

	"relink/internal/proplist"
)

// Kinds of data that are answered in another way than by one dictionary.
const (
	systemImage = "SystemImageData" // through ASR, with no word here
	finalStatus = "ReceivedFinalStatusMsg"
)

// protocol is the version that restored of iOS 13 speaks.
const protocol = 15

// maxMessage bounds what one message of the computer may carry. The largest
// holds the firmware.
const maxMessage = 16 << 20

// serveRestored answers one visit to restored: most only ask what the phone
// is, and one starts the restore.
func (s *System) serveRestored(conn net.Conn) error {
	for {
		question, err := read(conn)
		if err != nil {
			return err
		}
		name, _ := question["Request"].(string)
		switch name {
		case "StartRestore":
			s.hear(name)
			return s.restore(conn)
		case "Reboot":
			s.hear(name)
			if err := write(conn, map[string]any{"Result": "Success"}); err != nil {
				return err
			}
			s.leave()
			return nil
		}
		if err := write(conn, s.answer(name, question)); err != nil {
			return err
		}
		if name == "Goodbye" {
			return nil
		}
	}
}

// answer is what restored tells of the phone. Its model and serial number
// stand in the answer to QueryType, where programs look for them.
func (s *System) answer(name string, question map[string]any) map[string]any {
	answer := map[string]any{"Request": name, "Result": "Success"}
	switch key := question["QueryKey"]; {
	case name == "QueryType":
		answer["Type"], answer["RestoreProtocolVersion"] = "com.apple.mobile.restored", protocol
		answer["HardwareModel"], answer["SerialNumber"] = strings.ToUpper(s.phone.Model.Board), s.phone.Serial
	case name == "QueryValue" && key == "HardwareInfo":
		answer["HardwareInfo"] = map[string]any{
			"BoardID": s.phone.Model.BDID, "ChipID": s.phone.Model.CPID, "UniqueChipID": s.phone.ECID,
			"ProductionMode": true, "SupportsImage4": true,
		}
	case name == "QueryValue" && key == "SavedDebugInfo":
		answer["SavedDebugInfo"] = map[string]any{}
	case name == "Goodbye":
	default:
		return map[string]any{"Request": name, "Error": "UnknownRequest"}
	}
	return answer
}

// restore does the steps, one after the other.
func (s *System) restore(conn net.Conn) error {
	defer s.end()
	for _, step := range s.script.Steps {
		if s.script.Pace > 0 {
			time.Sleep(s.script.Pace)
		}
		if step.Message != nil {
			if err := write(conn, step.Message); err != nil {
				return err
			}
		}
		if err := s.wait(conn, step.Wants); err != nil {
			return err
		}
		switch step.Then {
		case Leaves:
			s.leave()
			return nil
		case HangsUp:
			s.Close()
			return nil
		case Marks:
			s.end()
		case Hushes:
			s.end()
			// Nothing is said until the other side gives up.
			_, err := io.Copy(io.Discard, conn)
			return err
		}
	}
	return nil
}

// wait waits for the data of a kind and notes what came.
func (s *System) wait(conn net.Conn, kind string) error {
	switch kind {
	case "":
		return nil
	case systemImage:
		return s.imageTaken()
	}
	data, err := read(conn)
	if err != nil {
		return err
	}
	if kind == finalStatus && data["MsgType"] == finalStatus {
		s.hear(finalStatus)
		return nil
	}
	s.hear(kind + ": " + strings.Join(slices.Sorted(maps.Keys(data)), " "))
	return nil
}

// errTooLong is a message out of bounds.
var errTooLong = errors.New("a message to restored is out of bounds")

// read reads a big-endian length and a property list.
func read(r io.Reader) (map[string]any, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, fmt.Errorf("read a message to restored: %w", err)
	}
	length := binary.BigEndian.Uint32(head[:])
	if length > maxMessage {
		return nil, errTooLong
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(r, body); err != nil {
		return nil, fmt.Errorf("read a message to restored: %w", err)
	}
	var m map[string]any
	if err := proplist.Decode(body, &m); err != nil {
		return nil, fmt.Errorf("read a message to restored: %w", err)
	}
	return m, nil
}

// write sends a property list behind its length.
func write(w io.Writer, message map[string]any) error {
	body, err := plist.Marshal(message, plist.XMLFormat)
	if err != nil {
		return fmt.Errorf("write a message of restored: %w", err)
	}
	if _, err := w.Write(append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), body...)); err != nil {
		return fmt.Errorf("write a message of restored: %w", err)
	}
	return nil
}
