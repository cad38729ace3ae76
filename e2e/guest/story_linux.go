package main

import (
	"fmt"
	"sync"
	"time"

	"relink/e2e/boot"
	"relink/internal/device"
	"relink/internal/virtualphone"
)

// story is one scenario: what it wants and what it found wrong.
type story struct {
	name  string
	watch *watch
	start time.Time

	mu     sync.Mutex
	faults []string
	log    []string
	cables []*cable
}

func (s *story) errorf(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, fmt.Sprintf(format, args...))
}

func (s *story) logf(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = append(s.log, fmt.Sprintf("%.2fs ", time.Since(s.start).Seconds())+fmt.Sprintf(format, args...))
}

// phone lets a phone live on a socket until the story ends.
func (s *story) phone(at *socket, spec virtualphone.Spec, state virtualphone.State) *cable {
	c := connect(at, virtualphone.New(spec, state, time.Now()))
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cables = append(s.cables, c)
	return c
}

// patience is how long a line may take. A drop shows about half a second late
// by the kernel's own debounce; a busy host adds to that.
const patience = 30 * time.Second

// anyMode is a mode that does not matter.
const anyMode device.Mode = "any"

// wants takes the next event on a port and compares it.
func (s *story) wants(port, kind string, mode device.Mode) event {
	e, ok := s.watch.next(port, patience)
	if !ok {
		s.errorf("on %s: got no line, want %s %s", port, kind, mode)
		return e
	}
	s.logf("%v", e)
	if e.Kind != kind || mode != anyMode && e.mode() != string(mode) {
		s.errorf("on %s: got %v, want %s %s", port, e, kind, mode)
	}
	return e
}

// wantsNothing demands that no event on a port is left unasked for.
func (s *story) wantsNothing(port string) {
	for range s.watch.waiting(port) {
		if e, ok := s.watch.next(port, 0); ok {
			s.errorf("on %s: got %v, want nothing more", port, e)
		}
	}
}

// tell runs a story and prints how it went.
func tell(name string, w *watch, f func(*story)) {
	s := &story{name: name, watch: w, start: time.Now()}
	f(s)
	for _, c := range s.cables {
		showed := c.Phone().Visible()
		if err := c.cut(); err != nil {
			s.errorf("the cable at %s: %v", c.name, err)
		}
		if showed {
			s.wants(c.name, "detached", anyMode)
		}
	}
	say(boot.Message{
		Kind: "result", Scenario: name, OK: len(s.faults) == 0, Seconds: time.Since(s.start).Seconds(),
		Faults: s.faults, Log: s.log,
	})
}

// spec is a phone of a product type with an ECID of its own.
func spec(productType string, n int) virtualphone.Spec {
	m, ok := device.ByProductType(productType)
	if !ok {
		panic("no model " + productType) // a fault of the scenario
	}
	return virtualphone.Spec{Model: m, ECID: 0x0008_1D2C_3000_0000 + uint64(n)<<8, Serial: fmt.Sprintf("F17VIRT%05d", n)}
}
