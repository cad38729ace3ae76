package virtualphone

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
)

// The commands of USB/IP once a device is attached (Linux kernel,
// Documentation/usb/usbip_protocol.rst).
const (
	cmdSubmit = 1
	cmdUnlink = 2
	retSubmit = 3
	retUnlink = 4
)

// Answers of a transfer, as the kernel's negative error numbers.
const (
	statusStall  = -32  // EPIPE
	statusUnlink = -104 // ECONNRESET
)

const (
	headerSize = 48
	// maxTransfer bounds what one transfer may carry. The kernel's USB stack
	// asks for far less at a time.
	maxTransfer = 1 << 20
)

// Request is one request of the kernel.
type Request struct {
	Command  uint32 // cmdSubmit or cmdUnlink
	Sequence uint32
	In       bool
	Endpoint uint32
	Length   int // of the transfer's buffer
	Packets  int32
	Setup    Setup
	Victim   uint32 // the request to be unlinked
	Data     []byte // sent with an OUT transfer
}

// ReadRequest reads one request. io.EOF means the kernel hung up between
// requests; any other error means the stream cannot be followed any more.
func ReadRequest(r io.Reader) (Request, error) {
	var h [headerSize]byte
	if _, err := io.ReadFull(r, h[:]); err != nil {
		if errors.Is(err, io.EOF) {
			return Request{}, io.EOF
		}
		return Request{}, fmt.Errorf("read a usbip header: %w", err)
	}
	word := func(i int) uint32 { return binary.BigEndian.Uint32(h[4*i:]) }
	q := Request{Command: word(0), Sequence: word(1), In: word(3) == 1, Endpoint: word(4)}
	switch q.Command {
	case cmdUnlink:
		q.Victim = word(5)
		return q, nil
	case cmdSubmit:
	default:
		return Request{}, fmt.Errorf("usbip command %d is none a kernel sends", q.Command)
	}
	length := int32(word(6))
	q.Packets = int32(word(8))
	q.Setup = parseSetup([8]byte(h[40:48]))
	if length < 0 || length > maxTransfer {
		return Request{}, fmt.Errorf("a usbip transfer of %d bytes is out of bounds", length)
	}
	if q.Packets > 0 {
		return Request{}, errors.New("an isochronous transfer to a device without such a pipe")
	}
	q.Length = int(length)
	if !q.In && length > 0 {
		q.Data = make([]byte, length)
		if _, err := io.ReadFull(r, q.Data); err != nil {
			return Request{}, fmt.Errorf("read the data of a usbip transfer: %w", err)
		}
	}
	return q, nil
}

// Serve answers the kernel's requests to the gadget until the stream ends.
// The error is nil when the kernel hung up. To unplug, close the stream.
func Serve(stream io.ReadWriter, g *Gadget) error {
	v := &serving{stream: stream}
	if g.Mux != nil {
		g.Mux.begin(v.say)
		defer g.Mux.end()
	}
	for {
		q, err := ReadRequest(stream)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := v.serve(q, g); err != nil {
			return fmt.Errorf("answer a usbip request: %w", err)
		}
	}
}

// serving is a device while it is plugged in.
type serving struct {
	mu      sync.Mutex
	stream  io.Writer
	waiting []Request // IN transfers that nobody has answered yet, oldest first
	unsaid  [][]byte  // what the multiplexer said while nobody asked
}

func (v *serving) serve(q Request, g *Gadget) error {
	if q.Command == cmdSubmit && q.Endpoint == muxOut && !q.In && g.Mux != nil {
		if err := v.write(completed(q, 0, len(q.Data), nil)); err != nil {
			return err
		}
		g.Mux.take(q.Data)
		return nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	var reply []byte
	switch {
	case q.Command == cmdUnlink:
		i := slices.IndexFunc(v.waiting, func(w Request) bool { return w.Sequence == q.Victim })
		reply = unlinked(q, i >= 0)
		if i >= 0 {
			v.waiting = slices.Delete(v.waiting, i, i+1)
		}
	case q.Endpoint == 0:
		reply = answer(q, g)
	case q.In:
		v.waiting = append(v.waiting, q)
		return v.match()
	default:
		if g.Take != nil {
			g.Take(q.Endpoint, q.Data)
		}
		reply = completed(q, 0, len(q.Data), nil)
	}
	_, err := v.stream.Write(reply)
	return err
}

func (v *serving) write(reply []byte) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	_, err := v.stream.Write(reply)
	return err
}

// say sends a packet of the multiplexer as soon as somebody asks for one.
func (v *serving) say(packet []byte) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.unsaid = append(v.unsaid, packet)
	_ = v.match() // a stream that takes nothing ends the serving by itself
}

// match answers the oldest question of the multiplexer's endpoint with the
// oldest packet. One that is longer than was asked for is cut: usbmuxd asks
// for 16 KiB. It is called with the lock held.
func (v *serving) match() error {
	for len(v.unsaid) > 0 {
		i := slices.IndexFunc(v.waiting, func(w Request) bool { return w.Endpoint == muxIn })
		if i < 0 {
			return nil
		}
		q, packet := v.waiting[i], v.unsaid[0]
		v.waiting, v.unsaid = slices.Delete(v.waiting, i, i+1), v.unsaid[1:]
		packet = packet[:min(len(packet), q.Length)]
		if _, err := v.stream.Write(completed(q, 0, len(packet), packet)); err != nil {
			return err
		}
	}
	return nil
}

// answer does a control transfer.
func answer(q Request, g *Gadget) []byte {
	in, err := g.Control(q.Setup, q.Data)
	if err != nil {
		return completed(q, statusStall, 0, nil)
	}
	if !q.In {
		return completed(q, 0, len(q.Data), nil)
	}
	if len(in) > q.Length {
		in = in[:q.Length]
	}
	return completed(q, 0, len(in), in)
}

// completed is RET_SUBMIT.
func completed(q Request, status int32, actual int, data []byte) []byte {
	b := header(retSubmit, q.Sequence)
	binary.BigEndian.PutUint32(b[20:], uint32(status))
	binary.BigEndian.PutUint32(b[24:], uint32(actual))
	binary.BigEndian.PutUint32(b[32:], uint32(q.Packets)) // vhci wants it back
	return append(b, data...)
}

// unlinked is RET_UNLINK: the victim was still waiting, or had its answer.
func unlinked(q Request, found bool) []byte {
	b := header(retUnlink, q.Sequence)
	if found {
		status := int32(statusUnlink)
		binary.BigEndian.PutUint32(b[20:], uint32(status))
	}
	return b
}

func header(command, sequence uint32) []byte {
	b := make([]byte, headerSize)
	binary.BigEndian.PutUint32(b, command)
	binary.BigEndian.PutUint32(b[4:], sequence)
	return b
}
