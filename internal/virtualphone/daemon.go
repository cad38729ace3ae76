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

// Daemon is a usbmuxd with one phone on its cable, where Debian's own cannot
// run. It knows what Relink and restore programs ask, as property lists:
// ListDevices, Listen, Connect, ReadPairRecord and ReadBUID.
type Daemon struct {
	// UDID is the phone's, with the hyphen where it has one.
	UDID string
	// Location is bus number times 65536 plus device number.
	Location int
	// Record is the pair record that is kept of the phone; nil for none.
	Record []byte
	// Inside is what listens on lockdownd's port in the phone; nil leaves that
	// to Dial.
	Inside interface{ Serve(conn net.Conn) error }
	// Dial connects to a port of the phone; false means that nobody listens.
	Dial func(port uint16) (net.Conn, bool)
	// Gone is closed when the phone leaves the bus; nil for one that stays.
	Gone <-chan struct{}
	// Neighbour is another phone that is known over the network.
	Neighbour bool
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
		if q.MessageType == "Connect" {
			inside, number := d.connect(q)
			if err := tell(conn, head, result(number)); err != nil || number != 0 {
				return err
			}
			return join(conn, inside)
		}
		if err := tell(conn, head, d.answer(q)); err != nil {
			return err
		}
		if q.MessageType == "Listen" {
			return d.follow(conn, head)
		}
	}
}

// tell sends a message with the header of the question, whose tag it keeps.
func tell(conn net.Conn, head [daemonHeader]byte, message map[string]any) error {
	body, err := plist.Marshal(message, plist.XMLFormat)
	if err != nil {
		return fmt.Errorf("write an answer: %w", err)
	}
	binary.LittleEndian.PutUint32(head[:], uint32(daemonHeader+len(body)))
	_, err = conn.Write(append(head[:], body...))
	return err
}

func result(number int) map[string]any {
	return map[string]any{"MessageType": "Result", "Number": number}
}

// follow tells one who listens that the phone is there, and when it goes.
func (d Daemon) follow(conn net.Conn, head [daemonHeader]byte) error {
	clear(head[12:]) // what nobody asked for has no tag
	if !d.gone() {
		if err := tell(conn, head, d.attached()); err != nil {
			return err
		}
	}
	left := make(chan struct{})
	go func() {
		defer close(left)
		_, _ = io.Copy(io.Discard, conn) // until whoever listens hangs up
	}()
	select {
	case <-left:
		return nil
	case <-d.Gone:
	}
	if err := tell(conn, head, map[string]any{"MessageType": "Detached", "DeviceID": daemonPhone}); err != nil {
		return err
	}
	<-left
	return nil
}

func (d Daemon) gone() bool {
	select {
	case <-d.Gone:
		return true
	default:
		return false
	}
}

// connect is the other end of a connection to a port of the phone, or the
// number that says why there is none.
func (d Daemon) connect(q question) (net.Conn, int) {
	if q.DeviceID != daemonPhone || d.gone() {
		return nil, daemonNoDevice
	}
	port := q.PortNumber>>8 | q.PortNumber<<8
	if port == lockdownPort && d.Inside != nil {
		ours, theirs := net.Pipe()
		go func() {
			// Its end is told by the hanging up; there is no one else to tell.
			_ = d.Inside.Serve(theirs)
			theirs.Close()
		}()
		return ours, 0
	}
	if d.Dial != nil {
		if inside, ok := d.Dial(port); ok {
			return inside, 0
		}
	}
	return nil, daemonRefused
}

// join carries bytes both ways until one side hangs up.
func join(a, b net.Conn) error {
	ended := make(chan error, 2)
	carry := func(to, from net.Conn) {
		_, err := io.Copy(to, from)
		ended <- err
	}
	go carry(a, b)
	go carry(b, a)
	err := <-ended
	a.Close()
	b.Close()
	<-ended
	return err
}

// attached is the phone as it is announced.
func (d Daemon) attached() map[string]any {
	return map[string]any{"MessageType": "Attached", "DeviceID": daemonPhone, "Properties": map[string]any{
		"ConnectionType": "USB", "ConnectionSpeed": 480_000_000, "DeviceID": daemonPhone,
		"SerialNumber": d.UDID, "ProductID": 0x12a8, "LocationID": d.Location,
	}}
}

func (d Daemon) answer(q question) map[string]any {
	switch q.MessageType {
	case "ListDevices":
		list := []any{}
		if !d.gone() {
			list = append(list, d.attached())
		}
		if d.Neighbour {
			list = append(list, map[string]any{"DeviceID": daemonPhone + 1, "Properties": map[string]any{
				"ConnectionType": "Network", "SerialNumber": "over the air",
			}})
		}
		return map[string]any{"DeviceList": list}
	case "ReadBUID":
		return map[string]any{"BUID": "00000000-0000-0000-0000-000000000000"}
	case "ReadPairRecord":
		if d.Record == nil || q.PairRecordID != d.UDID {
			return result(daemonNoRecord)
		}
		return map[string]any{"PairRecordData": d.Record}
	}
	return result(0)
}
