package virtualphone

import (
	"encoding/binary"
	"net"
	"slices"
	"sync"
)

// The protocols of Apple's multiplexer on USB (usbmuxd src/device.c, version 2
// of the protocol).
const (
	muxVersion = 0
	muxSetup   = 2
	muxTCP     = 6

	muxMagic  = 0xfeedface
	muxShort  = 8  // header before the version is agreed on
	muxLong   = 16 // header of version 2
	tcpHeader = 20
	// muxPiece is how much of a stream goes into one packet: usbmuxd reads
	// 16384 bytes at once.
	muxPiece = 4096
	// muxBuffer is how much of one stream the phone holds for a program in it
	// that does not read.
	muxBuffer = 256 << 10
	// maxWaiting is how many packets of one stream may wait to be read. The
	// window lets 128 KiB wait, which is a few when a program sends in earnest.
	maxWaiting = 1024
)

// The flags of a TCP header that the multiplexer uses.
const (
	tcpSYN = 0x02
	tcpRST = 0x04
	tcpACK = 0x10
)

// Mux is the phone's side of the multiplexer: streams over one pair of bulk
// endpoints, each to a port of the phone.
type Mux struct {
	// Dial gives the other end of a connection to a port; false refuses it.
	Dial func(port uint16) (net.Conn, bool)
	// Ended is called when the phone is unplugged; nil is nobody.
	Ended func()

	mu     sync.Mutex
	send   func(packet []byte)
	buffer []byte // of a packet that came in pieces
	long   bool   // version 2 was agreed on
	sent   uint16 // packets
	heard  uint16
	conns  map[[2]uint16]*muxConn
}

// muxConn is one stream.
type muxConn struct {
	key      [2]uint16 // the computer's port, the phone's
	conn     net.Conn
	seq, ack uint32
	in       chan []byte
	queued   int // bytes in it
	owed     int // of those, not yet told to have come
}

// begin says where packets for the computer go.
func (m *Mux) begin(send func(packet []byte)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.send, m.conns = send, map[[2]uint16]*muxConn{}
}

// end hangs up on everybody.
func (m *Mux) end() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.send = func([]byte) {}
	for _, c := range m.conns {
		m.drop(c)
	}
	if m.Ended != nil {
		m.Ended()
	}
}

// take takes what the computer sent on the OUT endpoint.
func (m *Mux) take(data []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.buffer = append(m.buffer, data...)
	for len(m.buffer) >= muxShort {
		length := int(binary.BigEndian.Uint32(m.buffer[4:]))
		if length < muxShort || length > maxTransfer {
			m.buffer = nil // what it is cannot be told, nor where the next begins
			return
		}
		if len(m.buffer) < length {
			return
		}
		packet := m.buffer[:length]
		m.buffer = m.buffer[length:]
		m.packet(packet)
	}
}

func (m *Mux) packet(b []byte) {
	kind := binary.BigEndian.Uint32(b)
	switch {
	case kind == muxVersion:
		m.long = false
		m.write(muxVersion, []byte{0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0})
		m.long, m.sent, m.heard = true, 0, 0xffff
	case !m.long || len(b) < muxLong:
		// Nothing else is said before the version.
	case kind == muxTCP && len(b) >= muxLong+tcpHeader:
		m.heard = binary.BigEndian.Uint16(b[12:])
		m.tcp(b[muxLong:muxLong+tcpHeader], b[muxLong+tcpHeader:])
	case kind == muxSetup:
		m.heard = binary.BigEndian.Uint16(b[12:])
	}
}

// write sends one packet.
func (m *Mux) write(kind uint32, body []byte) {
	size := muxShort
	if m.long {
		size = muxLong
	}
	b := make([]byte, size, size+len(body))
	binary.BigEndian.PutUint32(b, kind)
	binary.BigEndian.PutUint32(b[4:], uint32(size+len(body)))
	if m.long {
		binary.BigEndian.PutUint32(b[8:], muxMagic)
		binary.BigEndian.PutUint16(b[12:], m.sent)
		binary.BigEndian.PutUint16(b[14:], m.heard)
		m.sent++
	}
	m.send(append(b, body...))
}

