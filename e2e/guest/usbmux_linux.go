package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"relink/internal/device"
	"relink/internal/virtualphone"
)

// muxSocket and muxRecords are where Debian's usbmuxd listens and keeps pair
// records.
const (
	muxSocket  = "/var/run/usbmuxd"
	muxRecords = "/var/lib/lockdown"
)

// daemon is Debian's usbmuxd at work.
type daemon struct {
	cmd *exec.Cmd
	log *lockedBuffer
}

// lockedBuffer is what a running program said so far.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// startMux starts usbmuxd and waits until it listens.
func startMux() (*daemon, error) {
	for _, dir := range []string{filepath.Dir(muxSocket), muxRecords} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, fmt.Errorf("make room for usbmuxd: %w", err)
		}
	}
	_ = os.Remove(muxSocket) // one that was killed leaves it behind
	d := &daemon{cmd: exec.Command("usbmuxd", "--foreground", "--verbose"), log: &lockedBuffer{}}
	d.cmd.Stdout, d.cmd.Stderr = d.log, d.log
	if err := d.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start usbmuxd: %w", err)
	}
	if !until(20*time.Second, func() bool { _, err := os.Stat(muxSocket); return err == nil }) {
		d.stop()
		return nil, fmt.Errorf("usbmuxd does not listen:\n%s", d.log)
	}
	return d, nil
}

func (d *daemon) stop() {
	_ = d.cmd.Process.Kill() // it has nothing to lose
	_ = d.cmd.Wait()
}

// muxUDID is how usbmuxd names a phone from its serial string on USB.
func muxUDID(p virtualphone.Phone) string {
	s := p.SerialString()
	if len(s) == 24 {
		return s[:8] + "-" + s[8:]
	}
	return s
}

// asked counts how often a phone heard that.
func asked(heard *virtualphone.Requests, said string) (n int) {
	for _, s := range heard.All() {
		if s == said {
			n++
		}
	}
	return n
}

// muxPhone plugs a phone in that answers through usbmuxd. With trust, the pair
// record lies where usbmuxd looks for it.
func (s *story) muxPhone(at *socket, productType string, n int, state virtualphone.State, inside virtualphone.Lockdown) (*cable, *virtualphone.Requests) {
	one, heard, trust := spec(productType, n), &virtualphone.Requests{}, inside.Trust
	one.Timing = virtualphone.Usual.Scaled(0.1)
	one.Inside, one.Inside.Heard = inside, heard.Hear
	if trust != nil {
		record, err := trust.Record()
		udid := muxUDID(virtualphone.New(one, virtualphone.Normal, time.Now()))
		if err == nil {
			err = os.WriteFile(filepath.Join(muxRecords, udid+".plist"), record, 0o600)
		}
		if err != nil {
			s.errorf("keep a pair record: %v", err)
		}
	}
	return s.phone(at, one, state), heard
}

// confirmed waits until status, which asks usbmuxd, tells of the phone with
// that mode.
func (s *story) confirmed(port string, mode device.Mode) device.View {
	var d device.View
	var last string
	ok := until(patience, func() bool {
		st, err := relinkctlStatus("--nobody-restores")
		if err != nil {
			last = err.Error()
			return false
		}
		var there bool
		if d, there = st.at(port); !there || d.Mode == nil {
			return false
		}
		last = fmt.Sprintf("%s by %s", *d.Mode, *d.ModeSource)
		return *d.Mode == mode && *d.ModeSource == device.SourceUSBMux
	})
	if !ok {
		s.errorf("status on %s: got %s, want %s by usbmuxd", port, last, mode)
	}
	return d
}

// throughMux: Debian's usbmuxd lists virtual phones, and Relink asks them
// through it; Debian's own clients are told the same. Each phone meets a
// usbmuxd of its own: version 1.1.1 may accept nobody any more after a phone
// left while somebody was connected to it.
func throughMux(s *story) {
	trust, err := virtualphone.NewTrust()
	if err != nil {
		s.errorf("%v", err)
		return
	}
	for _, part := range []func(){
		func() { s.trusted(trust) }, s.untrusted, func() { s.clientsAgree(trust) }, s.restoring,
	} {
		d, err := startMux()
		if err != nil {
			s.errorf("%v", err)
			return
		}
		part()
		d.stop()
		s.logf("usbmuxd said:\n%s", d.log)
	}
}

