package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"relink/internal/device"
	"relink/internal/virtualphone"
)

// wiretap notes the vendor and class requests that reach a phone.
type wiretap struct {
	mu   sync.Mutex
	seen []string
}

func (w *wiretap) hear(s virtualphone.Setup, data []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen = append(w.seen, fmt.Sprintf("%02x %d %d %d %q", s.RequestType, s.Request, s.Value, s.Index, data))
}

func (w *wiretap) heard() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.seen)
}

// leaveBytes is all that leaving recovery may send.
var leaveBytes = []string{
	`40 0 0 0 "setenv auto-boot true\x00"`, `40 0 0 0 "saveenv\x00"`, `40 0 0 0 "reboot\x00"`,
}

// act runs relinkctl as root, or as somebody else, and returns its exit code
// and what it said to both outputs.
func act(s *story, uid uint32, args ...string) (int, string) {
	return actAnd(s, uid, func(string) {}, args...)
}

// actAnd does the same and hands every line on as it is said.
func actAnd(s *story, uid uint32, hear func(line string), args ...string) (int, string) {
	cmd := exec.Command("relinkctl", args...)
	if uid != 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uid, Gid: uid}}
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		s.errorf("read relinkctl: %v", err)
		return -1, ""
	}
	cmd.Stderr = cmd.Stdout
	if err := cmd.Start(); err != nil {
		s.errorf("run relinkctl: %v", err)
		return -1, ""
	}
	var said strings.Builder
	for in := bufio.NewScanner(out); in.Scan(); {
		hear(in.Text())
		said.WriteString(in.Text() + "\n")
	}
	err = cmd.Wait()
	s.logf("relinkctl %s: %v\n%s", strings.Join(args, " "), err, said.String())
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.errorf("run relinkctl: %v", err)
	}
	return cmd.ProcessState.ExitCode(), said.String()
}

func (s *story) wantsSaid(code, wantCode int, said, want string) {
	if code != wantCode || !strings.Contains(said, want) {
		s.errorf("got code %d and %q, want %d and %q", code, said, wantCode, want)
	}
}

// leaving: leave-recovery sends exactly the three commands; success is what the
// bus shows: once the phone starts, once it comes back in recovery.
func leaving(s *story) {
	at := socketOn(4, 2)
	tap := &wiretap{}
	one := spec("iPhone12,1", 80)
	one.Timing = virtualphone.Usual.Scaled(0.1)
	c := s.tapped(at, one, virtualphone.Recovery, tap)
	s.wants(at.name, "attached", device.ModeRecovery)
	leave := []string{"leave-recovery", "--nobody-restores", "--port", at.name}
	code, said := act(s, 0, leave...)
	s.wantsSaid(code, 0, said, "left recovery")
	if got := tap.heard(); !slices.Equal(got, leaveBytes) {
		s.errorf("the phone got\n %q\nwant %q", got, leaveBytes)
	}
	s.wants(at.name, "detached", anyMode)
	s.wants(at.name, "attached", anyMode)
	c.SetMode(virtualphone.Recovery)
	s.wants(at.name, "detached", anyMode)
	s.wants(at.name, "attached", device.ModeRecovery)

	// A system that does not start: the phone is in recovery again at once.
	stays := make(chan bool, 1)
	go func() {
		stays <- until(patience, func() bool { return !c.Phone().Visible() })
		c.SetMode(virtualphone.Recovery)
	}()
	code, said = act(s, 0, leave...)
	s.wantsSaid(code, 1, said, "came back in recovery")
	if !<-stays {
		s.errorf("the phone never went")
	}
	s.wants(at.name, "detached", anyMode)
	s.wants(at.name, "attached", device.ModeRecovery)
	c.Detach()
	s.wants(at.name, "detached", anyMode)
}

// refusal: a user without the right gets the sentence with the udev rule, and
// nothing reaches the phone; with the right on the node it works.
func refusal(s *story) {
	const somebody = 1000
	at := socketOn(5, 2)
	tap := &wiretap{}
	one := spec("iPhone12,1", 81)
	one.Timing = virtualphone.Usual.Scaled(0.1)
	c := s.tapped(at, one, virtualphone.Recovery, tap)
	e := s.wants(at.name, "attached", device.ModeRecovery)
	for _, command := range []string{"leave-recovery", "cable-test"} {
		code, said := act(s, somebody, command, "--nobody-restores", "--port", at.name)
		s.wantsSaid(code, 1, said, "make udev-rule")
	}
	if got := tap.heard(); len(got) != 0 {
		s.errorf("refused, and yet the phone got %q", got)
	}
	bus, _, _ := strings.Cut(at.name, "-")
	if e.Device.Address == nil {
		s.errorf("%v has no address", e)
		return
	}
	node := fmt.Sprintf("/dev/bus/usb/%03s/%03d", bus, *e.Device.Address)
	if err := os.Chmod(node, 0o666); err != nil {
		s.errorf("give the right: %v", err)
		return
	}
	code, said := act(s, somebody, "leave-recovery", "--nobody-restores", "--port", at.name)
	s.wantsSaid(code, 0, said, "left recovery")
	s.wants(at.name, "detached", anyMode)
	s.wants(at.name, "attached", anyMode)
	c.Detach()
	s.wants(at.name, "detached", anyMode)
}

// cableTests: good on a steady phone, bad on one that loses contact while the
// plug moves; neither sends the phone anything but the question of its
// descriptor.
func cableTests(s *story) {
	at := socketOn(6, 2)
	tap := &wiretap{}
	c := s.tapped(at, spec("iPhone12,1", 82), virtualphone.DFU, tap)
	s.wants(at.name, "attached", device.ModeDFU)
	test := []string{"cable-test", "--nobody-restores", "--seconds", "12", "--port", at.name}
	code, said := act(s, 0, test...)
	if strings.Contains(said, "\nDoubtful.") && strings.Count(said, "no answer 0, asked again 0, gone and back 0") == 2 {
		// Slow answers only: the computer under the emulator was busy.
		code, said = act(s, 0, test...)
	}
	s.wantsSaid(code, 0, said, "\nGood.")
	var drops []*time.Timer
	code, said = actAnd(s, 0, func(line string) {
		if !strings.Contains(line, "Now move the plug") {
			return
		}
		for _, after := range []time.Duration{time.Second, 4 * time.Second} {
			drops = append(drops, time.AfterFunc(after, func() { c.Drop(100 * time.Millisecond) }))
		}
	}, test...)
	s.wantsSaid(code, 0, said, "\nBad.")
	s.wantsSaid(code, 0, said, "gone and back 2")
	s.wantsSaid(code, 0, said, "went off USB (provoked)")
	for _, d := range drops {
		if d.Stop() {
			s.errorf("the test ended before the phone was dropped")
			continue
		}
		s.wants(at.name, "detached", anyMode)
		s.wants(at.name, "attached", device.ModeDFU)
	}
	if got := tap.heard(); len(got) != 0 {
		s.errorf("the cable test only reads, and yet the phone got %q", got)
	}
	c.Detach()
	s.wants(at.name, "detached", anyMode)
}

// tapped is a phone on a wire that is listened to.
func (s *story) tapped(at *socket, spec virtualphone.Spec, state virtualphone.State, tap *wiretap) *cable {
	c := connectTapped(at, virtualphone.New(spec, state, time.Now()), tap.hear)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cables = append(s.cables, c)
	return c
}
