package main

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"relink/e2e/boot"
	"relink/internal/device"
	"relink/internal/virtualphone"
)

// test tells every story against one relinkctl watch that runs throughout.
func test(words map[string]string) error {
	w, err := startWatch()
	if err != nil {
		return err
	}
	// The root hubs are there from the start.
	if !until(20*time.Second, func() bool { return w.initials() >= len(controllers) || w.over() }) {
		return fmt.Errorf("relinkctl watch told of %d devices at the start, want the root hubs of %d controllers at least; it said %q",
			w.initials(), len(controllers), w.stderr.String())
	}
	say(boot.Message{Kind: "note", Text: "watch runs"})
	only := strings.ReplaceAll(words["relink.only"], "_", " ")
	groups := [][]struct {
		name string
		f    func(*story)
	}{
		{{"coach to DFU", coachToDFU}},
		{{"coach, recovery instead", coachRecoveryInstead}},
		{
			{"every mode", everyMode},
			{"lsusb and irecovery agree", sameWords},
			{"drop of 100 ms", shortDrop},
			{"hub with a neighbour", hubWithNeighbour},
			{"unplugged in the middle", unpluggedInTheMiddle},
			{"three phones at once", threeAtOnce},
			{"keyboard beside", keyboardBeside},
			{"recovery commands", recoveryCommands},
		},
		{{"leave recovery", leaving}, {"permission refused", refusal}, {"udev rule", udevRule}},
		{{"cable test", cableTests}},
		{{"through usbmuxd", throughMux}},
		{{"hostile devices", hostile}},
		{{"200 cycles", cycles}},
		{{"sysfs and libusb agree", busesAgree}},
	}
	for _, g := range groups {
		var all sync.WaitGroup
		for _, one := range g {
			if only != "" && only != one.name {
				continue
			}
			all.Go(func() { tell(one.name, w, one.f) })
		}
		all.Wait()
	}
	tell("nothing invented", w, func(s *story) {
		time.Sleep(time.Second)
		for _, e := range w.left() {
			s.errorf("nobody caused %v", e)
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		s.faults = append(s.faults, w.faults...)
	})
	tell("watch ends well", w, func(s *story) {
		if said := w.stop(); said != "" {
			s.errorf("relinkctl watch said %q at its end", said)
		}
	})
	return nil
}

// initials counts what was there at the start.
func (w *watch) initials() (n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, e := range w.all {
		if e.Initial {
			n++
		}
	}
	return n
}

func (w *watch) over() bool {
	select {
	case <-w.ended:
		return true
	default:
		return false
	}
}

// everyMode: one phone shows in each mode in turn; a mode change is a detached
// and an attached, and the pseudonym stays.
func everyMode(s *story) {
	at := socketOn(0, 0)
	one := spec("iPhone15,2", 1)
	one.Timing = virtualphone.Usual.Scaled(0.1)
	c := s.phone(at, one, virtualphone.Normal)
	first := s.wants(at.name, "attached", device.ModeNormal)
	checkView(s, first, "iPhone15,2")
	for _, step := range []struct {
		to   virtualphone.State
		want device.Mode
	}{
		{virtualphone.Recovery, device.ModeRecovery},
		{virtualphone.DFU, device.ModeDFU},
		{virtualphone.PortDFU, device.ModePortDFU},
		{virtualphone.Recovery, device.ModeRecovery},
		{virtualphone.Restore, device.ModeRestore}, // recovery, gone, the normal range: inferred
	} {
		c.SetMode(step.to)
		s.wants(at.name, "detached", anyMode)
		e := s.wants(at.name, "attached", step.want)
		if step.to != virtualphone.PortDFU {
			checkView(s, e, "iPhone15,2")
		}
		if text(e.Device.Phone) != text(first.Device.Phone) || e.Device.Phone == nil {
			s.errorf("%s: got phone %q, want %q as before", step.to, text(e.Device.Phone), text(first.Device.Phone))
		}
	}
	c.Detach()
	s.wants(at.name, "detached", anyMode)
	s.wantsNothing(at.name)
}

// checkView demands the model and the link.
func checkView(s *story, e event, productType string) {
	if got := text(e.Device.ProductType); got != productType && e.mode() != string(device.ModeNormal) && e.mode() != string(device.ModeRestore) {
		s.errorf("%v: got product type %q, want %q", e, got, productType)
	}
	if e.Device.SpeedMbps == nil || *e.Device.SpeedMbps != 480 {
		s.errorf("%v: got speed %v, want 480", e, e.Device.SpeedMbps)
	}
	bus, _, _ := strings.Cut(e.port(), "-")
	if len(e.Device.Hubs) != 1 || e.Device.Hubs[0] != "usb"+bus {
		s.errorf("%v: got hubs %q, want the root hub", e, e.Device.Hubs)
	}
}

// shortDrop: contact lost for 100 ms is a detached and an attached, with a new
// address.
func shortDrop(s *story) {
	at := socketOn(2, 0)
	c := s.phone(at, spec("iPhone9,1", 2), virtualphone.Recovery)
	before := s.wants(at.name, "attached", device.ModeRecovery)
	c.Drop(100 * time.Millisecond)
	gone := s.wants(at.name, "detached", anyMode)
	back := s.wants(at.name, "attached", device.ModeRecovery)
	if before.Device.Address != nil && back.Device.Address != nil && *before.Device.Address == *back.Device.Address {
		s.errorf("after the drop: got address %d again, want another", *back.Device.Address)
	}
	s.logf("away for %v", back.Time.Sub(gone.Time))
	if text(before.Device.Phone) != text(back.Device.Phone) {
		s.errorf("after the drop: got phone %q, want %q", text(back.Device.Phone), text(before.Device.Phone))
	}
	s.wantsNothing(at.name)
}

// unpluggedInTheMiddle: the cable is pulled while the phone still enumerates.
// Nothing may be told, or an attached that a detached follows.
func unpluggedInTheMiddle(s *story) {
	at, fence := socketOn(3, 0), socketOn(3, 1)
	for _, wait := range []time.Duration{150, 250, 350, 400, 450, 500} {
		phone := virtualphone.NewBus(virtualphone.New(spec("iPhone8,1", 3), virtualphone.DFU, time.Now()))
		err := at.plug(phone.Gadget(), highSpeed)
		if err == nil {
			time.Sleep(wait * time.Millisecond)
			err = at.pull()
		}
		phone.Close()
		if err != nil {
			s.errorf("%v", err)
			return
		}
		s.allTold(at, fence)
		switch n := s.watch.waiting(at.name); n {
		case 0:
			s.logf("pulled after %d ms: nothing told", wait)
		case 2:
			s.wants(at.name, "attached", device.ModeDFU)
			s.wants(at.name, "detached", anyMode)
		default:
			s.errorf("pulled after %d ms: got %d lines, want none or two", wait, n)
		}
	}
	s.wantsNothing(at.name)
}

// allTold waits until nothing more can come about an empty port: what is told
// of another port now is told after it.
func (s *story) allTold(at, fence *socket) {
	until(patience, func() bool { return at.free() && !at.known() })
	if err := fence.plug(virtualphone.Keyboard(), fullSpeed); err != nil {
		s.errorf("%v", err)
		return
	}
	s.wants(fence.name, "attached", "")
	if err := fence.pull(); err != nil {
		s.errorf("%v", err)
	}
	s.wants(fence.name, "detached", anyMode)
}

// threeAtOnce: three phones plugged in at one moment, each its own.
func threeAtOnce(s *story) {
	sockets := []*socket{socketOn(4, 0), socketOn(5, 0), socketOn(6, 0)}
	types := []string{"iPhone12,1", "iPhone10,3", "iPhone7,2"}
	states := []virtualphone.State{virtualphone.Recovery, virtualphone.DFU, virtualphone.Normal}
	modes := []device.Mode{device.ModeRecovery, device.ModeDFU, device.ModeNormal}
	for i, at := range sockets {
		s.phone(at, spec(types[i], 10+i), states[i])
	}
	names := map[string]bool{}
	for i, at := range sockets {
		e := s.wants(at.name, "attached", modes[i])
		names[text(e.Device.Phone)] = true
		if modes[i] != device.ModeNormal {
			checkView(s, e, types[i])
		}
	}
	if len(names) != 3 || names[""] {
		s.errorf("got phones %v, want three", names)
	}
	for _, c := range s.cables {
		c.Detach()
	}
	for _, at := range sockets {
		s.wants(at.name, "detached", anyMode)
		s.wantsNothing(at.name)
	}
}

// keyboardBeside: a keyboard comes and goes beside a phone; the phone stays.
func keyboardBeside(s *story) {
	phone, beside := socketOn(1, 0), socketOn(1, 1)
	s.phone(phone, spec("iPhone14,7", 20), virtualphone.Recovery)
	s.wants(phone.name, "attached", device.ModeRecovery)
	if err := beside.plug(virtualphone.Keyboard(), fullSpeed); err != nil {
		s.errorf("plug in the keyboard: %v", err)
		return
	}
	e := s.wants(beside.name, "attached", "")
	if e.Device.IOSDevice != nil && *e.Device.IOSDevice {
		s.errorf("the keyboard %v: got an iOS device", e)
	}
	if e.Device.SpeedMbps == nil || *e.Device.SpeedMbps != 12 {
		s.errorf("the keyboard %v: got speed %v, want 12", e, e.Device.SpeedMbps)
	}
	st, err := relinkctlStatus()
	if err != nil {
		s.errorf("%v", err)
	}
	if _, ok := st.at(beside.name); ok {
		s.errorf("status without --all lists the keyboard")
	}
	if err := beside.pull(); err != nil {
		s.errorf("pull the keyboard: %v", err)
	}
	s.wants(beside.name, "detached", anyMode)
	s.wantsNothing(phone.name)
}
