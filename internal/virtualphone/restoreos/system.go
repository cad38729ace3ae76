// Package restoreos is the restore system of a virtual phone: what listens in
// it once a restore program has started its ramdisk. Real restore programs
// restore it over a multiplexer, and whoever wrote the script knows how that
// went before they say anything.
//
// It knows what is said on the three ports of the restore system, and takes
// whatever it is sent. It does not know how its words reach the computer, nor
// what the phone shows on USB: those who hold it are told when it leaves.
package restoreos

import (
	"net"
	"slices"
	"sync"
	"time"

	"relink/internal/device"
)

// The ports of the restore system (idevicerestore 1.0.0 fdr.c and asr.c;
// libimobiledevice restore.c).
const (
	restoredPort = 62078
	fdrPort      = 1082
	asrPort      = 12345
)

// Phone is what the restore system tells of the phone it runs on.
type Phone struct {
	Model  device.Model
	Serial string
	ECID   uint64
}

// Script is what the restore system of a phone does.
type Script struct {
	// Steps are what it does once a program starts the restore.
	Steps []Step
	// Image is how it takes the system that it asks for.
	Image Image
	// Pace is how long it takes over each step.
	Pace time.Duration
}

// System is the restore system of one phone while it runs.
type System struct {
	phone  Phone
	script Script
	leaves func()
	taken  chan bool     // whether ASR got the whole system
	over   chan struct{} // closed when the script has come to its end
	cut    chan struct{} // closed when the phone has left the bus

	mu    sync.Mutex
	conns map[net.Conn]bool
	heard []string
}

// Boot starts the restore system of a phone. It calls leaves, once and from a
// goroutine of its own, when the script takes the phone off the bus.
func Boot(phone Phone, script Script, leaves func()) *System {
	return &System{
		phone: phone, script: script, leaves: leaves,
		taken: make(chan bool, 1), over: make(chan struct{}), cut: make(chan struct{}),
		conns: map[net.Conn]bool{},
	}
}

// Dial is somebody on the computer connecting to a port of the phone; false
// means that nobody listens there.
func (s *System) Dial(port uint16) (net.Conn, bool) {
	serve, ok := map[uint16]func(net.Conn) error{
		restoredPort: s.serveRestored, fdrPort: serveFDR, asrPort: s.serveASR,
	}[port]
	if !ok {
		return nil, false
	}
	ours, theirs := net.Pipe()
	if !s.keep(theirs) {
		return nil, false
	}
	go func() {
		defer s.forget(theirs)
		// The end of a connection is told by the hanging up; there is no one
		// else to tell.
		_ = serve(theirs)
	}()
	return ours, true
}

// keep notes a connection, so that leaving cuts it; false means that the phone
// has left.
func (s *System) keep(c net.Conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if isClosed(s.cut) {
		return false
	}
	s.conns[c] = true
	return true
}

func (s *System) forget(c net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, c)
	c.Close()
}

// leave is the script taking the phone off the bus.
func (s *System) leave() {
	if s.close() && s.leaves != nil {
		go s.leaves()
	}
}

// Close ends it as pulling the cable does: every connection ends in the middle
// of whatever it was about.
func (s *System) Close() { s.close() }

func (s *System) close() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if isClosed(s.cut) {
		return false
	}
	close(s.cut)
	for c := range s.conns {
		c.Close()
	}
	return true
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// hear notes what the computer did.
func (s *System) hear(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.heard = append(s.heard, what)
}

// Heard is what the computer asked for and sent, in its order.
func (s *System) Heard() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.heard)
}

// Over is closed when the script has come to its end or to a mark: what the
// story is about has happened.
func (s *System) Over() <-chan struct{} { return s.over }

func (s *System) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !isClosed(s.over) {
		close(s.over)
	}
}
