package main

import (
	"sync"
	"time"

	"relink/internal/device"
	"relink/internal/virtualphone"
)

// cycles: 200 attachments and detachments over all controllers, each told
// once, none invented.
func cycles(s *story) {
	const each = 25
	var all sync.WaitGroup
	for c := range 8 {
		all.Go(func() {
			at := socketOn(c, 4)
			state := []virtualphone.State{virtualphone.Normal, virtualphone.Recovery, virtualphone.DFU, virtualphone.PortDFU}[c%4]
			p := virtualphone.NewBus(virtualphone.New(spec("iPhone13,2", 100+c), state, time.Now()))
			defer p.Close()
			for range each {
				if !cycle(s, at, p, device.Mode(state)) {
					return
				}
			}
		})
	}
	all.Wait()
	time.Sleep(time.Second)
	attached, detached := 0, 0
	s.watch.mu.Lock()
	for _, e := range s.watch.all {
		for c := range 8 {
			if e.port() != socketOn(c, 4).name {
				continue
			}
			if e.Kind == "attached" {
				attached++
			} else {
				detached++
			}
		}
	}
	s.watch.mu.Unlock()
	if attached != 8*each || detached != 8*each {
		s.errorf("got %d attached and %d detached, want %d of each", attached, detached, 8*each)
	}
}

// cycle plugs in and pulls once and waits for both lines.
func cycle(s *story, at *socket, p *virtualphone.Bus, mode device.Mode) bool {
	if err := at.plug(p.Gadget(), highSpeed); err != nil {
		s.errorf("%v", err)
		return false
	}
	if e, ok := s.watch.next(at.name, patience); !ok || e.Kind != "attached" || e.mode() != string(mode) {
		s.errorf("on %s: got %v, want attached %s", at.name, e, mode)
		return false
	}
	if err := at.pull(); err != nil {
		s.errorf("%v", err)
		return false
	}
	if e, ok := s.watch.next(at.name, patience); !ok || e.Kind != "detached" {
		s.errorf("on %s: got %v, want detached", at.name, e)
		return false
	}
	return true
}
