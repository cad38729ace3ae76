package virtualphone

import (
	"bytes"
	"encoding/binary"
	"net"
	"testing"
	"time"
)

// host is the computer's end of the multiplexer.
type host struct {
	t       *testing.T
	mux     *Mux
	packets chan []byte
}

func newHost(t *testing.T, l Lockdown) *host {
	h := &host{t: t, packets: make(chan []byte, 64), mux: &Mux{Dial: func(port uint16) (net.Conn, bool) {
		if port != lockdownPort {
			return nil, false
		}
		ours, theirs := net.Pipe()
		go l.Serve(theirs)
		return ours, true
	}}}
	h.mux.begin(func(b []byte) { h.packets <- b })
	t.Cleanup(h.mux.end)
	return h
}

func (h *host) next() []byte {
	h.t.Helper()
	select {
	case b := <-h.packets:
		return b
	case <-time.After(5 * time.Second):
		h.t.Fatal("the phone said nothing")
		return nil
	}
}

// tcp sends a segment from port 1.
func (h *host) tcp(to uint16, seq, ack uint32, flags byte, data []byte) {
	b := make([]byte, muxLong+tcpHeader)
	binary.BigEndian.PutUint32(b, muxTCP)
	binary.BigEndian.PutUint32(b[4:], uint32(len(b)+len(data)))
	binary.BigEndian.PutUint32(b[8:], muxMagic)
	s := b[muxLong:]
	binary.BigEndian.PutUint16(s, 1)
	binary.BigEndian.PutUint16(s[2:], to)
	binary.BigEndian.PutUint32(s[4:], seq)
	binary.BigEndian.PutUint32(s[8:], ack)
	s[13] = flags
	b = append(b, data...)
	h.mux.take(b[:7]) // in two pieces, as a large one comes
	h.mux.take(b[7:])
}

func (h *host) version() {
	h.t.Helper()
	h.mux.take([]byte{0, 0, 0, muxVersion, 0, 0, 0, 20, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0})
	if b := h.next(); len(b) != 20 || b[11] != 2 {
		h.t.Fatalf("got version packet %x, want 20 bytes of version 2", b)
	}
}

// A stream to lockdownd asks what runs; one to another port is refused.
func TestMux(t *testing.T) {
	h := newHost(t, Lockdown{})
	h.version()
	h.tcp(lockdownPort, 0, 0, tcpSYN, nil)
	if b := h.next(); b[muxLong+13] != tcpSYN|tcpACK || binary.BigEndian.Uint32(b[8:]) != muxMagic {
		t.Fatalf("got %x, want SYN and ACK", b)
	}
	question := []byte("<plist><dict><key>Request</key><string>QueryType</string></dict></plist>")
	h.tcp(lockdownPort, 1, 1, tcpACK, append(binary.BigEndian.AppendUint32(nil, uint32(len(question))), question...))
	var answer []byte
	for len(answer) < 4 || len(answer) < 4+int(binary.BigEndian.Uint32(answer)) {
		answer = append(answer, h.next()[muxLong+tcpHeader:]...)
	}
	got, err := readMessage(bytes.NewReader(answer))
	if err != nil || got["Type"] != "com.apple.mobile.lockdown" {
		t.Errorf("got %v, %v; want lockdownd", got, err)
	}
	h.tcp(22, 0, 0, tcpSYN, nil)
	if b := h.next(); b[muxLong+13] != tcpRST {
		t.Errorf("got %x, want RST", b)
	}
}

// Whatever comes, the multiplexer goes on.
func FuzzMux(f *testing.F) {
	f.Add([]byte{0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0})
	f.Add([]byte{0, 0, 0, 6, 0, 0, 0, 36, 0xfe, 0xed, 0xfa, 0xce})
	f.Fuzz(func(t *testing.T, data []byte) {
		m := &Mux{Dial: func(uint16) (net.Conn, bool) { return nil, false }}
		m.begin(func([]byte) {})
		m.take(data)
		m.end()
	})
}