// segment sends a piece of a stream, or only its flags.
func (m *Mux) segment(key [2]uint16, seq, ack uint32, flags byte, data []byte) {
	b := make([]byte, tcpHeader, tcpHeader+len(data))
	binary.BigEndian.PutUint16(b, key[1])
	binary.BigEndian.PutUint16(b[2:], key[0])
	binary.BigEndian.PutUint32(b[4:], seq)
	binary.BigEndian.PutUint32(b[8:], ack)
	b[12], b[13] = tcpHeader/4<<4, flags
	binary.BigEndian.PutUint16(b[14:], 0x200) // a window of 128 KiB, in units of 256
	m.write(muxTCP, append(b, data...))
}

// tcp takes a piece of a stream. Nothing is lost on a cable, so nothing is
// ever sent again.
func (m *Mux) tcp(h, data []byte) {
	key := [2]uint16{binary.BigEndian.Uint16(h), binary.BigEndian.Uint16(h[2:])}
	seq, flags := binary.BigEndian.Uint32(h[4:]), h[13]
	c := m.conns[key]
	switch {
	case flags&tcpRST != 0:
		if c != nil { // what came before is handed on
			delete(m.conns, key)
			close(c.in)
		}
	case flags == tcpSYN:
		conn, ok := m.Dial(key[1])
		if !ok {
			m.segment(key, 0, seq+1, tcpRST, nil)
			return
		}
		c = &muxConn{key: key, conn: conn, ack: seq + 1, in: make(chan []byte, maxWaiting)}
		m.conns[key] = c
		m.segment(key, 0, c.ack, tcpSYN|tcpACK, nil)
		c.seq = 1
		go m.feed(c)
		go m.pump(c)
	case c == nil:
		m.segment(key, 0, seq, tcpRST, nil)
	case len(data) > 0:
		select {
		case c.in <- slices.Clone(data):
			m.came(c, len(data))
		default: // it sends more than it may
			m.segment(key, c.seq, c.ack, tcpRST, nil)
			m.drop(c)
		}
	}
}

// drop forgets a stream; called with the lock held.
func (m *Mux) drop(c *muxConn) {
	if m.conns[c.key] == c {
		delete(m.conns, c.key)
		close(c.in)
		c.conn.Close()
	}
}

// came says that data came, unless so much waits already that the computer
// must wait too: it sends no more than a window of what is not acknowledged.
func (m *Mux) came(c *muxConn, bytes int) {
	c.queued += bytes
	if c.queued > muxBuffer {
		c.owed += bytes
		return
	}
	c.ack += uint32(bytes)
	m.segment(c.key, c.seq, c.ack, tcpACK, nil)
}

// feed hands on what came from the computer. A program in the phone that does
// not read holds the computer up.
func (m *Mux) feed(c *muxConn) {
	defer c.conn.Close()
	for data := range c.in {
		if _, err := c.conn.Write(data); err != nil {
			return // the other end says so by its own closing
		}
		m.mu.Lock()
		c.queued -= len(data)
		if c.owed > 0 && c.queued <= muxBuffer && m.conns[c.key] == c {
			c.ack += uint32(c.owed)
			c.owed = 0
			m.segment(c.key, c.seq, c.ack, tcpACK, nil)
		}
		m.mu.Unlock()
	}
}

// pump sends what the phone's program writes, until it hangs up.
func (m *Mux) pump(c *muxConn) {
	piece := make([]byte, muxPiece)
	for {
		n, err := c.conn.Read(piece)
		m.mu.Lock()
		if m.conns[c.key] != c {
			m.mu.Unlock()
			return
		}
		if n > 0 {
			m.segment(c.key, c.seq, c.ack, tcpACK, piece[:n])
			c.seq += uint32(n)
		}
		if err != nil {
			m.segment(c.key, c.seq, c.ack, tcpRST, nil)
			m.drop(c)
			m.mu.Unlock()
			return
		}
		m.mu.Unlock()
	}
}
