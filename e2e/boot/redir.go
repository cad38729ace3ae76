package boot

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"relink/internal/virtualphone"
)

// The packets of usbredir that a device without isochronous pipes needs
// (usbredir, docs/usb-redirection-protocol.md). QEMU puts what is served this
// way behind its own hub, where USB/IP cannot reach.
const (
	redirHello            = 0
	redirConnect          = 1
	redirInterfaces       = 4
	redirEndpoints        = 5
	redirSetConfiguration = 6
	redirGetConfiguration = 7
	redirConfiguration    = 8
	redirSetAlternate     = 9
	redirGetAlternate     = 10
	redirAlternate        = 11
	redirStartInterrupt   = 15
	redirInterrupt        = 17
	redirControl          = 100
	redirBulk             = 101
)

const (
	redirFullSpeed = 1
	redirOK        = 0
	redirStall     = 4
	// redirAbilities: the device's version in the connect packet, the packet
	// sizes in the list of endpoints.
	redirAbilities = 1<<1 | 1<<4
	redirMost      = 1 << 16 // the longest packet taken
)

// redir is one served device.
type redir struct {
	wire          io.ReadWriter
	gadget        *virtualphone.Gadget
	configuration byte
}

// serveRedir answers QEMU's usb-redir device for a gadget, at full speed, as
// QEMU's hub has no other, until the stream ends.
func serveRedir(wire io.ReadWriter, g *virtualphone.Gadget) error {
	r := &redir{wire: wire, gadget: g}
	hello := binary.LittleEndian.AppendUint32(append([]byte("relink"), make([]byte, 58)...), redirAbilities)
	err := r.send(redirHello, 0, hello)
	for err == nil {
		var kind, id uint32
		var body []byte
		if kind, id, body, err = r.read(); err == nil {
			err = r.answer(kind, id, body)
		}
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func (r *redir) send(kind, id uint32, body []byte) error {
	b := binary.LittleEndian.AppendUint32(nil, kind)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(body)))
	b = binary.LittleEndian.AppendUint32(b, id)
	_, err := r.wire.Write(append(b, body...))
	return err
}

func (r *redir) read() (kind, id uint32, body []byte, err error) {
	var h [12]byte
	if _, err := io.ReadFull(r.wire, h[:]); err != nil {
		return 0, 0, nil, err
	}
	n := binary.LittleEndian.Uint32(h[4:])
	if n > redirMost {
		return 0, 0, nil, fmt.Errorf("a usbredir packet of %d bytes is out of bounds", n)
	}
	body = make([]byte, n)
	_, err = io.ReadFull(r.wire, body)
	return binary.LittleEndian.Uint32(h[0:]), binary.LittleEndian.Uint32(h[8:]), body, err
}

// answer does what a packet asks. Those that need no answer are let go by.
func (r *redir) answer(kind, id uint32, body []byte) error {
	if need := map[uint32]int{
		redirSetConfiguration: 1, redirSetAlternate: 2, redirGetAlternate: 1,
		redirStartInterrupt: 1, redirControl: 10, redirBulk: 8,
	}[kind]; len(body) < need {
		return fmt.Errorf("a usbredir packet %d of %d bytes is too short", kind, len(body))
	}
	switch kind {
	case redirHello:
		return r.connect(id)
	case redirSetConfiguration:
		r.configuration = body[0]
		if err := r.describe(id); err != nil {
			return err
		}
		return r.send(redirConfiguration, id, []byte{redirOK, r.configuration})
	case redirGetConfiguration:
		return r.send(redirConfiguration, id, []byte{redirOK, r.configuration})
	case redirSetAlternate:
		return r.send(redirAlternate, id, []byte{redirOK, body[0], body[1]})
	case redirGetAlternate:
		return r.send(redirAlternate, id, []byte{redirOK, body[0], 0})
	case redirStartInterrupt:
		return r.send(redirInterrupt, id, []byte{redirOK, body[0]})
	case redirControl:
		return r.control(id, body)
	case redirBulk:
		if body[0]&0x80 != 0 {
			return nil // nothing ever comes there
		}
		body[1] = redirOK
		return r.send(redirBulk, id, body[:8])
	}
	return nil
}

// connect announces the device.
func (r *redir) connect(id uint32) error {
	if err := r.describe(id); err != nil {
		return err
	}
	g := r.gadget
	b := []byte{redirFullSpeed, g.Class, 0, 0}
	for _, word := range []uint16{g.VendorID, g.ProductID, g.Release} {
		b = binary.LittleEndian.AppendUint16(b, word)
	}
	return r.send(redirConnect, id, b)
}

// describe lists the endpoints and interfaces of the first configuration.
func (r *redir) describe(id uint32) error {
	const none = 255
	var types, intervals, owners [32]byte
	var sizes [32]uint16
	var count uint32
	var numbers, classes, subclasses, protocols [32]byte
	for i := range types {
		types[i] = none
	}
	types[0], types[16] = 0, 0 // control
	sizes[0], sizes[16] = 64, 64
	var current byte
	for rest := r.gadget.Configurations[0]; len(rest) > 1 && int(rest[0]) <= len(rest) && rest[0] > 1; rest = rest[rest[0]:] {
		switch {
		case rest[1] == 4 && rest[0] >= 9 && rest[3] == 0 && count < 32: // an interface's first setting
			current = rest[2]
			numbers[count], classes[count], subclasses[count], protocols[count] = current, rest[5], rest[6], rest[7]
			count++
		case rest[1] == 5 && rest[0] >= 7: // an endpoint
			i := rest[2]&0x0f | rest[2]&0x80>>3
			types[i], intervals[i], owners[i] = rest[3]&3, rest[6], current
			sizes[i] = min(binary.LittleEndian.Uint16(rest[4:]), 64)
		}
	}
	endpoints := append(append(types[:], intervals[:]...), owners[:]...)
	for _, s := range sizes {
		endpoints = binary.LittleEndian.AppendUint16(endpoints, s)
	}
	if err := r.send(redirEndpoints, id, endpoints); err != nil {
		return err
	}
	b := binary.LittleEndian.AppendUint32(nil, count)
	for _, list := range [][32]byte{numbers, classes, subclasses, protocols} {
		b = append(b, list[:]...)
	}
	return r.send(redirInterfaces, id, b)
}

// control does a control transfer: endpoint, request, type, status, then
// value, index and length, then data.
func (r *redir) control(id uint32, body []byte) error {
	word := func(i int) uint16 { return binary.LittleEndian.Uint16(body[i:]) }
	head, data := body[:10], body[10:]
	answer, err := r.gadget.Control(virtualphone.Setup{
		RequestType: head[2], Request: head[1], Value: word(4), Index: word(6), Length: word(8),
	}, data)
	head[3] = redirOK // QEMU leaves anything there
	if err != nil {
		head[3], answer = redirStall, nil
	}
	if head[2]&0x80 != 0 || err != nil {
		binary.LittleEndian.PutUint16(head[8:], uint16(len(answer)))
	}
	if head[2]&0x80 == 0 {
		answer = nil
	}
	return r.send(redirControl, id, append(head[:10:10], answer...))
}
