package virtualphone

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"

	"howett.net/plist"
)

// daemonHeader is the length of what goes before a message of usbmuxd: four
// little-endian words, its whole length first.
const daemonHeader = 16

// What usbmuxd answers to Connect and ReadPairRecord besides 0 (usbmuxd
// src/usbmuxd-proto.h, and errno's ENOENT for a record that is not there).
const (
	daemonNoDevice = 2
	daemonNoRecord = 2
	daemonRefused  = 3
)

// daemonPhone is the number that a Daemon gives its phone.
const daemonPhone = 3

// Daemon is a usbmuxd with one phone on its cable and another on the network,
// where Debian's own cannot run. It knows what Relink asks: ListDevices,
// Connect and ReadPairRecord, as property lists.
type Daemon struct {
	// UDID is the phone's, with the hyphen where it has one.
	UDID string
	// Location is bus number times 65536 plus device number.
	Location int
	// Record is the pair record that is kept of the phone; nil for none.
	Record []byte
	// Inside is what listens on lockdownd's port in the phone.
	Inside interface{ Serve(conn net.Conn) error }
}

// Serve answers all who come until the listener is closed, which is no error.
func (d Daemon) Serve(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("wait for a client of usbmuxd: %w", err)
		}
		go func() {
			defer conn.Close()
			_ = d.serve(conn) // a client that breaks off is told nothing any more
		}()
	}
}

// question is what a client of usbmuxd asks.
type question struct {
	MessageType  string
	DeviceID     int
	PortNumber   uint16 // in network byte order
	PairRecordID string
}

func (d Daemon) serve(conn net.Conn) error {
	for {
		var head [daemonHeader]byte
		if _, err := io.ReadFull(conn, head[:]); err != nil {
			return err
		}
		var q question
		if err := readList(conn, binary.LittleEndian.Uint32(head[:])-daemonHeader, &q); err != nil {
			return err
		}
		answer := d.answer(q)
		body, err := plist.Marshal(answer, plist.XMLFormat)
		if err != nil {
			return fmt.Errorf("write an answer: %w", err)
		}
		binary.LittleEndian.PutUint32(head[:], uint32(daemonHeader+len(body)))
		if _, err := conn.Write(append(head[:], body...)); err != nil {
			return err
		}
		if q.MessageType == "Connect" && answer["Number"] == 0 {
			return d.Inside.Serve(conn)
		}
	}
}

func (d Daemon) answer(q question) map[string]any {
	number := 0
	switch q.MessageType {
	case "ListDevices":
		return map[string]any{"DeviceList": []any{
			map[string]any{"DeviceID": daemonPhone, "Properties": map[string]any{
				"ConnectionType": "USB", "SerialNumber": d.UDID, "ProductID": 0x12a8, "LocationID": d.Location,
			}},
			map[string]any{"DeviceID": daemonPhone + 1, "Properties": map[string]any{"ConnectionType": "Network", "SerialNumber": "over the air"}},
		}}
	case "ReadPairRecord":
		if d.Record != nil && q.PairRecordID == d.UDID {
			return map[string]any{"PairRecordData": d.Record}
		}
		number = daemonNoRecord
	case "Connect":
		switch {
		case q.DeviceID != daemonPhone:
			number = daemonNoDevice
		case q.PortNumber>>8|q.PortNumber<<8 != lockdownPort:
			number = daemonRefused
		}
	}
	return map[string]any{"MessageType": "Result", "Number": number}
}