// trusted: status tells model and what runs; enter-recovery goes by a session
// over TLS, and is done when recovery is seen.
func (s *story) trusted(trust *virtualphone.Trust) {
	at := socketOn(7, 2)
	c, heard := s.muxPhone(at, "iPhone13,2", 90, virtualphone.Normal, virtualphone.Lockdown{Trust: trust})
	s.wants(at.name, "attached", device.ModeNormal)
	if got := text(s.confirmed(at.name, device.ModeNormal).ProductType); got != "iPhone13,2" {
		s.errorf("status: got product type %q, want iPhone13,2", got)
	}
	code, said := act(s, 0, "enter-recovery", "--nobody-restores", "--port", at.name)
	s.wantsSaid(code, 0, said, "is in recovery")
	s.wants(at.name, "detached", anyMode)
	s.wants(at.name, "attached", device.ModeRecovery)
	if asked(heard, "EnterRecovery trusted=false") != 1 || asked(heard, "EnterRecovery trusted=true") != 1 {
		s.errorf("the phone was asked %q; want EnterRecovery once by anybody and once in a session", heard.All())
	}
	c.Detach()
	s.wants(at.name, "detached", anyMode)
}

// untrusted: the model is told to anybody; recovery is refused with what to do,
// and the phone goes on running.
func (s *story) untrusted() {
	at := socketOn(6, 3)
	c, heard := s.muxPhone(at, "iPhone12,1", 91, virtualphone.Normal, virtualphone.Lockdown{})
	s.wants(at.name, "attached", device.ModeNormal)
	if got := text(s.confirmed(at.name, device.ModeNormal).ProductType); got != "iPhone12,1" {
		s.errorf("status: got product type %q, want iPhone12,1", got)
	}
	code, said := act(s, 0, "enter-recovery", "--nobody-restores", "--port", at.name)
	s.wantsSaid(code, 1, said, "tap Trust")
	if asked(heard, "EnterRecovery trusted=true") != 0 {
		s.errorf("the phone was asked %q; want no session", heard.All())
	}
	s.wantsNothing(at.name)
	c.Detach()
	s.wants(at.name, "detached", anyMode)
}

// clientsAgree: Debian's ideviceinfo and ideviceenterrecovery get on with the
// virtual phone, ideviceinfo over its own TLS, so that what Relink met was the
// protocol. Debian's ideviceenterrecovery opens no session yet (libimobiledevice
// 1.3.0): this phone is as before iOS 14.5.
func (s *story) clientsAgree(trust *virtualphone.Trust) {
	at := socketOn(5, 3)
	c, _ := s.muxPhone(at, "iPhone12,1", 92, virtualphone.Normal, virtualphone.Lockdown{Trust: trust, Open: true})
	s.wants(at.name, "attached", device.ModeNormal)
	s.confirmed(at.name, device.ModeNormal)
	udid := muxUDID(c.Phone())
	out, err := exec.Command("ideviceinfo", "-u", udid, "-k", "ProductVersion").CombinedOutput()
	if got := strings.TrimSpace(string(out)); err != nil || got != "17.5.1" {
		s.errorf("ideviceinfo: got %q, %v; want 17.5.1", got, err)
	}
	if out, err := exec.Command("ideviceenterrecovery", udid).CombinedOutput(); err != nil {
		s.errorf("ideviceenterrecovery: %v: %s", err, out)
	}
	s.wants(at.name, "detached", anyMode)
	s.wants(at.name, "attached", device.ModeRecovery)
	c.Detach()
	s.wants(at.name, "detached", anyMode)
}

// restoring: the restore system says what it is, and is asked nothing more.
func (s *story) restoring() {
	at := socketOn(4, 3)
	c, heard := s.muxPhone(at, "iPhone12,1", 93, virtualphone.Restore, virtualphone.Lockdown{})
	s.wants(at.name, "attached", device.ModeNormal) // nobody saw what was before
	s.confirmed(at.name, device.ModeRestore)
	if said := heard.All(); len(said) == 0 || slices.ContainsFunc(said, func(r string) bool { return r != "QueryType trusted=false" }) {
		s.errorf("the restore system was asked %q, want QueryType only", said)
	}
	c.Detach()
	s.wants(at.name, "detached", anyMode)
}
